"""The polling loop, with a Bot API that does what a test says."""

import asyncio
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import httpx
import pytest
from telegram.error import InvalidToken

from bot.chat.updates.polling import Polling, watched
from bot.chat.updates.raw_calls import CallFailedError, RawCalls
from bot.service.webhook import RawUpdate
from bot.storage.model import InboxFullError

TOKEN = "123:a-secret-token"
PORTAL = httpx.Response(200, html="<html>Sign in to this network</html>")


def result(*updates: Mapping[str, object]) -> httpx.Response:
    """Return the answer that holds updates."""
    return httpx.Response(200, json={"ok": True, "result": list(updates)})


def error(code: int, description: str = "No", **parameters: object) -> httpx.Response:
    """Return Telegram's refusal of a call."""
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return httpx.Response(code, json=body)


@dataclass
class Taking:
    """Takes updates as `Receiving` does, for as long as there is room."""

    taken: list[list[object]] = field(default_factory=list)
    room: int = 1000
    full: int = 0
    turns: list[bool] = field(default_factory=list)
    is_stuck: bool = False

    async def make_room(self) -> None:
        """Have room."""

    def turned(self, *, received: bool) -> None:
        """Note how a fetch ended."""
        self.turns.append(received)

    async def take(self, raws: Sequence[RawUpdate]) -> bool:
        """Take updates, unless the inbox is full."""
        if self.full:
            self.full -= 1
            raise InboxFullError(0)
        self.taken.append([raw["update_id"] for raw in raws])
        return True


class EndedError(Exception):
    """The test's Bot API has no more answers."""


@dataclass
class Scene:
    """A loop with the answers that it gets; what it asked, and how long it paused."""

    answers: Sequence[httpx.Response | Exception]
    refuses_me: bool = False
    taking: Taking = field(default_factory=Taking)
    asked: list[dict[str, object]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    now: float = 0.0

    async def run(self) -> None:
        """Poll until there are no more answers."""
        answers = iter(self.answers)
        transport = httpx.MockTransport(lambda request: self._answer(request, answers))
        calls = RawCalls(f"https://api.test/bot{TOKEN}", transport)
        polling = Polling(calls, self.taking, sleep=self._sleep, clock=lambda: self.now)
        with pytest.raises((EndedError, InvalidToken)) as ended:
            await polling.run()
        await calls.close()
        if ended.type is InvalidToken:
            raise ended.value

    def _answer(
        self, request: httpx.Request, answers: Iterator[httpx.Response | Exception]
    ) -> httpx.Response:
        """Give the next answer."""
        method = request.url.path.rpartition("/")[2]
        if method == "deleteWebhook":
            return httpx.Response(200, json={"ok": True, "result": True})
        if method == "getMe":
            return error(401) if self.refuses_me else httpx.Response(200, json={"ok": True})
        self.asked.append(json.loads(request.content))
        answer = next(answers, EndedError())
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def _sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.pauses.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


async def test_a_batch_is_confirmed_once_it_was_taken() -> None:
    """The next call asks for what comes behind it; after an empty one, for whatever there is."""
    scene = Scene([result({"update_id": 7}, {"update_id": 8}), result(), result({"update_id": 3})])
    await scene.run()
    assert scene.taking.taken == [[7, 8], [3]]
    assert [asked["offset"] for asked in scene.asked] == [0, 9, 0, 4]
    assert {asked["limit"] for asked in scene.asked} == {100}


async def test_a_batch_that_does_not_fit_is_not_confirmed() -> None:
    """It is asked for once more."""
    update = {"update_id": 7}
    scene = Scene([result(update), result(update)], taking=Taking(full=1, room=5))
    await scene.run()
    assert scene.taking.taken == [[7]]
    assert [asked["offset"] for asked in scene.asked] == [0, 0, 8]
    assert {asked["limit"] for asked in scene.asked} == {5}


@pytest.mark.parametrize(
    "trouble",
    [
        error(500),
        error(502),
        error(401),
        error(403),
        httpx.Response(502, html="<html>Bad Gateway</html>"),
        httpx.Response(302, headers={"location": "https://portal.test"}),
        httpx.Response(401, html="<html>Sign in</html>"),
        httpx.Response(200, json=["ok"]),
        PORTAL,
        httpx.ConnectError("no"),
        httpx.ReadTimeout("no"),
        httpx.RemoteProtocolError("no"),
    ],
    ids=lambda it: type(it).__name__ if isinstance(it, Exception) else str(it.status_code),
)
async def test_trouble_is_said_once_and_over_by_itself(
    trouble: httpx.Response | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Pauses grow up to half a minute; the token isn't in the log."""
    scene = Scene([*[trouble] * 12, result({"update_id": 7})])
    await scene.run()
    assert scene.taking.taken == [[7]]
    assert len(scene.pauses) == 12
    assert 0.3 < scene.pauses[0] < 0.7
    assert 22 < scene.pauses[-1] < 38
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert caplog.messages[0].startswith("No updates can be fetched (")
    assert caplog.messages[1] == "Updates are fetched again, after 12 failures"
    assert TOKEN not in caplog.text


async def test_telegram_says_how_long_it_wants_to_be_left_alone() -> None:
    """As long as it says, but no longer than five minutes."""
    scene = Scene([error(429, retry_after=47), error(429, retry_after=9999), result()])
    await scene.run()
    assert scene.pauses == [47, 300]


async def test_a_conflict_is_one_line_and_slow(caplog: pytest.LogCaptureFixture) -> None:
    """It says that another process polls; no storm of calls follows."""
    scene = Scene([error(409, "terminated by other getUpdates request")] * 5 + [result()])
    await scene.run()
    assert all(15 <= pause <= 25 for pause in scene.pauses)
    assert len(scene.pauses) == 5
    assert "Another process fetches this bot's updates" in caplog.messages[0]
    assert len(caplog.messages) == 2


async def test_a_token_is_revoked_when_it_is_refused_for_a_minute() -> None:
    """GetMe refuses it too, five times at least."""
    scene = Scene([error(401)] * 50, refuses_me=True)
    with pytest.raises(InvalidToken):
        await scene.run()
    assert 60 <= scene.now < 120
    assert 5 <= len(scene.asked) < 15


async def test_refusals_of_fetching_alone_revoke_nothing() -> None:
    """While getMe knows the bot, polling goes on."""
    scene = Scene([*[error(401)] * 50, result({"update_id": 7})])
    await scene.run()
    assert scene.now > 60
    assert scene.taking.taken == [[7]]


async def test_an_update_without_an_id_is_no_update() -> None:
    """Nothing is confirmed for it, and the rest of its batch is taken."""
    scene = Scene([result({"message": {}}, {"update_id": 7}, {"update_id": 2**70}), result()])
    await scene.run()
    assert [asked["offset"] for asked in scene.asked] == [0, 8, 0]


async def test_an_error_holds_neither_address_nor_token() -> None:
    """Whatever goes wrong on the way."""

    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(f"can't reach {request.url}")

    calls = RawCalls(f"https://api.test/bot{TOKEN}", httpx.MockTransport(fail))
    with pytest.raises(CallFailedError) as failed:
        await calls.make("getMe", {})
    await calls.close()
    assert str(failed.value) == "ConnectError"
    assert failed.value.__cause__ is None


async def test_an_answer_nested_without_end_is_none_of_the_bot_api() -> None:
    """JSON that can't be read for its depth is tried again like a gateway's page."""
    deep = b'{"ok":true,"result":' + b"[" * 100_000
    answers = httpx.MockTransport(lambda request: httpx.Response(200, content=deep))
    calls = RawCalls(f"https://api.test/bot{TOKEN}", answers)
    with pytest.raises(CallFailedError, match="status 200, and no answer of the Bot API"):
        await calls.make("getUpdates", {})
    await calls.close()


async def test_a_loop_that_ends_is_begun_anew(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever it was that ended it; a revoked token ends it for good."""
    begun: list[int] = []

    async def run() -> None:
        begun.append(1)
        if len(begun) == 3:
            raise InvalidToken
        raise ValueError("nobody expected this")

    with pytest.raises(InvalidToken):
        await watched(run, Taking())
    assert len(begun) == 3
    assert caplog.messages == ["Polling has stopped, and is begun anew"] * 2


async def test_a_loop_that_hangs_is_begun_anew() -> None:
    """It is known by its turns, which take a bounded time."""
    begun: list[int] = []
    taking = Taking(is_stuck=True)

    async def run() -> None:
        begun.append(1)
        if len(begun) == 2:
            raise InvalidToken
        await asyncio.Event().wait()

    with pytest.raises(InvalidToken):
        await watched(run, taking)
    assert len(begun) == 2
