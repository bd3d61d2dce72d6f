"""The places of the updates that are worked on, and stepping aside from one for a wait."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from contextvars import ContextVar

from bot.answering.fair_queue import FairQueue


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
async def worked_on(places: FairQueue, key: Hashable) -> AsyncIterator[None]:
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
