"""BM25: candidates by their words, and questions that the model can't read by their characters."""

import re
from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Mask, TextRows, Vectors
from embeddings.text.idf import inverse_document_frequency
from embeddings.text.postings import Postings
from embeddings.text.scripts import MARKS, SPACELESS
from embeddings.text.words import Word, words

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
_K1, _B = 1.2, 0.5
# Runs of letters of one script that writes no spaces, or of letters and digits of any other.
_RUN = re.compile(rf"[{SPACELESS}]+|(?:[^\W_{SPACELESS}][{MARKS}]*)+")
_NO_SPACES = re.compile(f"[{SPACELESS}]")


class Bm25:
    """BM25 over texts that were cut into terms, by their postings."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        lengths = np.maximum(postings.lengths, 1)
        self._norms = length_norms(lengths, float(lengths.mean()) if len(lengths) else 1.0)

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> Self:
        """Index texts that were cut into terms."""
        return cls(Postings.of(texts))

    def scores(self, terms: Sequence[str], within: Mask | None = None) -> Vectors:
        """Return the (n,) BM25 scores of a question's terms, divided by their rarity in all.

        0 for rows without any of them; a question of many words scores no higher for it.

        Args:
            terms: those of the question.
            within: (n,) the only rows that count; None for all.
        """
        scores = np.zeros(len(self._postings), np.float32)
        wanted = dict.fromkeys(terms)
        total = self.total_rarity(terms)
        for term in wanted:
            rows, counts = self._postings.holding(term)
            if within is not None:
                inside = within[rows]
                rows, counts = rows[inside], counts[inside]
            saturated = counts / (counts + self._norms[rows])
            scores[rows] += np.float32(self._rarity(term) / total) * saturated
        return scores

    def total_rarity(self, terms: Sequence[str]) -> float:
        """Return what the scores of a question's terms are divided by; 1 without any."""
        return sum(map(self._rarity, set(terms))) or 1.0

    def coverages(self, terms: Sequence[str]) -> Vectors:
        """Return (n,) the share of a question's terms, by rarity, that each row holds (0 to 1)."""
        rarities = {term: self._rarity(term) for term in set(terms)}
        held = np.zeros(len(self._postings), np.float64)
        for term, rarity in rarities.items():
            held[self._postings.holding(term)[0]] += rarity
        return (held / (sum(rarities.values()) or 1.0)).astype(np.float32)

    def share_held(self, terms: Sequence[str], held: frozenset[str]) -> float:
        """Return the share of a question's terms, by rarity in all rows, that are held (0 to 1)."""
        # In their order, not a set's, so that each run adds up to the same last digit.
        rarities = {term: self._rarity(term) for term in terms}
        total = sum(rarities.values())
        return sum(rarities[term] for term in rarities if term in held) / total if total else 0.0

    def _rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term."""
        return inverse_document_frequency(self._postings.frequency(term), len(self._postings))

    def best(self, terms: Sequence[str], k: int, within: Mask | None = None) -> TextRows:
        """Return the rows with the k highest scores above 0, of all or of those that count."""
        return highest(self.scores(terms, within), k)


def length_norms(lengths: NDArray[np.int32], mean: float) -> Vectors:
    """Return (n,) what is added to a term's count c in texts of some lengths: c / (c + it) counts.

    Args:
        lengths: (n,) how many terms each text has.
        mean: how many a text has on average.
    """
    return (_K1 * (1 - _B + _B * np.maximum(lengths, 1) / mean)).astype(np.float32)


def highest(scores: Vectors, k: int) -> TextRows:
    """Return the rows of the k highest of (n,) scores above 0, the highest first.

    Of equal scores the first counts; what is below the k-th isn't put in order.
    """
    rows = np.flatnonzero(scores > 0)
    if len(rows) > k > 0:
        least = np.partition(scores[rows], -k)[-k]
        rows = rows[scores[rows] >= least]
    best: TextRows = rows[np.argsort(-scores[rows], kind="stable")][:k]
    return best


def word_terms(text: str, language: str = "en") -> list[str]:
    """Return the terms of a text's words that carry a topic, as often as they occur.

    Args:
        text: any text.
        language: the code of its language, whose stems and stop words are taken.
    """
    return topic_terms(words(text, language))


def topic_terms(words: Sequence[Word]) -> list[str]:
    """Return the terms of the words that carry a topic, of a text that was cut into words."""
    return [part for word in words if not word.is_stop for part in word.terms]


def character_terms(text: str) -> list[str]:
    """Return the characters and pairs of a text in a script without spaces, and other words."""
    terms: list[str] = []
    for run in _RUN.findall(text.lower()):
        if _NO_SPACES.match(run):
            terms += [run[i : i + n] for n in (1, 2) for i in range(len(run) - n + 1)]
        else:
            terms.append(run)
    return terms


def is_spaceless(text: str) -> bool:
    """Say whether most letters of a text are of a script without spaces, such as Chinese."""
    if not _NO_SPACES.search(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(map(bool, map(_NO_SPACES.match, letters))) > len(letters)
