"""How long the stages of an answer take, noted for whoever listens in this context.

Where nobody listens nothing is noted: `stage` and `cache_used` leave no trace of their own.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# The stage of the time that no other one takes.
OTHER = "other"


class Stopwatch:
    """Gives each moment to one stage, the innermost, so that the stages add up to the whole."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.caches: Counter[tuple[str, bool]] = Counter()
        self._stage = OTHER
        self._since = time.perf_counter()

    def switch(self, stage: str) -> str:
        """Give the time so far to the stage that ran, and begin another; return the former."""
        now, former = time.perf_counter(), self._stage
        self.seconds[former] = self.seconds.get(former, 0.0) + now - self._since
        self._stage, self._since = stage, now
        return former


_watch: ContextVar[Stopwatch | None] = ContextVar("watch", default=None)


@contextmanager
def timing() -> Iterator[Stopwatch]:
    """Note the stages of the block, in threads that were given this context too."""
    watch = Stopwatch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)
        watch.switch(OTHER)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Give the block's time to a stage, but for that of stages inside it."""
    watch = _watch.get()
    if watch is None:
        yield
        return
    former = watch.switch(name)
    try:
        yield
    finally:
        watch.switch(former)


def cache_used(name: str, *, hit: bool) -> None:
    """Note that a cache was asked, and whether it had what was wanted."""
    watch = _watch.get()
    if watch is not None:
        watch.caches[name, hit] += 1
