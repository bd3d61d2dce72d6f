"""What each person sees happen, numbered, so that a page can pick up where it left off."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.demo.server.objects.model import Json


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a person sees.

    Its kind is message, edited, deleted, action, answer, inline, reaction or starting.
    """

    id: int
    kind: str
    data: Json


class EventLog:
    """The events of every person, oldest first, numbered from 1 across all of them."""

    def __init__(self) -> None:
        self.last_id = 0
        self.closed = False
        self._events: defaultdict[int, list[Event]] = defaultdict(list)
        self._waiting: set[asyncio.Future[None]] = set()

    def publish(self, people: Iterable[int], kind: str, data: Json) -> None:
        """Show something to some people at once."""
        self.last_id += 1
        event = Event(self.last_id, kind, data)
        for person in people:
            self._events[person].append(event)
        self._wake()

    def after(self, person: int, last_id: int) -> list[Event]:
        """Return what the person has seen since an event."""
        return [event for event in self._events[person] if event.id > last_id]

    async def wait(self, seconds: float) -> None:
        """Wait for the next event of anyone, but no longer than told."""
        if self.closed:
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait([waiting], timeout=seconds)
        finally:
            self._waiting.discard(waiting)

    @property
    def is_awaited(self) -> bool:
        """Tell whether anyone waits for an event now."""
        return bool(self._waiting)

    def open(self) -> None:
        """Let everyone wait again."""
        self.closed = False

    def close(self) -> None:
        """Let everyone who waits go home."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        """Wake whoever waits."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
