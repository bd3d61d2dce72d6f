"""What the bot shows of its work while it works."""

import asyncio
from typing import cast

import pytest
from telegram import Message
from telegram.constants import ChatAction
from telegram.error import NetworkError

from bot.chat.sending import at_work


@pytest.fixture(autouse=True)
def noticed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any work for one that is long enough to be shown."""
    monkeypatch.setattr("bot.chat.sending._NOTICED", 0.0)


async def turns() -> None:
    """Let what is shown begin."""
    for _ in range(3):
        await asyncio.sleep(0)


class SlowChat:
    """A message in a chat of which Telegram shows what is done only when it is let."""

    def __init__(self, error: NetworkError | None = None) -> None:
        self.seen: list[str] = []
        self.let = asyncio.Event()
        self.showing: asyncio.Task[None] | None = None
        self._error = error

    async def reply_chat_action(self, action: ChatAction) -> None:
        """Show it, or fail."""
        self.showing = asyncio.current_task()
        self.seen.append(f"{action.value} begins")
        await self.let.wait()
        if self._error:
            raise self._error
        self.seen.append(f"{action.value} shown")

    async def show(self, error: Exception | None = None) -> None:
        """Work while it is shown; whoever waits for Telegram is let after the work."""
        async with at_work(cast("Message", self), ChatAction.TYPING):
            await turns()
            self.seen.append("work done")
            if error:
                raise error
            self.let.set()
        self.seen.append("answer")


async def test_work_goes_on_while_typing_is_shown() -> None:
    """The answer waits until it was, so that nobody sees the bot type after it."""
    chat = SlowChat()
    await chat.show()
    assert chat.seen == ["typing begins", "work done", "typing shown", "answer"]


async def test_what_takes_a_moment_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is sent at once, and nothing is shown behind it."""
    monkeypatch.setattr("bot.chat.sending._NOTICED", 0.05)
    chat = SlowChat()
    await chat.show()
    await asyncio.sleep(0.1)
    assert chat.seen == ["work done", "answer"]


async def test_typing_that_fails_changes_nothing() -> None:
    """The work is done, and the answer follows."""
    chat = SlowChat(NetworkError("gone"))
    await chat.show()
    assert chat.seen == ["typing begins", "work done", "answer"]


async def test_work_that_fails_waits_for_nothing() -> None:
    """Its error comes at once, and what is still to be shown is given up."""
    chat = SlowChat()
    with pytest.raises(ValueError, match="nothing found"):
        await chat.show(ValueError("nothing found"))
    await asyncio.sleep(0)
    assert chat.seen == ["typing begins", "work done"]
    assert chat.showing and chat.showing.cancelled()


async def test_typing_that_hangs_holds_up_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up soon after the work is done."""
    monkeypatch.setattr("bot.chat.sending._SHOWN_WITHIN", 0.01)
    chat = SlowChat()
    async with at_work(cast("Message", chat), ChatAction.TYPING):
        await turns()
        chat.seen.append("work done")
    chat.seen.append("answer")
    await asyncio.sleep(0)
    assert chat.seen == ["typing begins", "work done", "answer"]
    assert chat.showing and chat.showing.cancelled()
