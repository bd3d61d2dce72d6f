"""A collection by its meaning, where the sentences' vectors are on a Qdrant server."""

from collections.abc import Sequence
from threading import Lock

import numpy as np
from cachetools import LRUCache

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.meaning import Meaning, sample_rows
from embeddings.index.qdrant.points import ALONE, MEANING, MEANT
from embeddings.index.qdrant.sentences import RemoteSentences
from embeddings.index.stacked import StackedTokens, StackedVectors
from embeddings.index.vector_table import MeaningTables
from embeddings.index.vectors import FlatVectors

# Of how many questions it is remembered which sentences are nearest.
_QUESTIONS = 64


class QdrantMeaning(Meaning):
    """Meaning by the same verbs: those about sentences ask the server."""

    def __init__(self, beside: Sequence[MeaningTables], sentences: RemoteSentences) -> None:
        """Fetch the sample by which it is told what is usual.

        Args:
            beside: what lies in the folder: section paths and expected questions, no sentences.
            sentences: those on the server.
        """
        none = StackedVectors([tables["sentences"] for tables in beside])
        super().__init__(none, beside, FlatVectors(none), StackedTokens([]))
        self._remote = sentences
        self._sample = sentences.stacked(sample_rows(len(sentences)), ALONE)
        self._nearest: LRUCache[bytes, SentenceRows] = LRUCache(_QUESTIONS)
        self._turn = Lock()

    def keep_nearest(self, vector: Vectors, rows: SentenceRows) -> None:
        """Remember which sentences are nearest to a question, best first."""
        with self._turn:
            self._nearest[vector.tobytes()] = rows

    def nearest(self, vector: Vectors, k: int, within: SentenceRows | None = None) -> SentenceRows:
        """Return the k sentences that score highest for a question, best first."""
        with self._turn:
            known = self._nearest.get(vector.tobytes())
        if within is None and known is not None and len(known) >= min(k, len(self._remote)):
            return known[:k]
        return self._remote.nearest(MEANING, vector, k, within)

    def scores(self, vector: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) the scores of some sentences by their meaning."""
        scores: Vectors = self._remote.stacked(rows, MEANING) @ vector
        return scores

    def matches(self, question: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r, q), the best match of each of (q, d) question tokens in some sentences."""
        return self._remote.best_matches(question, rows, MEANT)

    def _alone(self, rows: SentenceRows) -> Vectors:
        """Return (r, d), the vectors of some sentences by themselves."""
        return self._remote.stacked(rows, ALONE)

    def size_bytes(self, *, expected: bool = True) -> int:
        """Return the size in bytes of the vectors, those on the server included."""
        floats = len(self._remote) * self._sample.shape[1]
        return super().size_bytes(expected=expected) + int(floats) * np.dtype(np.float32).itemsize
