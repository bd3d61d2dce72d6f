"""Adding what is lacking: the points of sentences that are new, report by report."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from embeddings.index.collection import Collection
from embeddings.index.qdrant.client import QdrantPoints
from embeddings.index.qdrant.ids import ids_by_report, point_ids
from embeddings.index.qdrant.points import (
    Rows,
    Seal,
    count_encoded,
    part_of,
    points_of,
    sentences_of,
    without_sentences,
)
from embeddings.index.server import IndexServerError
from embeddings.models import Models
from embeddings.progress import ProgressCallback

# About how many sentences are encoded before they are put.
_AT_A_TIME = 256


@dataclass(frozen=True)
class RemoteLibrary:
    """A collection with the models that encode it, and the ids of its points."""

    collection: Collection
    models: Models

    @cached_property
    def ids(self) -> list[str]:
        """Return the ids of the sentences' points, in order."""
        return point_ids(self.collection)

    @cached_property
    def by_report(self) -> Mapping[str, list[str]]:
        """Return the ids of each report's points."""
        return ids_by_report(self.collection, self.ids)

    @property
    def few(self) -> Collection:
        """Return what of the collection is kept beside the server."""
        return without_sentences(self.collection)

    def lacking(self, points: QdrantPoints) -> list[str]:
        """Return the reports whose points aren't surely all there, by their seals and counts."""
        digests = {name: seal.digest for name, seal in points.seals().items()}
        counts = points.counts()
        return [
            name
            for name, ids in self.by_report.items()
            if digests.get(name) != digest_of(ids) or counts.get(name, 0) < len(ids)
        ]

    def parts(self, report: str, held: Container[str]) -> Iterator[tuple[Collection, list[str]]]:
        """Yield the paragraphs of a report that lack points, some at a time, with their ids."""
        first = self.collection.reports[report]
        bounds = [*self.collection.first_of_report, len(self.collection.paragraphs)]
        every = np.arange(*np.searchsorted(self.collection.paragraph_of, bounds[first : first + 2]))
        rows = [row for row in every if self.ids[row] not in held]
        paragraphs = np.unique(self.collection.paragraph_of[np.array(rows, np.int64)])
        sizes = np.cumsum([len(self.collection.sentences_of(each)) for each in paragraphs])
        for some in np.split(paragraphs, np.flatnonzero(np.diff(sizes // _AT_A_TIME)) + 1):
            if len(some):
                own = sentences_of(self.collection, some)
                yield part_of(self.collection, some), [self.ids[row] for row in own]


class Adding:
    """What is encoded and put of some reports: the sentences whose points aren't there."""

    def __init__(
        self,
        library: RemoteLibrary,
        points: QdrantPoints,
        progress: ProgressCallback | None,
    ) -> None:
        """See what is lacking."""
        self._library, self._points, self._progress = library, points, progress
        lacking = library.lacking(points)
        self._parts = {name: [*library.parts(name, points.held(name))] for name in lacking}
        counts = (
            count_encoded(part, library.models) for p in self._parts.values() for part, _ in p
        )
        self._total = sum(counts)
        self._beside = 0

    def __bool__(self) -> bool:
        """Say whether anything is lacking."""
        return bool(self._parts)

    def told_beside(self, done: int, total: int) -> None:
        """Hear how much was encoded of what lies beside."""
        self._beside = total
        if self._progress:
            self._progress(done, total + self._total)

    def _told(self, done: int) -> None:
        """Hear how much was encoded."""
        if self._progress:
            self._progress(done, self._beside + self._total)

    def add(self, known: Rows) -> None:
        """Put what is lacking, and seal each report; `known` are the section paths."""
        for report, parts in self._parts.items():
            for part, ids in parts:
                points = points_of(part, ids, self._library.models, known, self._told)
                self._points.upsert(points)
            self._points.seal(report, self._sealed(report))

    def _sealed(self, report: str) -> Seal:
        """Return the seal of a report whose points are there.

        Raises:
            IndexServerError: one of them isn't.
        """
        held, wanted = self._points.held(report), self._library.by_report[report]
        if lost := set(wanted) - held.keys():
            raise IndexServerError(
                f"The Qdrant {self._points.server} has lost {len(lost)} sentences of {report} that "
                "were just put there. Nobody else may use it; start again."
            )
        counts = Counter(token for name in wanted for token in set(held[name]))
        return Seal(digest_of(wanted), sum(len(held[name]) for name in wanted), dict(counts))


def digest_of(ids: Sequence[str]) -> str:
    """Return a hash of the ids of a report's points, whatever their order."""
    return hashlib.sha256(" ".join(sorted(ids)).encode()).hexdigest()[:32]
