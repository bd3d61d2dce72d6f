"""The words of a list that a mistyped one may have been, found without an index of their own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from symspellpy.editdistance import DistanceAlgorithm, EditDistance


@dataclass(frozen=True, slots=True)
class NearWord:
    """A known word, and how many edits a typed one is from it."""

    term: str
    distance: int


@dataclass(frozen=True, slots=True)
class NearWords:
    """Words by their first letter and length; nothing of it changes, so that threads may share it.

    An index of what is left of each word when letters are taken out is quicker for one look-up,
    and takes 2 KB and a tenth of a millisecond for each word before the first.
    """

    by_start: dict[tuple[str, int], list[str]]

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Put words that are long enough to be meant under their first letters, in order."""
        by_start: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            if len(word) > 2:
                by_start[word[0], len(word)].append(word)
        return cls(dict(by_start))

    def near(self, typed: str, edits: int) -> list[NearWord]:
        """Return the words within some edits that begin alike or with two letters exchanged.

        The nearest come first. Source of the distance: Damerau's optimal string alignment.
        """
        # It measures in lists of its own, which two threads must not share.
        measure = EditDistance(DistanceAlgorithm.DAMERAU_OSA)
        found = (
            NearWord(word, measure.compare(typed, word, edits))
            for word in self._likely(typed, edits)
        )
        return sorted((each for each in found if each.distance >= 0), key=lambda e: e.distance)

    def _likely(self, typed: str, edits: int) -> Iterator[str]:
        """Yield the words with a right beginning that share all letters but as many as edits."""
        letters, swapped = frozenset(typed), typed[1::-1]
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            alike = self.by_start.get((typed[0], length), [])
            other = self.by_start.get((typed[1], length), []) if typed[0] != typed[1] else []
            for word in [*alike, *(word for word in other if word.startswith(swapped))]:
                if len(letters.difference(word)) <= edits >= len(set(word) - letters):
                    yield word
