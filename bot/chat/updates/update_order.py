"""The order of updates: those of one chat one after the other, those of many chats at once.

Taps wait for other taps on their message alone: they must be answered at once, and in a group one
who asks a lot would hold up everybody's. Inline queries wait for none: the last one counts.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Coroutine, Hashable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.answering.fair_queue import FairQueue
from bot.chat.aside import aside, worked_on
from bot.chat.callback_data import CallbackAction, CallbackData

# Updates that wait for their chat's turn take none of the places of those that are worked on.
_WAITING = 100_000
# What the buttons of an offer do; their handlers see to it that one of them does it.
_OFFERED = (CallbackAction.ADD, CallbackAction.EDITION, CallbackAction.CANCEL)


class PerChatProcessor(BaseUpdateProcessor):
    """Works on the updates of a chat in order: a follow-up finds the question before it."""

    def __init__(self, at_a_time: int) -> None:
        super().__init__(_WAITING)
        self._places = FairQueue(at_a_time)
        self._locks: dict[Hashable, asyncio.Lock] = {}
        self._waiting: Counter[Hashable] = Counter()

    @property
    def chats(self) -> int:
        """Return how many chats have updates that wait or are worked on."""
        return len(self._locks)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the turn of the update's chat, then work on it."""
        try:
            async with self._turn(_order_of(update)), worked_on(self._places, _chat_of(update)):
                await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # it hasn't begun where the wait for it was cancelled

    @asynccontextmanager
    async def turn_of(self, chat: int) -> AsyncIterator[None]:
        """Have the turn of a chat in the work on what isn't in its order, until the block ends.

        The wait for it takes no place: who has the turn may wait for one.
        """
        async with AsyncExitStack() as stack:
            async with aside():
                await stack.enter_async_context(self._turn(chat))
            yield

    @asynccontextmanager
    async def _turn(self, key: Hashable) -> AsyncIterator[None]:
        """Wait for a turn and have it until the block ends."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._waiting[key] += 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]

    async def initialize(self) -> None:
        """Begin; there is nothing to prepare."""

    async def shutdown(self) -> None:
        """End; there is nothing to free."""


@asynccontextmanager
async def in_order(processor: BaseUpdateProcessor, chat: int) -> AsyncIterator[None]:
    """Have the turn of a chat until the block ends, where the processor gives turns."""
    async with AsyncExitStack() as stack:
        if isinstance(processor, PerChatProcessor):
            await stack.enter_async_context(processor.turn_of(chat))
        yield


def _order_of(update: object) -> Hashable:
    """Return what an update waits for in this process, which has all that waits for the same."""
    query = update.callback_query if isinstance(update, Update) else None
    if query and CallbackData.parse(query.data or "").action in _OFFERED:
        return "tap", query.id
    return queue_of(update)


def queue_of(update: object) -> Hashable:
    """Return what an update waits for: its chat, the tapped message, or nothing but itself."""
    if not isinstance(update, Update):
        return None
    query = update.callback_query
    if query and query.message:
        return query.message.chat.id, query.message.message_id
    return _chat_of(update) if update.effective_chat else ("update", update.update_id)


def _chat_of(update: object) -> Hashable:
    """Return whose places an update takes: its chat's, or of what has none its person's."""
    if not isinstance(update, Update):
        return None
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else None
