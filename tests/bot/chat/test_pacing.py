"""Telegram's 429: the chat that it is for waits, and nobody else."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import ChatMigrated, RetryAfter

from bot.chat.calls.retries import Result, RetryingRateLimiter
from bot.chat.updates.update_order import PerChatProcessor
from tests.bot.chat.test_update_order import update
from tests.clock import hurried

DONE = {"message_id": 1}


class Telegram:
    """Takes calls, of which it refuses some, and knows when and where to each was made."""

    def __init__(self, *refusals: Exception) -> None:
        self.limiter = RetryingRateLimiter(3)
        self.refusals = list(refusals)
        self.made: list[tuple[str, int | None, int]] = []

    async def call(self, endpoint: str, data: dict[str, Any]) -> Result:
        """Take a call."""
        time = round(asyncio.get_running_loop().time() - self.began)
        self.made.append((endpoint, data.get("chat_id"), time))
        if self.refusals:
            raise self.refusals.pop(0)
        return DONE

    async def send(self, chat: int | None, endpoint: str = "sendMessage") -> Result:
        """Make a call by way of the limiter."""
        data = {} if chat is None else {"chat_id": chat}
        if not self.made:
            self.began = asyncio.get_running_loop().time()
        return await self.limiter.process_request(
            self.call, (endpoint, data), {}, endpoint, data, None
        )

    @property
    def times(self) -> list[int]:
        """Return the seconds at which the calls were made."""
        return [time for _, _, time in self.made]


@pytest.mark.parametrize("wait", [30, 3600, timedelta(hours=9)])
def test_a_chat_waits_as_long_as_telegram_says_and_others_do_not(wait: int | timedelta) -> None:
    """Its call is made again then, once; calls to another chat and to none go at once."""
    seconds = round(wait.total_seconds()) if isinstance(wait, timedelta) else wait

    async def work() -> None:
        telegram = Telegram(RetryAfter(wait))
        refused = asyncio.create_task(telegram.send(1))
        await asyncio.sleep(0.01)
        for chat in (2, -3, None):
            assert await telegram.send(chat, "sendMessage" if chat else "answerInlineQuery") == DONE
        assert telegram.times == [0, 0, 0, 0]
        assert await refused == DONE
        assert [made[:2] for made in telegram.made].count(("sendMessage", 1)) == 2
        assert telegram.times[-1] == seconds

    hurried(work())


def test_what_a_paused_chat_is_to_get_comes_in_order_one_after_the_other() -> None:
    """A second refusal lengthens the pause for all of it; nothing is kept of the chat after."""

    async def work() -> None:
        telegram = Telegram(RetryAfter(60), RetryAfter(60))
        calls = [asyncio.create_task(telegram.send(1)) for _ in range(2)]
        await asyncio.sleep(0.01)
        calls += [asyncio.create_task(telegram.send(1, "editMessageText")) for _ in range(3)]
        await asyncio.sleep(0.01)
        assert telegram.limiter.pacing.paused == 1
        await asyncio.gather(*calls)
        endpoints = [endpoint for endpoint, _, _ in telegram.made]
        assert endpoints == ["sendMessage"] * 4 + ["editMessageText"] * 3
        assert telegram.times == [0, 60, 120, 120, 120, 120, 120]
        assert telegram.limiter.pacing.paused == 0

    hurried(work())


def test_a_group_gets_twenty_messages_a_minute_and_a_private_chat_all_at_once() -> None:
    """The twenty-first waits three seconds, and so on."""

    async def work() -> None:
        telegram = Telegram()
        await asyncio.gather(*(telegram.send(-1) for _ in range(24)))
        assert telegram.times == [0] * 20 + [3, 6, 9, 12]
        telegram = Telegram()
        await asyncio.gather(*(telegram.send(1) for _ in range(24)))
        assert telegram.times == [0] * 24

    hurried(work())


def test_a_tap_is_not_answered_later_than_anybody_waits() -> None:
    """A short pause is waited for, a long one is an error at once."""

    async def work() -> None:
        telegram = Telegram(RetryAfter(2))
        assert await telegram.send(None, "answerCallbackQuery") == DONE
        telegram.refusals = [RetryAfter(60)]
        with pytest.raises(RetryAfter):
            await telegram.send(None, "answerCallbackQuery")
        assert telegram.times == [0, 2, 2]

    hurried(work())


def test_typing_neither_waits_nor_is_shown_in_a_paused_chat() -> None:
    """It would come too late, and cost the chat a longer pause."""

    async def work() -> None:
        telegram = Telegram(RetryAfter(60))
        refused = asyncio.create_task(telegram.send(1))
        await asyncio.sleep(0.01)
        assert await telegram.send(1, "sendChatAction") is True
        await refused
        assert [endpoint for endpoint, _, _ in telegram.made] == ["sendMessage", "sendMessage"]

    hurried(work())


def test_a_group_that_became_a_supergroup_is_answered_there() -> None:
    """The call is made again with the new id; if that moves again to itself, it is an error."""

    async def work() -> None:
        telegram = Telegram(ChatMigrated(-100))
        assert await telegram.send(-1) == DONE
        assert [chat for _, chat, _ in telegram.made] == [-1, -100]
        telegram.refusals = [ChatMigrated(-100), ChatMigrated(-100)]
        with pytest.raises(ChatMigrated):
            await telegram.send(-1)

    hurried(work())


def test_waits_end_when_the_bot_does() -> None:
    """What waits is cancelled, and so is what would have to wait; what needn't is still sent."""

    async def work() -> None:
        telegram = Telegram(RetryAfter(3600))
        waiting = [asyncio.create_task(telegram.send(1)) for _ in range(3)]
        await asyncio.sleep(0.01)
        paced = [asyncio.create_task(telegram.send(-1)) for _ in range(22)]
        await asyncio.sleep(0.01)
        telegram.limiter.pacing.end_waits()
        await asyncio.wait([*waiting, *paced])
        assert [task.cancelled() for task in waiting] == [True] * 3
        assert [task.cancelled() for task in paced] == [False] * 20 + [True] * 2
        assert await telegram.send(2) == DONE
        with pytest.raises(asyncio.CancelledError):
            await telegram.send(-1)

    hurried(work())


def test_who_waits_for_telegram_takes_no_place_of_those_that_are_worked_on() -> None:
    """With one place a second chat is answered while the first waits an hour."""

    async def work() -> None:
        telegram, order = Telegram(RetryAfter(3600)), PerChatProcessor(1)
        done: list[int] = []

        async def answer(chat: int) -> None:
            await telegram.send(chat)
            done.append(chat)

        first = asyncio.create_task(order.process_update(update(1), answer(1)))
        await asyncio.sleep(0.01)
        await order.process_update(update(2), answer(2))
        assert done == [2] and telegram.times == [0, 0]
        await first
        assert done == [2, 1] and order.chats == 0

    hurried(work())


def test_a_wait_that_is_cancelled_leaves_its_chat_and_its_place_free() -> None:
    """The update behind it in its chat gets its turn."""

    async def work() -> None:
        telegram, order = Telegram(RetryAfter(3600)), PerChatProcessor(1)
        first = asyncio.create_task(order.process_update(update(1), telegram.send(1)))
        await asyncio.sleep(0.01)
        first.cancel()
        await asyncio.wait([first])
        await order.process_update(update(1), telegram.send(1))
        assert telegram.times == [0, 0] and telegram.limiter.pacing.paused == 0

    hurried(work())
