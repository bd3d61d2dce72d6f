"""The real bot on a bad day: faults of the Bot API, lost connections; and by webhook."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
import pytest_asyncio
from telegram.error import BadRequest, NetworkError

from bot.answering.library import Library
from bot.chat.calls.requests import UnreadableAnswerError
from bot.chat.calls.retries import Result, RetryingRateLimiter, may_be_done
from bot.demo.server.objects.model import User
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from bot.texts import ENGLISH
from tests.clock import hurried
from tests.ports import free_port
from tests.process import Process, buttons, running, stopped

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


@pytest_asyncio.fixture(scope="module")
async def bot(library: Library, index_folder: Path) -> AsyncIterator[Process]:
    """Run one polling bot, with faults allowed, for this module."""
    async with serve(Telegram(faults=True)) as server, running(server, index_folder) as process:
        yield process


def ask(bot: Process, name: str) -> User:
    """Bring in a person with a question."""
    people = bot.server.people
    user = people.person(name)
    people.say(user, people.private(user), QUESTION)
    return user


def answers(bot: Process, user: User) -> list[str]:
    """Return all that the bot has sent to a person and not taken back."""
    messages = bot.server.telegram.messages[user.id].values()
    return [message.text.text for message in messages if message.sender != user]


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", 429, retry_after=1),
        Fault("sendMessage", 429, retry_after=1, times=3),
        Fault("sendMessage", 502),
        Fault("sendMessage", 502, times=2),
        Fault("sendMessage", 500),
        Fault("sendMessage", 404, body="page"),
        Fault("getUpdates", drop="before"),
        Fault("getUpdates", drop="after"),
        Fault("getUpdates", 502),
        Fault("getUpdates", 502, body="page"),
        Fault("getUpdates", body="page"),
        Fault("getUpdates", body="cut"),
    ],
    ids=lambda fault: f"{fault.method}-{fault.status}{fault.drop}{fault.body}-{fault.times}",
)
async def test_a_question_is_answered_once_whatever_fails(bot: Process, fault: Fault) -> None:
    """The call is made again, after the wait that Telegram asks for; one answer stands there."""
    bot.server.telegram.faults.add(fault)
    ada = ask(bot, "Ada")
    assert ANSWER in (await bot.heard(ada))["text"]
    ben = ask(bot, "Ben")
    assert ANSWER in (await bot.heard(ben))["text"]
    assert len(answers(bot, ada)) == len(answers(bot, ben)) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", drop="before"),
        Fault("sendMessage", drop="after"),
        Fault("sendMessage", body="cut"),
        Fault("sendMessage", body="page"),
        Fault("sendMessage", 502, body="page"),
    ],
    ids=lambda fault: f"{fault.drop or fault.body}-{fault.status}",
)
async def test_an_answer_that_may_have_been_sent_is_not_sent_again(
    bot: Process, fault: Fault
) -> None:
    """A note with a button stands below or instead; a tap turns the note into the answer.

    Nothing goes wrong for the person, and the log holds neither their words nor the answer's.
    """
    bot.server.telegram.faults.add(fault)
    cleo = ask(bot, "Cleopatra")
    said = await bot.heard(cleo)
    arrived = fault.drop != "before" and not fault.status
    if arrived:
        assert ANSWER in said["text"]
        said = await bot.heard(cleo)
    assert said["text"] == ENGLISH.broken_off
    assert sum(ANSWER in text for text in answers(bot, cleo)) == arrived
    assert ENGLISH.went_wrong not in answers(bot, cleo)
    log = "".join(bot.log)
    assert not any(word in log for word in ("Cleopatra", "taxes and fees", "billion yuan", "<html"))
    bot.server.people.tap(cleo, bot.message(said), data=buttons(said)["Show the answer"])
    shown = await bot.heard(cleo, "edited")
    assert ANSWER in shown["text"]
    assert list(buttons(shown))[:4] == ["1/5", "›", "👍", "👎"]


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageText"])
@pytest.mark.parametrize("drop", ["before", "after"])
async def test_a_tap_that_broke_off_works_all_the_same(
    bot: Process, method: str, drop: Literal["before", "after"]
) -> None:
    """A call that changes nothing when it is done twice is made again; nothing goes wrong."""
    dan = ask(bot, "Dan")
    said = await bot.heard(dan)
    bot.server.telegram.faults.add(Fault(method, drop=drop))
    bot.server.people.tap(dan, bot.message(said), data="p:1")
    assert "2/5" in buttons(await bot.heard(dan, "edited"))
    bot.server.people.tap(dan, bot.message(said), data="p:2")
    assert "3/5" in buttons(await bot.heard(dan, "edited"))
    assert len(answers(bot, dan)) == 1


async def test_an_outage_loses_no_question(library: Library, index_folder: Path) -> None:
    """What was asked while the Bot API was away is answered when it is back, once."""
    telegram, first = Telegram(), AsyncExitStack()
    server = await first.enter_async_context(serve(telegram))
    async with running(server, index_folder) as bot:
        await first.aclose()
        eve = ask(bot, "Eve")
        async with serve(telegram, [server.port]):
            assert ANSWER in (await bot.heard(eve))["text"]
            assert len(answers(bot, eve)) == 1
            assert await stopped(bot) == 0


def webhook(port: int, **more: str) -> dict[str, Any]:
    """Return how the bot is run by webhook."""
    names = {
        "VERBATIM_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "VERBATIM_TELEGRAM__WEBHOOK_LISTEN": f"127.0.0.1:{port}",
    }
    return {"ready": "setWebhook", **names, **more}


async def test_by_webhook_a_question_is_answered_and_so_is_a_tap(
    library: Library, index_folder: Path
) -> None:
    """The bot never polls, its webhook has the secret, and SIGTERM answers what it was given."""
    more = webhook(free_port(), VERBATIM_TELEGRAM__WEBHOOK_SECRET="a-Secret_1")
    async with serve() as server, running(server, index_folder, **more) as bot:
        fay = ask(bot, "Fay")
        said = await bot.heard(fay)
        assert ANSWER in said["text"]
        server.people.tap(fay, bot.message(said), data="p:1")
        assert "2/5" in buttons(await bot.heard(fay, "edited"))
        assert server.telegram.webhook is not None
        assert server.telegram.webhook.secret == "a-Secret_1"
        assert "getUpdates" not in {call.method for call in server.telegram.calls}
        gus = ask(bot, "Gus")
        while server.telegram.updates.pending:
            await server.telegram.events.wait(0.01)
        assert await stopped(bot) == 0
        assert len(answers(bot, gus)) == 1
        assert "a-Secret_1" not in "".join(bot.log)


async def test_a_webhook_takes_nothing_from_strangers(library: Library, index_folder: Path) -> None:
    """Without a secret in the environment there is one too; who doesn't know it gets 403."""
    port = free_port()
    async with serve() as server, running(server, index_folder, **webhook(port)) as bot:
        assert ANSWER in (await bot.heard(ask(bot, "Hal")))["text"]
        async with httpx.AsyncClient(trust_env=False) as stranger:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
                url = f"http://127.0.0.1:{port}/hook"
                answer = await stranger.post(url, json={"update_id": 1}, headers=headers)
                assert answer.status_code == 403
        assert server.telegram.webhook is not None
        assert len(server.telegram.webhook.secret) == 64


async def test_a_webhook_is_set_once_the_bot_api_is_there(
    library: Library, index_folder: Path
) -> None:
    """However often that fails at the start, the process stays and tells it in the end."""
    more = webhook(free_port(), VERBATIM_TELEGRAM__RETRIES="0")
    async with serve(Telegram(faults=True)) as server:
        server.telegram.faults.add(Fault("setWebhook", 502, times=2))
        async with running(server, index_folder, **more) as bot:
            assert ANSWER in (await bot.heard(ask(bot, "Ivy")))["text"]
            assert sum("can't be reached" in line for line in bot.log) == 2


async def test_a_webhook_that_telegram_refuses_is_one_clear_line(
    library: Library, index_folder: Path
) -> None:
    """The address is named, and what to do."""
    more = webhook(free_port()) | {"ready": "never"}
    says = r"Telegram refuses the webhook http://127\.0\.0\.1:\d+/hook: .*Set telegram\.webhook_url"
    async with serve(Telegram(faults=True)) as server:
        server.telegram.faults.add(Fault("setWebhook", 400, description="Bad Request: bad webhook"))
        with pytest.raises(RuntimeError, match=says) as error:
            async with running(server, index_folder, **more):
                pass
    assert "Traceback" not in str(error.value)


def failed(cause: Exception | None) -> NetworkError:
    """Return the library's error with what it came from."""
    error = NetworkError("failed")
    error.__cause__ = cause
    return error


# What a call returns that succeeds.
DONE = {"message_id": 1}


class Line:
    """A call that fails as it is told to, and counts how often it was made."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.made = 0

    async def call(self, *args: object, **kwargs: object) -> Result:
        """Fail, or succeed when no errors are left."""
        self.made += 1
        if self.errors:
            raise self.errors.pop(0)
        return DONE

    def through(self, endpoint: str) -> Result:
        """Make the call by way of the limiter, with three retries and without their pauses."""
        limiter = RetryingRateLimiter(3)
        return hurried(limiter.process_request(self.call, (), {}, endpoint, {}, None))


UNSENT = failed(httpx.ConnectError("refused"))
LOST = failed(httpx.ReadTimeout("late"))
SLOW = failed(TimeoutError())


def test_what_never_left_is_sent_again() -> None:
    """A message whose connection was refused is sent, up to three times again."""
    line = Line(UNSENT, UNSENT, UNSENT)
    assert line.through("sendMessage") == DONE
    line = Line(*[UNSENT] * 4)
    with pytest.raises(NetworkError):
        line.through("sendMessage")
    assert line.made == 4


@pytest.mark.parametrize("endpoint", ["sendMessage", "sendDocument", "copyMessage"])
@pytest.mark.parametrize(
    "lost", [LOST, SLOW, UnreadableAnswerError(200), UnreadableAnswerError(502)]
)
def test_what_may_have_been_sent_is_not_sent_again(endpoint: str, lost: NetworkError) -> None:
    """The error goes to the caller, who can tell that the message may stand there."""
    line = Line(failed(None), UnreadableAnswerError(404), lost)
    with pytest.raises(NetworkError) as error:
        line.through(endpoint)
    assert line.made == 3
    assert may_be_done(error.value)


def test_what_is_refused_as_done_already_was_done() -> None:
    """After a lost answer "not modified" means success; without one it is the caller's mistake."""
    same = BadRequest("Message is not modified: ...")
    assert Line(LOST, same).through("editMessageText") is True
    with pytest.raises(BadRequest):
        Line(same).through("editMessageText")
