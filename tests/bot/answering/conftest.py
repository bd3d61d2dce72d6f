"""What the tests of answers share."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answering.answers import Answer
from bot.answering.library import Library
from tests.bot.answering.gate import SEARCH_MS, Gate


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Put a gate before every search."""
    gate, search = Gate(), Library.ask

    def ask(
        library: Library,
        question: str,
        k: int = 5,
        history: Sequence[str] = (),
        *,
        sources: Sequence[str] | None = None,
        reply: bool = False,
    ) -> Answer:
        """Search, once the gate lets it through."""
        gate.through(question)
        found = search(library, question, k, history, sources=sources, reply=reply)
        return replace(found, took_ms=SEARCH_MS)

    monkeypatch.setattr(Library, "ask", ask)
    return gate
