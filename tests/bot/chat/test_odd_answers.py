"""Answers of the Bot API that are JSON and yet not what they should be."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from telegram import CallbackQuery, User
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.chat.calls.answers import NoAnswerError, checked
from bot.chat.calls.requests import gives_a_message, puts_a_message
from bot.chat.handlers.callbacks import acknowledge
from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.methods import METHODS
from bot.demo.server.state.telegram import Telegram
from bot.texts import ENGLISH
from tests.bot.chat.here import running_here
from tests.process import buttons

MESSAGE = {"message_id": 1, "date": 2, "chat": {"id": 3, "type": "private"}}


def read(status: int, body: object, *, is_message: bool = True) -> tuple[int, object]:
    """Return what is made of an answer."""
    code, payload = checked(status, json.dumps(body).encode(), is_message=is_message)
    return code, json.loads(payload)


@pytest.mark.parametrize(
    "body",
    [
        True,
        [],
        {},
        {"ok": "yes", "result": MESSAGE},
        {"ok": True},
        {"ok": True, "result": None},
        {"ok": True, "result": True},
        {"ok": True, "result": []},
        {"ok": True, "result": [MESSAGE, {}]},
        {"ok": True, "result": {**MESSAGE, "message_id": "1"}},
        {"ok": True, "result": {**MESSAGE, "chat": {}}},
    ],
    ids=str,
)
def test_what_tells_of_no_message_leaves_open_whether_it_was_sent(body: object) -> None:
    """It is no answer, as a gateway's page is none."""
    with pytest.raises(NoAnswerError):
        read(200, body)


@pytest.mark.parametrize("result", [MESSAGE, [MESSAGE, MESSAGE]], ids=["one", "album"])
def test_messages_that_were_sent_are_an_answer(result: object) -> None:
    """It passes as it came."""
    assert read(200, {"ok": True, "result": result}) == (200, {"ok": True, "result": result})


def test_other_calls_may_have_any_result() -> None:
    """A tap's answer is answered with true."""
    assert read(200, {"ok": True, "result": True}, is_message=False)[0] == 200


@pytest.mark.parametrize(
    ("method", "puts", "gives"),
    [
        ("sendMessage", True, True),
        ("sendMediaGroup", True, True),
        ("forwardMessage", True, True),
        ("copyMessage", True, False),
        ("copyMessages", True, False),
        ("forwardMessages", True, False),
        ("sendChatAction", False, False),
        ("editMessageText", False, False),
    ],
)
def test_of_a_copy_a_number_alone_is_given(method: str, puts: bool, gives: bool) -> None:
    """It puts a message into a chat, and its answer isn't held to be one."""
    assert (puts_a_message(method), gives_a_message(method)) == (puts, gives)


def test_a_refusal_under_a_status_of_success_is_one() -> None:
    """With the code that it names, or that of a bad request."""
    assert read(200, {"ok": False})[0] == 400
    assert read(200, {"ok": False, "error_code": 403, "description": "blocked"})[0] == 403
    assert read(200, {"ok": False, "error_code": 200})[0] == 400


@pytest.mark.parametrize(
    ("details", "kept"),
    [
        ({"retry_after": "2"}, {"retry_after": 2}),
        ({"retry_after": 2}, {"retry_after": 2}),
        ({"retry_after": [2]}, {}),
        ({"retry_after": "soon", "migrate_to_chat_id": "-1001"}, {"migrate_to_chat_id": -1001}),
        ("none", {}),
    ],
)
def test_details_of_a_refusal_are_numbers(details: object, kept: object) -> None:
    """A number as text is one, and what can't be one is left out."""
    body = {"ok": False, "description": "Too Many Requests", "parameters": details}
    code, said = read(429, body)
    assert isinstance(said, dict)
    assert (code, said["description"], said["parameters"]) == (429, "Too Many Requests", kept)


class Refused(CallbackQuery):
    """A tap whose answer fails."""

    async def answer(self, *_: object, **__: object) -> bool:
        """Fail as the test says."""
        raise ERRORS[self.id]


ERRORS: dict[str, TelegramError] = {"401": InvalidToken(), "gone": NetworkError("gone")}


@pytest.mark.parametrize("kind", ERRORS)
async def test_a_tap_that_cannot_be_answered_is_done_all_the_same(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is a line in the log, and what the handler does goes on."""
    await acknowledge(Refused(kind, User(1, "Ada", is_bot=False), "x"))
    assert caplog.messages == [f"A tap can't be answered: {type(ERRORS[kind]).__name__}"]


async def test_an_answer_whose_fate_is_unknown_can_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram answers null to it: it isn't sent twice, and a button shows it; nothing failed."""
    send = METHODS["sendmessage"]
    lost: list[object] = []

    async def null_once(telegram: Telegram, arguments: Arguments) -> object:
        """Send, and say so but for the first time."""
        result = await send.handle(telegram, arguments)
        if lost:
            return result
        lost.append(result)
        return None

    monkeypatch.setitem(METHODS, "sendmessage", replace(send, handle=null_once))
    async with running_here(tmp_path) as bot:
        user, chat = bot.person("Ada")
        bot.server.people.say(user, chat, "Do pigs live on farms?")
        first, second = await bot.heard(user), await bot.heard(user)
        assert first["text"].endswith("2020 · ¶1")
        assert second["text"] == ENGLISH.broken_off
        assert list(buttons(second)) == [ENGLISH.again]
    assert "Traceback" not in caplog.text
