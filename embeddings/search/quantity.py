"""Quantities that a question asks for, held against what sentences give."""

from functools import lru_cache

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.query import Query
from embeddings.text.quantities import are_told, quantities_asked, quantities_given

# Of how many sentences it is remembered which quantities they give.
_REMEMBERED = 10_000


class Quantities:
    """Which sentences of a collection give a quantity that is asked for; nothing of it changes."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._given = lru_cache(_REMEMBERED)(self._given_by)

    def are_given(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return (r,) 1 for sentences with a quantity that is asked for; 0 where none is."""
        asked = quantities_asked(query.question, query.language)
        if not asked:
            return np.zeros(len(rows), np.float32)
        return np.array([bool(asked & self._given(row)) for row in rows.tolist()], np.float32)

    def missing(self, query: Query, row: int) -> float:
        """Tell whether what is asked for is missing: 0.5 in a sentence, 1 in all its paragraph.

        0 where nothing is asked for, or it can't be told in the language of the report.
        """
        asked = quantities_asked(query.question, query.language)
        language = self._collection.language_at(row)
        if not asked or not are_told(language) or asked & self._given(row):
            return 0.0
        text = self._collection.paragraphs[self._collection.paragraph_at(row)].text
        return 0.5 if asked & quantities_given(text, language) else 1.0

    def _given_by(self, row: int) -> frozenset[str]:
        """Return the quantities that a sentence gives, a row of a table with its column heads."""
        paragraph = self._collection.paragraphs[self._collection.paragraph_at(row)]
        text = paragraph.text if paragraph.is_led else self._collection.texts[row]
        return quantities_given(text, self._collection.language_at(row))
