"""Expected questions that no model reads, by their characters."""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.text.bm25 import Bm25, character_terms


class ExpectedCharacters:
    """Matches questions by the characters and pairs that they share, and by how rare these are."""

    def __init__(self, texts: Sequence[str], sentences: SentenceRows, size: int) -> None:
        """Cut questions into characters.

        Args:
            texts: x expected questions.
            sentences: (x,) the sentence that each points to.
            size: n, how many sentences there are.
        """
        self._sentences, self._size = sentences, size
        self._terms = [character_terms(text) for text in texts]
        self._bm25 = Bm25.of(self._terms)
        joined: dict[int, list[str]] = {}
        for row, terms in zip(sentences.tolist(), self._terms, strict=True):
            joined.setdefault(row, []).extend(terms)
        self._joined_sentences = np.array(list(joined), np.int64)
        self._joined = Bm25.of(list(joined.values()))

    def matched(self, question: str, within: Mask | None = None) -> tuple[Vectors, float]:
        """Match a question with expected ones of the same kind.

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
        if within is not None:
            scores = np.where(within[self._sentences], scores, np.float32(0))
        sentences = np.zeros(self._size, np.float32)
        np.maximum.at(sentences, self._sentences, scores)
        sentences[self._joined_sentences] += self._joined.scores(terms) / 2
        if within is not None:
            sentences[~within] = 0
        if not len(scores) or scores.max() <= 0:
            return sentences, 0.0
        return sentences, float(self._bm25.coverages(terms)[scores.argmax()])

    def likeness(self, question: str) -> Vectors:
        """Return (x,) the share of the characters and pairs of both that a question shares."""
        wanted = set(character_terms(question))
        shares = [len(wanted & set(held)) / len(wanted.union(held) or "?") for held in self._terms]
        return np.array(shares, np.float32)
