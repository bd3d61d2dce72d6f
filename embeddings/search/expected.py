"""Expected questions: how like one of them a question is, and so which sentence may answer it."""

import numpy as np

from embeddings.arrays import Mask, Vectors
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.late_interaction import late_interaction
from embeddings.search.query import Query
from embeddings.text.bm25 import Bm25, character_terms

_CANDIDATES = 300
# Below this even a question about something else comes; only what is above it is evidence.
_FLOOR = 0.4


class Expected:
    """The expected questions of a library, by vector and tokens or, unread, by characters."""

    def __init__(self, collection: Collection, index: Index, languages: frozenset[str]) -> None:
        read = collection.expected_in(languages)
        unread = np.setdiff1d(np.arange(len(collection.expected)), read)
        self._table = index.expected
        self.units = collection.expected_unit[read]
        self._unread_units = collection.expected_unit[unread]
        terms = [character_terms(collection.expected[row].text) for row in unread]
        self._bm25 = Bm25(terms)
        joined: dict[int, list[str]] = {}
        for unit, row in zip(self._unread_units, terms, strict=True):
            joined.setdefault(int(unit), []).extend(row)
        self._joined_units = np.array(list(joined), np.int64)
        self._joined = Bm25(list(joined.values()))
        self.texts = [collection.expected[row].text for row in read]
        self.reads_characters = bool(len(unread))
        self._size = len(collection.units)

    def similarity(self, query: Query, among: Mask | None = None) -> Vectors:
        """Compare a question with the expected questions nearest to it.

        Args:
            query: the question.
            among: (n,) the only units that count; None for all.

        Returns:
            (x,) the mean of cosine and late interaction, 0 for questions far from it.
        """
        similarity = np.zeros(len(self.units), np.float32)
        cosines = self._table.vectors @ query.encoded.vector
        order = np.argsort(-cosines, kind="stable")
        near = (order if among is None else order[among[self.units[order]]])[:_CANDIDATES]
        if len(near):
            tokens = late_interaction(query, self._table, near)
            similarity[near] = (cosines[near] + tokens) / 2
        return similarity

    def support(self, similarity: Vectors) -> Vectors:
        """Return (n,) for each unit how far its likest expected question is above chance."""
        support = np.zeros(self._size, np.float32)
        np.maximum.at(support, self.units, similarity - _FLOOR)
        return support

    def by_characters(self, question: str, among: Mask | None = None) -> tuple[Vectors, float]:
        """Match a question that the model can't read with expected ones of the same kind.

        Args:
            question: the question.
            among: (n,) the only units that count; None for all.

        Returns:
            (n,) for each unit the BM25 score of its best expected question plus half that of all
            its questions together, and the share of the question's characters and pairs, by
            rarity, that the best question holds (0 to 1).
        """
        terms = character_terms(question)
        scores = self._bm25.scores(terms)
        if among is not None:
            scores = np.where(among[self._unread_units], scores, np.float32(0))
        units = np.zeros(self._size, np.float32)
        np.maximum.at(units, self._unread_units, scores)
        units[self._joined_units] += self._joined.scores(terms) / 2
        if among is not None:
            units[~among] = 0
        if not len(scores) or scores.max() <= 0:
            return units, 0.0
        return units, self._bm25.coverage(terms, int(scores.argmax()))
