"""The order of updates: those of one chat one after the other, those of many chats at once.

Taps wait for other taps on their message alone: they must be answered at once, and in a group one
who asks a lot would hold up everybody's. Inline queries wait for none: the last one counts.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Coroutine, Hashable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.answering.fair_queue import FairQueue

# Updates that wait for their chat's turn take none of the places of those that are worked on.
_WAITING = 100_000


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
        key = queue_of(update)
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._waiting[key] += 1
        try:
            async with lock, _worked_on(self._places, _chat_of(update)):
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # it hasn't begun where the wait for it was cancelled

    async def initialize(self) -> None:
        """Begin; there is nothing to prepare."""

    async def shutdown(self) -> None:
        """End; there is nothing to free."""


class _Place:
    """The place of a task among the updates that are worked on."""

    def __init__(self, places: FairQueue, key: Hashable) -> None:
        self._places, self._key = places, key
        self.task = asyncio.current_task()
        self.is_held = False

    async def take(self) -> None:
        """Wait for the place."""
        await self._places.begin(self._key)
        self.is_held = True

    def leave(self) -> None:
        """Give the place to the next."""
        if self.is_held:
            self.is_held = False
            self._places.end()


_place: ContextVar[_Place | None] = ContextVar("place", default=None)


@asynccontextmanager
async def _worked_on(places: FairQueue, key: Hashable) -> AsyncIterator[None]:
    """Hold a place until the block ends, but for the times that it steps `aside`."""
    place = _Place(places, key)
    await place.take()
    token = _place.set(place)
    try:
        yield
    finally:
        _place.reset(token)
        place.leave()


@asynccontextmanager
async def aside() -> AsyncIterator[None]:
    """Leave the place of the update that is worked on for a wait, and take one again after it.

    So who waits for Telegram or for a search holds up nobody. A wait that fails ends without one.
    """
    place = _place.get()
    if place is None or not place.is_held or place.task is not asyncio.current_task():
        yield
        return
    place.leave()
    yield
    await place.take()


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
