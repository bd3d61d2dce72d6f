"""A fair queue: turns are given in rounds, so one who asks a lot waits for their own."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

# How much the last turn counts in the mean of how long turns take.
_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Wait:
    """The number that a new turn would have among those that wait, 0 for none, and its seconds."""

    number: int
    seconds: float


class FairQueue:
    """So many turns at a time; each key that waits gets one a round, whatever others wait for.

    It belongs to one event loop.
    """

    def __init__(self, slots: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._slots = self._free = slots
        self._clock = clock
        self._waiting: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()
        self._mean = 0.0
        self._ended = clock()

    @property
    def is_idle(self) -> bool:
        """Say whether nobody has a turn."""
        return self._free == self._slots

    @property
    def is_full(self) -> bool:
        """Say whether a new turn has to wait."""
        return not self._free

    @property
    def idle_seconds(self) -> float:
        """Return for how long nobody has had a turn; 0 while somebody has."""
        return self._clock() - self._ended if self.is_idle else 0.0

    @property
    def length(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._waiting.values()))

    @asynccontextmanager
    async def turn(self, key: Hashable) -> AsyncIterator[None]:
        """Wait for a turn and have it until the block ends."""
        await self.begin(key)
        started = self._clock()
        try:
            yield
        finally:
            self._learn(self._clock() - started)
            self.end()

    async def begin(self, key: Hashable) -> None:
        """Wait for a turn; whoever was given one must `end` it."""
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._leave(key, turn)
            else:  # it was given already, and goes to the next
                self.end()
            raise

    def end(self) -> None:
        """Give the turn to the key that has waited for longest since its last one."""
        self._ended = self._clock()
        while self._waiting:
            key, turns = self._waiting.popitem(last=False)
            turn = turns.popleft()
            if turns:
                self._waiting[key] = turns
            # One who was cancelled just now has yet to leave.
            if not turn.cancelled():
                turn.set_result(None)
                return
        self._free += 1

    def wait(self, key: Hashable) -> Wait:
        """Return what a new turn of a key would have to wait for, at the pace of the last ones."""
        if self._free:
            return Wait(0, 0.0)
        own = len(self._waiting.get(key, ()))
        others = (min(len(turns), own + 1) for k, turns in self._waiting.items() if k != key)
        number = own + sum(others) + 1
        return Wait(number, number * self._mean / self._slots)

    def _leave(self, key: Hashable, turn: asyncio.Future[None]) -> None:
        """Take out one who doesn't wait any more."""
        turns = self._waiting.get(key, deque())
        with suppress(ValueError):  # its turn came as it was cancelled
            turns.remove(turn)
        if not turns:
            self._waiting.pop(key, None)

    def _learn(self, seconds: float) -> None:
        """Let a turn count in the mean."""
        self._mean += (seconds - self._mean) * (_WEIGHT if self._mean else 1.0)
