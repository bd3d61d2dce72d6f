"""How far a long piece of work is: counts, and the time left."""

import time
from collections.abc import Callable
from dataclasses import dataclass

# What is taken from an older index comes at once and tells nothing of how fast encoding is.
_AT_ONCE = 0.005


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many texts are done; `seconds_left` is None until that can be told."""

    done: int
    total: int
    seconds_left: float | None


class Countdown:
    """Takes counts as `Index.build` gives them, and tells how far it is and how long it takes."""

    def __init__(
        self, tell: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._last = clock()
        self._done = self._slow = 0
        self._spent = 0.0

    def __call__(self, count: int, total: int) -> None:
        """Hear how many texts were just done, and of how many in all."""
        now = self._clock()
        took, self._last = now - self._last, now
        self._done += count
        if took > _AT_ONCE:
            self._slow += count
            self._spent += took
        left = (total - self._done) * self._spent / self._slow if self._slow else None
        self._tell(Progress(self._done, total, left))
