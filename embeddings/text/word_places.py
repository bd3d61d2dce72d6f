"""Where stems stand in texts: which the texts hold, and which stand next to each other."""

from array import array
from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from embeddings.text.words import words

# In words: things that stand so near to each other somewhere are one idiom.
_NEAR = 4


class WordPlaces:
    """The numbers of the words that have each stem, over some English texts; nothing changes.

    The numbers of all stems are in one array: a library has millions.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        topics: set[str] = set()
        known: dict[str, int] = {}
        parts, numbers = array("i"), array("i")
        number = 0
        for text in texts:
            for word in words(text):
                for part in word.stems:
                    parts.append(known.setdefault(part, len(known)))
                    numbers.append(number)
                if not word.is_stop:
                    topics.update(word.stems)
                number += 1
            # The words of two texts are never near.
            number += _NEAR
        stem_of = np.frombuffer(parts, np.int32)
        self._topics = frozenset(topics)
        self._known = known
        self._numbers = np.frombuffer(numbers, np.int32)[np.argsort(stem_of, kind="stable")]
        self._ends = np.cumsum(np.bincount(stem_of, minlength=len(known)))

    def hold(self, stems: frozenset[str]) -> bool:
        """Say whether words that carry a topic have all of some stems."""
        return stems <= self._topics

    def stand_together(self, first: Collection[str], second: Collection[str]) -> bool:
        """Say whether words with one of some stems and one of others are near in any text."""
        ours, theirs = self._numbers_of(first), self._numbers_of(second)
        steps = [step for step in range(-_NEAR, _NEAR + 1) if step]
        return any(np.isin(ours + step, theirs).any() for step in steps)

    def _numbers_of(self, stems: Collection[str]) -> NDArray[np.int32]:
        """Return the numbers of the words that have one of some stems."""
        rows = [self._known[part] for part in stems if part in self._known]
        held = [self._numbers[self._ends[row - 1] if row else 0 : self._ends[row]] for row in rows]
        return np.concatenate([np.empty(0, np.int32), *held])
