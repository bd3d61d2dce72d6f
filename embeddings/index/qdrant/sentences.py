"""The sentences of a collection on the server, by their rows; recent vectors are remembered."""

from collections.abc import Mapping, Sequence
from threading import Lock

import numpy as np
from cachetools import LRUCache

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.qdrant.client import QdrantPoints
from embeddings.index.qdrant.points import (
    ALONE,
    CONTEXT,
    MEANING,
    MEANT,
    SENTENCE,
    TOKENS,
    Stored,
)

# How many bytes of vectors are remembered: those of some dozens of questions.
_BYTES = 48_000_000


class RemoteSentences:
    """The points of a collection's sentences, by their rows.

    Several threads may ask. What has vanished from the server, since another process has just
    changed its report, has vectors of zeros and no tokens: it matches nothing.
    """

    def __init__(
        self,
        points: QdrantPoints,
        collection: Collection,
        ids: Sequence[str],
        dimensions: tuple[int, int],
    ) -> None:
        """Look nothing up yet.

        Args:
            points: where they are.
            collection: the reports.
            ids: those of the sentences' points, in order.
            dimensions: of the model of words and of that of meaning; 0 without one.
        """
        words, meaning = dimensions
        self.points = points
        self.ids = ids
        self._collection = collection
        self._row_of = {name: row for row, name in enumerate(ids)}
        self._dimensions = {SENTENCE: words, CONTEXT: words, MEANING: meaning, ALONE: meaning}
        self._known: LRUCache[int, Stored] = LRUCache(_BYTES, getsizeof=_size)
        self._turn = Lock()

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.ids)

    def rows_of(self, ids: Sequence[str]) -> SentenceRows:
        """Return the rows of some points, in their order; those of other collections aren't any."""
        rows = [self._row_of[name] for name in ids if name in self._row_of]
        return np.array(rows, np.int64)

    def reports_of(self, within: SentenceRows | None) -> list[str] | None:
        """Return the reports that some sentences are of; None for all."""
        if within is None:
            return None
        numbers = np.unique(self._collection.report_of[self._collection.paragraph_of[within]])
        names = [*self._collection.reports]
        return [names[number] for number in numbers]

    def nearest(
        self, name: str, vector: Vectors, k: int, within: SentenceRows | None = None
    ) -> SentenceRows:
        """Return the k sentences of some whole reports nearest to a vector, best first.

        Raises:
            ValueError: the vector has another dimension.
        """
        if vector.shape != (self._dimensions[name],):
            raise ValueError(f"vector is {vector.shape}, index is ({self._dimensions[name]},)")
        reports, count = self.reports_of(within), min(k, len(self))
        if reports == [] or count < 1:
            return np.empty(0, np.int64)
        return self.rows_of(self.points.nearest(name, vector, count, reports))

    def keep(self, found: Mapping[int, Stored]) -> None:
        """Remember vectors that came with an answer, beside those known of the same rows."""
        with self._turn:
            for row, arrays in found.items():
                self._known[row] = {**self._known.get(row, {}), **arrays}

    def at(self, rows: SentenceRows, names: Sequence[str]) -> list[Stored]:
        """Return the named vectors of each of some rows; what isn't known is fetched in one go."""
        with self._turn:
            known = {row: self._known.get(row, {}) for row in rows.tolist()}
        missing = [row for row, arrays in known.items() if not arrays.keys() >= {*names}]
        if missing:
            fetched = self._fetched(missing, names)
            self.keep(fetched)
            known |= fetched
        return [known[row] for row in rows.tolist()]

    def stacked(self, rows: SentenceRows, name: str) -> Vectors:
        """Return (r, d), one vector of each of some rows."""
        found = [arrays[name] for arrays in self.at(rows, [name])]
        return np.array(found, np.float32).reshape(len(rows), self._dimensions[name])

    def best_matches(self, question: Vectors, rows: SentenceRows, name: str) -> Vectors:
        """Return (r, q), the best match of each question token in the named tokens of sentences."""
        best = np.zeros((len(rows), len(question)), np.float32)
        for number, arrays in enumerate(self.at(rows, [name])):
            if len(arrays[name]):
                best[number] = (arrays[name] @ question.T).max(axis=0)
        return best

    def _fetched(self, rows: Sequence[int], names: Sequence[str]) -> dict[int, Stored]:
        """Fetch the named vectors of rows."""
        found = self.points.retrieve([self.ids[row] for row in rows], names)
        return {row: found.get(self.ids[row]) or self._nothing(names) for row in rows}

    def _nothing(self, names: Sequence[str]) -> Stored:
        """Return what a point that has vanished has."""
        vectors = {
            name: np.zeros(size, np.float32)
            for name, size in self._dimensions.items()
            if name in names
        }
        if MEANT in names:
            vectors[MEANT] = np.empty((0, self._dimensions[MEANING]), np.float32)
        if TOKENS not in names:
            return vectors
        none, spans = np.empty(0, np.int32), np.empty((0, 2), np.int32)
        tokens = np.empty((0, self._dimensions[CONTEXT]), np.float32)
        return {**vectors, TOKENS: tokens, "ids": none, "spans": spans}


def _size(arrays: Stored) -> int:
    """Return the size of arrays in bytes, and something for each."""
    return sum(array.nbytes + 100 for array in arrays.values())
