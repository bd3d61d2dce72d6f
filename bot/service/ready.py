"""Whether the bot can do its work: each part is looked at, and what is wrong is said."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

# Seconds that a part has to answer, and that what was found holds.
_LIMIT = 5.0
_HOLDS = 1.0


class Receiving(Protocol):
    """How updates come in: whether that has stopped, and how many wait to be answered."""

    @property
    def is_stuck(self) -> bool:
        """Say whether nothing is received, or nothing that was received is worked on."""

    @property
    def waiting(self) -> int:
        """Return how many updates were received and aren't answered yet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a part: whether it is well, and a line about it."""

    ok: bool
    says: str


Look: TypeAlias = Callable[[], Awaitable[Finding]]


class Readiness:
    """Looks at every part, at once and not more often than once a second."""

    def __init__(self, parts: Mapping[str, Look]) -> None:
        self.parts = parts
        self._found: dict[str, Finding] = {}
        self._since: float | None = None
        self._looking = asyncio.Lock()

    async def look(self, exclude: Collection[str] = ()) -> dict[str, Finding]:
        """Return what was found of each part, but for those that are excluded."""
        async with self._looking:
            if self._since is None or time.monotonic() - self._since >= _HOLDS:
                found = await asyncio.gather(*map(_within_limit, self.parts.values()))
                self._found = dict(zip(self.parts, found, strict=True))
                self._since = time.monotonic()
        return {name: found for name, found in self._found.items() if name not in exclude}


async def _within_limit(look: Look) -> Finding:
    """Look at a part; one that doesn't answer in time isn't well."""
    try:
        async with asyncio.timeout(_LIMIT):
            return await look()
    except TimeoutError:
        return Finding(False, f"no answer within {_LIMIT:g} s")
    except Exception as error:  # whatever fails there, this part isn't well, and its kind is said
        return Finding(False, f"failed: {type(error).__name__}")


async def look_at_receiving(receiving: Receiving) -> Finding:
    """Say whether updates come in and are worked on."""
    waiting = f"{receiving.waiting} waiting"
    return Finding(False, f"stuck, {waiting}") if receiving.is_stuck else Finding(True, waiting)
