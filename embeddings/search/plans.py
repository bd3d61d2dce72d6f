"""What is planned or expected, against what was: a question for the target, and one for the result.

"How many streets will be paved?" is answered by the sentence that tells of a plan, though another
has more of its words. Words of each language tell, in the sentence, before it or in its headings.
"""

from functools import lru_cache

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.query import Query
from embeddings.text.languages import language_of

# Of how many sentences it is remembered whether they tell of plans.
_REMEMBERED = 10_000


class Plans:
    """Which sentences of a collection tell of plans, held against what questions ask for."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._is_plan = lru_cache(_REMEMBERED)(self._tells_of_plan)

    def of(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return (r,) up to 1 for sentences of plans where a question asks for one, else 0.

        It is the share of the sentences that tell of none: in a law or a plan it tells nothing. Nor
        does it in another language, where words of plans are asked for that the report hasn't.
        """
        if not asks_for_plans(query) or not len(rows):
            return np.zeros(len(rows), np.float32)
        told = np.array([self._is_plan(int(row), query.language) for row in rows], np.float32)
        found: Vectors = told * (1 - told.mean())
        return found

    def _tells_of_plan(self, row: int, language: str) -> bool:
        """Say whether a sentence in a language, or what it stands under, has a word of plans."""
        paragraph = self._collection.paragraph_at(row)
        if self._collection.languages[paragraph] != language:
            return False
        plans = language_of(language).plans
        found = self._collection.paragraphs[paragraph]
        around = [*found.section[-1:], found.lead_text, self._collection.texts[row]]
        return any(plans.search(text) for text in around)


def asks_for_plans(query: Query) -> bool:
    """Say whether a question asks for what is planned or expected."""
    return language_of(query.language).plans.search(query.question) is not None
