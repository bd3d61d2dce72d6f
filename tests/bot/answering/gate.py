"""A gate before every search of a library: it counts them, and holds them up or lets them fail."""

import asyncio
import threading
from dataclasses import dataclass, field

# What every search says that it took, in milliseconds.
SEARCH_MS = 1e9


class SearchFailedError(Exception):
    """A search that fails on purpose."""


@dataclass
class Gate:
    """What searches go through: it counts them, and holds those of some questions up.

    `entered` is set when one of them has come to it, and they go on when `opened` is.
    """

    questions: list[str] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    failing: set[str] = field(default_factory=set)
    entered: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def through(self, question: str) -> None:
        """Count a search, and hold it up or let it fail."""
        self.questions.append(question)
        if question in self.held:
            self.entered.set()
            self.opened.wait()
        if question in self.failing:
            raise SearchFailedError(question)

    async def search_began(self) -> None:
        """Wait until a search of a held question has come to the gate."""
        await asyncio.to_thread(self.entered.wait)
