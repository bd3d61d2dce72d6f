"""Where the words of two things stand: whether the reports know them, and say them together."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from embeddings.index.collection import Collection
from embeddings.text.postings import Postings
from embeddings.text.words import stems, words

# In words: things that stand so near to each other somewhere are one idiom.
_NEAR = 4
# How many sentences that hold both things are looked at: an idiom turns up among them.
_LOOKED_AT = 300


class WordPlaces:
    """Tells where words stand in the sentences of a collection, by the postings of its terms."""

    def __init__(self, collection: Collection, postings: Postings) -> None:
        self._collection = collection
        self._postings = postings
        self._languages = sorted(set(collection.languages))

    def hold(self, first: str, second: str) -> bool:
        """Say whether the reports in some language have all words of two things, and both any."""
        return any(
            ours and theirs and all(map(self._postings.frequency, ours | theirs))
            for ours, theirs in (
                (stems(first, language), stems(second, language)) for language in self._languages
            )
        )

    def stand_together(self, first: str, second: str) -> bool:
        """Say whether a word of one thing is near one of the other in a sentence.

        Of very many sentences that hold both only the first are looked at.
        """
        return any(
            _are_near(self._collection.texts[row], self._language_of(row), first, second)
            for row in self._holding_both(first, second)[:_LOOKED_AT].tolist()
        )

    def _language_of(self, row: int) -> str:
        """Return the code of the language of a sentence."""
        paragraph = self._collection.paragraph_at(row)
        return self._collection.languages[paragraph]

    def _holding_both(self, first: str, second: str) -> NDArray[np.int32]:
        """Return the sentences that hold words of both, in any of the reports' languages."""
        found = [np.empty(0, np.int32)]
        for language in self._languages:
            ours, theirs = (self._holding(stems(text, language)) for text in (first, second))
            found.append(np.intersect1d(ours, theirs))
        return np.unique(np.concatenate(found))

    def _holding(self, terms: frozenset[str]) -> NDArray[np.int32]:
        """Return the sentences that hold any of some terms."""
        return np.concatenate([np.empty(0, np.int32), *map(self._rows_of, sorted(terms))])

    def _rows_of(self, term: str) -> NDArray[np.int32]:
        """Return the sentences that hold a term."""
        return self._postings.holding(term)[0]


def _are_near(text: str, language: str, first: str, second: str) -> bool:
    """Say whether words of two things stand near each other in a sentence."""
    cut = [frozenset(word.stems) for word in words(text, language)]
    ours, theirs = (list(_places(cut, stems(each, language))) for each in (first, second))
    return any(0 < abs(one - other) <= _NEAR for one in ours for other in theirs)


def _places(cut: list[frozenset[str]], wanted: frozenset[str]) -> Iterator[int]:
    """Return the numbers of the words that have one of some stems."""
    return (number for number, held in enumerate(cut) if held & wanted)
