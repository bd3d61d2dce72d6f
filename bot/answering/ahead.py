"""What waits is prepared some at a time, before its turn comes."""

import asyncio
import logging
import os
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)

# So many are prepared together at most (`python -m benchmarks.encoders` says what that saves), and
# none while so many that wait are prepared: models remember a few questions only.
TOGETHER = 8
# How much the thread lets others go before it, as `nice` has it: who is answered now comes first.
_NICE = 5


class Ahead(Generic[T]):
    """Prepares what waits by a thread of its own, in rounds of those who ask, as turns are given.

    It belongs to one event loop.
    """

    def __init__(self, prepare: Callable[[Sequence[T]], None]) -> None:
        """Start no thread yet.

        Args:
            prepare: does so with some together, in the thread; where it fails, what waits goes on
                as if there were no such thing.
        """
        self._prepare = prepare
        self._thread = ThreadPoolExecutor(1, "ahead", _let_others_go_first)
        self._unprepared: OrderedDict[Hashable, dict[object, T]] = OrderedDict()
        self._prepared: set[object] = set()
        self._work: asyncio.Task[None] | None = None
        self._is_closed = False

    async def close(self) -> None:
        """Let the thread finish what it works on, and end it; what waits goes on without it."""
        self._is_closed = True
        await asyncio.to_thread(self._thread.shutdown)

    @contextmanager
    def waiting(self, key: Hashable, what: T) -> Iterator[None]:
        """Have something of who asks prepared, unless the block ends before."""
        place = object()
        self._unprepared.setdefault(key, {})[place] = what
        self._go_on()
        try:
            yield
        finally:
            if place not in self._prepared:
                self._take(key, place)
            self._prepared.discard(place)
            self._go_on()

    def _take(self, key: Hashable, place: object) -> T:
        """Take what waits in a place; who has more of it comes after all others."""
        places = self._unprepared.pop(key)
        what = places.pop(place)
        if places:
            self._unprepared[key] = places
        return what

    def _take_first(self) -> T:
        """Take what comes first, to prepare it."""
        key, places = next(iter(self._unprepared.items()))
        place = next(iter(places))
        self._prepared.add(place)
        return self._take(key, place)

    @property
    def _is_wanted(self) -> bool:
        """Say whether more should be prepared."""
        is_behind = len(self._prepared) < TOGETHER
        return bool(self._unprepared) and is_behind and not self._is_closed

    def _go_on(self) -> None:
        """Prepare what waits, unless that is done already."""
        if self._is_wanted and self._work is None:
            self._work = asyncio.get_running_loop().create_task(self._prepare_all())

    async def _prepare_all(self) -> None:
        """Prepare some at a time, as long as there are any."""
        loop = asyncio.get_running_loop()
        while self._is_wanted:
            count = min(TOGETHER, sum(map(len, self._unprepared.values())))
            together = [self._take_first() for _ in range(count)]
            try:
                await loop.run_in_executor(self._thread, self._prepare, together)
            except Exception:  # their own turn tells what is wrong with them
                log.exception("What waits could not be prepared")
        self._work = None


def _let_others_go_first() -> None:
    """Give the thread that calls this less of a busy machine; Linux alone has that by thread."""
    if sys.platform == "linux":
        os.nice(_NICE)
