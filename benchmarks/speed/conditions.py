"""How questions are asked: so many at once, on an idle machine or beside a busy core."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from benchmarks.load import busy_neighbour


@dataclass(frozen=True, slots=True)
class Condition:
    """How many questions are under way at any time, and whether another program keeps a core."""

    at_once: int
    busy: bool

    def __str__(self) -> str:
        """Name it in a table."""
        count = "one at a time" if self.at_once == 1 else f"{self.at_once} at once"
        return f"{count}, busy core" if self.busy else count


CONDITIONS = (
    Condition(1, busy=False),
    Condition(16, busy=False),
    Condition(1, busy=True),
    Condition(16, busy=True),
)


@asynccontextmanager
async def neighbour(condition: Condition) -> AsyncIterator[None]:
    """Keep one core busy until the block ends, where the condition says so."""
    if not condition.busy:
        yield
        return
    async with busy_neighbour():
        yield
