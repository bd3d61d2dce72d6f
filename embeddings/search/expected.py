"""Expected questions: how like one of them a question is, and so which sentence may answer it."""

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.encoder import Encoder
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.late_interaction import late_interaction
from embeddings.search.query import Query
from embeddings.text.bm25 import Bm25, character_terms, is_spaceless

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
        self._terms = [character_terms(self.texts[row]) for row in self._unread]
        self._bm25 = Bm25.of(self._terms)
        joined: dict[int, list[str]] = {}
        for row, terms in zip(self._unread, self._terms, strict=True):
            joined.setdefault(int(self.sentences[row]), []).extend(terms)
        self._joined_sentences = np.array(list(joined), np.int64)
        self._joined = Bm25.of(list(joined.values()))

    @property
    def reads_characters(self) -> bool:
        """Say whether there are questions that the model of words doesn't read."""
        return bool(len(self._unread))

    def similarity(self, query: Query, within: Mask | None = None) -> Vectors:
        """Compare a question with the expected questions nearest to it.

        Args:
            query: the question.
            within: (n,) the only sentences that count; None for all.

        Returns:
            (x,) by the model of words the mean of cosine and late interaction, for a question that
            it doesn't read the cosine by meaning, scaled; 0 for questions far from it.
        """
        similarity = np.zeros(len(self.texts), np.float32)
        if not len(similarity):
            return similarity
        if query.is_read:
            self._compare_words(query, within, similarity)
        elif query.meaning is not None and self._index.meaning is not None:
            cosines = self._index.meaning.expected_cosines(query.meaning)
            scaled = (cosines - _NOTHING) / (_EVERYTHING - _NOTHING)
            similarity = np.clip(scaled, 0, 1).astype(np.float32)
            if within is not None:
                similarity[~within[self.sentences]] = 0
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

    def by_characters(self, question: str, within: Mask | None = None) -> tuple[Vectors, float]:
        """Match a question that no model can read with expected ones of the same kind.

        Args:
            question: the question.
            within: (n,) the only sentences that count; None for all.

        Returns:
            (n,) for each sentence the BM25 score of its best expected question plus half that of
            all its questions together, and the share of the question's characters and pairs, by
            rarity, that the best question holds (0 to 1).
        """
        terms = character_terms(question)
        scores = self._bm25.scores(terms)
        pointed = self.sentences[self._unread]
        if within is not None:
            scores = np.where(within[pointed], scores, np.float32(0))
        sentences = np.zeros(self._size, np.float32)
        np.maximum.at(sentences, pointed, scores)
        sentences[self._joined_sentences] += self._joined.scores(terms) / 2
        if within is not None:
            sentences[~within] = 0
        if not len(scores) or scores.max() <= 0:
            return sentences, 0.0
        return sentences, float(self._bm25.coverages(terms)[scores.argmax()])

    def all_similarities(self, question: str, encoder: Encoder) -> Vectors:
        """Return how like every expected question, read or not, a question is, 0 to 1.

        By the model, or by shared characters and their pairs where the model doesn't read them.
        """
        similarities = np.zeros(len(self.texts), np.float32)
        if len(self._read) and not is_spaceless(question):
            vector, every = encoder.question(question).vector, np.arange(len(self._read))
            similarities[self._read] = self._index.expected_cosines(vector, every)
        wanted = set(character_terms(question))
        for row, terms in zip(self._unread, map(set, self._terms), strict=True):
            if wanted:
                similarities[row] = len(wanted & terms) / len(wanted | terms)
        return similarities
