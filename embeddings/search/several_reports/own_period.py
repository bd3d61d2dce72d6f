"""Sentences of the report's own year, which they needn't name, and those of other years."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search.compared_years import compares_years, is_surely_dated
from embeddings.search.query import Query
from embeddings.text.year_words import years_named


@dataclass(frozen=True, slots=True, eq=False)
class OwnPeriod:
    """What a question asks of the report's own year, `Query.own_years`, held against sentences.

    `years_above` returns the years that the headings of a paragraph name.
    """

    collection: Collection
    facts: Facts
    years_above: Callable[[int], frozenset[str]]

    def forgive(self, own: frozenset[str], rows: SentenceRows, found: Vectors) -> None:
        """Count sentences below -1 as of no other year where they only compare with one before."""
        for n in np.flatnonzero(found < -1):
            if self._compares(int(rows[n]), own):
                found[n] = 0

    def is_other(self, query: Query, row: int) -> bool:
        """Say whether a sentence is of other years than the report's own that is asked about."""
        if not query.own_years:
            return False
        held = self.facts.years_of(row)
        headed = self.years_above(self.collection.paragraph_at(row))
        if query.own_years & (held or headed):
            return False
        return bool(headed or held) and not (held and self._compares(row, query.own_years))

    def is_surely_other(self, query: Query, row: int) -> bool:
        """Say whether a sentence is surely of other years than all that a question names.

        The next one, which may answer then, names none of these either; whether its headings or
        other sentences of its paragraph do is no matter.
        """
        named, text = years_named(query.question), self.collection.texts[row]
        if not named or not is_surely_dated(text, self.collection.language_at(row)):
            return False
        around = self.collection.sentences_around(row).tolist()
        told = " ".join(self.collection.texts[each] for each in around if each >= row)
        return named.isdisjoint(years_named(told))

    def _compares(self, row: int, own: frozenset[str]) -> bool:
        """Say whether a sentence is of the report's own year, and names earlier ones beside it."""
        language = self.collection.language_at(row)
        is_earlier = max(self.facts.years_of(row), default="") < min(own)
        return is_earlier and compares_years(self.collection.texts[row], language)
