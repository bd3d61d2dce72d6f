"""Prose that answers a question which names no row, where some row of a table came first.

"What was the income in 2020?" is answered by the sentence that gives the income of 2020, and not by
the row of donations below "Source of income" and "2020", whatever both models find there.
"""

import re

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.extremes import cells_of
from embeddings.search.query import Query
from embeddings.search.scored import near_best
from embeddings.text.extremes import extreme_asked, sums_up
from embeddings.text.words import stems, words

# What asks for one of several rows.
_CHOOSES = re.compile(r"\b(?:which|who|whose|where|each|every)\b", re.I)


class UnnamedRows:
    """Whether prose stands for a row that a question doesn't name; nothing of it changes."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def in_place_of(self, query: Query, rows: SentenceRows, scores: Vectors) -> int | None:
        """Return the sentence that answers instead of the best one.

        It holds all words of the question by itself, and a number beside them.

        Args:
            query: the question.
            rows: (r,) the sentences found.
            scores: (r,) their scores.

        Returns:
            None where the best sentence is no row of figures, the question names or chooses one, it
            is in another language, or no prose holds all its words.
        """
        if not len(rows) or query.language != "en" or _CHOOSES.search(query.question):
            return None
        best = int(rows[scores.argmax()])
        asked = stems(query.text)
        if not asked or not self._is_unnamed(best, asked) or extreme_asked(query.question, "en"):
            return None
        others = near_best(rows, scores)[1:]
        return next((row for row in others if self._holds_all(row, asked)), None)

    def _is_unnamed(self, row: int, asked: frozenset[str]) -> bool:
        """Say whether a sentence is a row in English whose first cell has none of some stems."""
        paragraph = self._collection.paragraphs[self._collection.paragraph_at(row)]
        if not paragraph.is_led or self._collection.language_at(row) != "en":
            return False
        name, *others = cells_of(self._collection.texts[row])
        figures = any(any(map(str.isdigit, cell)) for cell in others)
        return figures and not sums_up(name) and asked.isdisjoint(stems(name)) and name != ""

    def _holds_all(self, row: int, asked: frozenset[str]) -> bool:
        """Say whether a sentence in English is prose that holds some stems and a new number."""
        paragraph = self._collection.paragraphs[self._collection.paragraph_at(row)]
        if paragraph.is_led or self._collection.language_at(row) != "en":
            return False
        text = self._collection.texts[row]
        return asked <= stems(text) and any(
            word.is_number and not word.is_year and asked.isdisjoint(word.stems)
            for word in words(text)
        )
