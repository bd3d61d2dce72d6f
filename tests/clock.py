"""An event loop whose time runs ahead to whatever is waited for: hours pass in no time."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class SkippingLoop(asyncio.SelectorEventLoop):
    """An event loop that skips the time in which nothing would happen."""

    def __init__(self) -> None:
        self._skipped = 0.0
        self._selector_of_ours = _Skipping(self)
        super().__init__(self._selector_of_ours)

    def time(self) -> float:
        """Return the seconds that have passed, those skipped too."""
        return super().time() + self._skipped

    def skip(self, seconds: float) -> None:
        """Let time pass."""
        self._skipped += seconds


class _Skipping(selectors.DefaultSelector):
    """A selector that doesn't wait for its time-out, but lets the loop's time pass it."""

    def __init__(self, loop: SkippingLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready; without anything the time-out has passed."""
        if timeout is None:
            return super().select(None)
        ready = super().select(0)
        if not ready and timeout > 0:
            self._loop.skip(timeout)
        return ready


def hurried(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a loop that skips what it waits for."""
    with asyncio.Runner(loop_factory=SkippingLoop) as runner:
        return runner.run(work)
