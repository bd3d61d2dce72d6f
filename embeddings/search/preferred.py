"""The sentence that is put ahead of the best one, for what it surely names or has."""

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.scored import near_best
from embeddings.text.bounds import bounds, is_across, is_within

# By how much a sentence is ahead of those that it is raised above.
AHEAD = np.float32(1e-4)


class Preferred:
    """What is sure of a sentence whatever its score is; nothing of it changes."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts = parts

    def put_ahead(self, query: Query, rows: SentenceRows, scores: Vectors) -> None:
        """Raise the sentence that has the names asked for, or a table's row, above the best.

        Args:
            query: the question.
            rows: (r,) the sentences found.
            scores: (r,) their scores, which are changed.
        """
        self._prefer_spelled(query, rows, scores)
        self._prefer_named(query, rows, scores)
        self._prefer_extreme(query, rows, scores)
        self._prefer_bounded(query, rows, scores)

    def _prefer_named(self, query: Query, rows: SentenceRows, scores: Vectors) -> None:
        """Raise the row of a table that is named, or prose where none is, above the best."""
        signals = self._parts.signals
        named = signals.named_rows.in_place_of(query, rows, scores)
        if named is None:
            named = signals.unnamed_rows.in_place_of(query, rows, scores)
        _raise(named, rows, scores)

    def _prefer_spelled(self, query: Query, rows: SentenceRows, scores: Vectors) -> None:
        """Raise the sentence that holds the question's names in other letters above the best."""
        names = self._parts.signals.spelled_names
        spelled = names.in_place_of(query, rows, scores)
        if spelled is not None and not self._is_meant(query, spelled, int(rows[scores.argmax()])):
            _raise(spelled, rows, scores)

    def _is_meant(self, query: Query, spelled: int, best: int) -> bool:
        """Say whether the best sentence has in meaning what another has as a name.

        Words may be spelled as a name is, as 背景 is like Beijing. They are met there better than
        the other words of the question are, and better than where the name stands.
        """
        meaning, names = self._parts.index.meaning, self._parts.signals.spelled_names
        if query.meant is None or meaning is None:
            return False
        tokens, held = query.meant.encoded.tokens, names.tokens_held(query, spelled)
        if not 0 < len(held) < len(tokens):
            return False
        there, here = (meaning.matches(tokens, np.array([row]))[0] for row in (spelled, best))
        met = float(here[held].mean())
        return met > float(np.delete(here, held).mean()) and met > float(there[held].mean())

    def _prefer_bounded(self, query: Query, rows: SentenceRows, scores: Vectors) -> None:
        """Raise what is "over 10 m" above the best, where that is asked and it is "up to 10 m"."""
        asked = bounds(query.question)
        if not asked or not len(rows):
            return
        texts, near = self._parts.collection.texts, near_best(rows, scores)
        if is_across(asked, bounds(texts[near[0]])):
            fit = (row for row in near[1:] if is_within(asked, bounds(texts[row])))
            _raise(next(fit, None), rows, scores)

    def _prefer_extreme(self, query: Query, rows: SentenceRows, scores: Vectors) -> None:
        """Raise the row of a table that has the most or least asked for above the best of them."""
        if not len(rows):
            return
        best = int(rows[scores.argmax()])
        _raise(self._parts.signals.extreme_rows.in_place_of(query, best), rows, scores)


def _raise(row: int | None, rows: SentenceRows, scores: Vectors) -> None:
    """Raise a sentence above the best, if there is one to raise."""
    if row is not None:
        scores[rows == row] = scores.max() + AHEAD
