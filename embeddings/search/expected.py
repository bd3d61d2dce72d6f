"""Expected questions: how like one of them a question is, and so which sentence may answer it."""

from functools import cached_property

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.expected_characters import ExpectedCharacters
from embeddings.search.late_interaction import late_interaction
from embeddings.search.query import Query
from embeddings.text.bm25 import is_spaceless

_CANDIDATES = 300
# Below this even a question about something else comes; only what is above it counts.
_FLOOR = 0.4
# Cosines of multilingual-e5-small lie between these for questions that have nothing and
# everything in common; its paper explains them by the low temperature of its training.
_NOTHING, _EVERYTHING = 0.8, 0.97


class Expected:
    """The expected questions of a library, by vector and tokens, by meaning or by characters.

    `sentences` is (x,), the sentence that each question points to, and `texts` are the questions.
    """

    def __init__(self, collection: Collection, index: Index, languages: frozenset[str]) -> None:
        self._index = index
        self._size = len(collection.sentences)
        self.sentences = collection.expected_sentence
        self.texts = [question.text for question in collection.expected]
        # Which of them the model of words reads, in the order of its table.
        self._read = collection.expected_in(languages)
        self._unread = np.setdiff1d(np.arange(len(self.texts)), self._read)
        # And which are of reports that have none in its languages.
        report = collection.report_of[collection.expected_paragraph]
        self._foreign = self._unread[~np.isin(report[self._unread], report[self._read])]

    @property
    def reads_characters(self) -> bool:
        """Say whether there are questions that the model of words doesn't read."""
        return bool(len(self._unread))

    @cached_property
    def characters(self) -> ExpectedCharacters:
        """Return those questions by their characters, for where no model reads them."""
        texts = [self.texts[row] for row in self._unread]
        return ExpectedCharacters(texts, self.sentences[self._unread], self._size)

    def similarity(self, query: Query, within: Mask | None = None) -> Vectors:
        """Compare a question with the expected questions nearest to it.

        Args:
            query: the question.
            within: (n,) the only sentences that count; None for all.

        Returns:
            (x,) by the model of words the mean of cosine and late interaction; for a question that
            it doesn't read, and for a report with none that it reads, the cosine by meaning,
            scaled; 0 for questions far from it.
        """
        similarity = np.zeros(len(self.texts), np.float32)
        if not len(similarity):
            return similarity
        rows = self._foreign if query.is_read else np.arange(len(similarity))
        by_meaning = self._by_meaning(query) if len(rows) else None
        if by_meaning is not None:
            similarity[rows] = by_meaning[rows]
            if within is not None:
                similarity[~within[self.sentences]] = 0
        if query.is_read:
            self._compare_words(query, within, similarity)
        return similarity

    def _compare_words(self, query: Query, within: Mask | None, similarity: Vectors) -> None:
        """Fill in how like the questions are that the model of words reads."""
        vector, tokens = query.encoded.vector, query.encoded.tokens
        inside = None
        if within is not None:
            inside = np.flatnonzero(within[self.sentences[self._read]])
        near = self._index.expected_nearest(vector, _CANDIDATES, inside)
        if len(near):
            cosines = self._index.expected_cosines(vector, near)
            matched = late_interaction(self._index.expected_matches(tokens, near), query.weights)
            similarity[self._read[near]] = (cosines + matched) / 2

    def support(self, similarity: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) for some sentences how far their most similar question is above chance.

        Args:
            similarity: (x,) how like each expected question a question is.
            rows: (r,) the sentences, in order.
        """
        support = np.zeros(len(rows), np.float32)
        if len(rows):
            places = np.searchsorted(rows, self.sentences).clip(max=len(rows) - 1)
            held = rows[places] == self.sentences
            np.maximum.at(support, places[held], similarity[held] - np.float32(_FLOOR))
        return support

    def likeness(self, query: Query) -> Vectors:
        """Return (x,) how like every expected question, in any language, a question is, 0 to 1.

        By the model of words where it reads both, else by meaning, or without a model of meaning by
        shared characters.
        """
        likeness = np.zeros(len(self.texts), np.float32)
        by_meaning = self._by_meaning(query)
        if by_meaning is not None:
            likeness[:] = by_meaning
        elif len(self._unread):
            likeness[self._unread] = self.characters.likeness(query.question)
        reads = query.is_read and not (by_meaning is None and is_spaceless(query.question))
        if reads and len(self._read):
            every = np.arange(len(self._read))
            cosines = self._index.expected_cosines(query.encoded.vector, every)
            likeness[self._read] = cosines
        return likeness

    def _by_meaning(self, query: Query) -> Vectors | None:
        """Return (x,) the cosines by meaning, scaled to 0 to 1; None without a model of it."""
        if query.meaning is None or self._index.meaning is None:
            return None
        cosines = self._index.meaning.expected_cosines(query.meaning)
        scaled: Vectors = (cosines - _NOTHING) / (_EVERYTHING - _NOTHING)
        return scaled.clip(0, 1).astype(np.float32)
