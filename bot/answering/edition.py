"""What is searched, in a few words, for who asks how the bot stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from corpus.model import Report
from embeddings.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Edition:
    """What is searched: how many paragraphs, by which model, and a mark of all their text."""

    paragraphs: int
    model: str
    version: str

    @classmethod
    def of(cls, reports: Iterable[Report], searcher: Searcher) -> Self:
        """Return what is searched of some of a searcher's reports."""
        manifest = searcher.index.manifest
        paragraphs = sum(len(report.paragraphs) for report in reports)
        return cls(paragraphs, manifest.model, manifest.corpus[:12])
