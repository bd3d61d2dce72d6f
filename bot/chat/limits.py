"""How much a minute one person may ask, and one group: what is beyond is told once."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from cachetools import TTLCache

from bot.chat.options import LimitOptions

# Seconds that a limit is counted over, from the first thing that counts.
_PERIOD = 60.0
# So many people or groups are counted at a time, the latest.
_COUNTED = 10_000


@dataclass(slots=True)
class _Count:
    """How much was asked since when."""

    began: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class Excess:
    """Something beyond a limit: the seconds until that is over, and whether it is the first."""

    seconds: float
    is_first: bool


class Limit:
    """Counts what each of many does, up to `most` a minute; 0 is no limit."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._counts: TTLCache[Hashable, _Count] = TTLCache(_COUNTED, _PERIOD, clock)

    @property
    def counted(self) -> int:
        """Return how many are counted now."""
        return len(self._counts)

    def take(self, key: Hashable) -> Excess | None:
        """Count one more of a key; return whether that is too much."""
        if not self._most:
            return None
        count = self._counts.get(key)
        if count is None:
            count = self._counts[key] = _Count(self._clock())
        count.count += 1
        if count.count <= self._most:
            return None
        left = count.began + _PERIOD - self._clock()
        return Excess(max(left, 0.0), count.count == self._most + 1)


class Limits:
    """The limits of people and of groups; what they have used of them is known to this process."""

    def __init__(self, options: LimitOptions, clock: Callable[[], float] = time.monotonic) -> None:
        self.questions = Limit(options.person_questions, clock)
        self.questions_of_group = Limit(options.group_questions, clock)
        self.taps = Limit(options.person_taps, clock)
        self.queries = Limit(options.person_inline, clock)
