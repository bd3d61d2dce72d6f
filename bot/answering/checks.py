"""Whether questions are answered, and where: asked once each, and known from then on."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, TypeAlias

from cachetools import LRUCache

from bot.answering.answers import Answer
from corpus.paragraphs import Paragraph
from embeddings.search.outcome import Outcome

# So many questions are known at a time, those that were looked at last.
_KNOWN = 20_000


class Ask(Protocol):
    """Asks the reports, as `Library.ask` does."""

    def __call__(
        self, question: str, k: int = 5, *, sources: frozenset[str] | None = None
    ) -> Answer:
        """Answer a question."""


@dataclass(frozen=True, slots=True)
class Check:
    """What came of asking: whether it was answered, and the paragraph that comes first, if any."""

    answered: bool
    first: Paragraph | None


# Returns what comes of a question asked of some reports; None where it isn't known.
CheckOf: TypeAlias = Callable[[str, frozenset[str] | None], Check | None]


class Checks:
    """Asks questions that may be suggested, each once; several threads may."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: LRUCache[tuple[str, frozenset[str] | None], Check] = LRUCache(_KNOWN)
        self._lock = Lock()

    def known(self, question: str, sources: frozenset[str] | None = None) -> Check | None:
        """Return what came of a question; None for one that wasn't asked yet."""
        with self._lock:
            return self._known.get((question, sources))

    def check(self, question: str, sources: frozenset[str] | None = None) -> Check:
        """Return what comes of a question, asking it where that isn't known."""
        if check := self.known(question, sources):
            return check
        answer = self._ask(question, 1, sources=sources)
        first = answer.passages[0].paragraph if answer.passages else None
        check = Check(answer.outcome == Outcome.ANSWERED, first)
        with self._lock:
            self._known[question, sources] = check
        return check

    def up_to(self, most: int | None) -> CheckOf:
        """Return a way to check that asks so many questions; of others it knows nothing.

        Args:
            most: how many; None for as many as it takes.
        """
        left = most

        def check(question: str, sources: frozenset[str] | None = None) -> Check | None:
            """Return what comes of a question; None where it isn't known."""
            nonlocal left
            if left is None:
                return self.check(question, sources)
            known = self.known(question, sources)
            if known or not left:
                return known
            left -= 1
            return self.check(question, sources)

        return check
