"""Where stems stand in texts: which the texts hold, and which stand next to each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from embeddings.text.words import words

# In words: things that stand so near to each other somewhere are one idiom.
_NEAR = 4


class WordPlaces:
    """The numbers of the words that have each stem, over some English texts; nothing changes."""

    def __init__(self, texts: Iterable[str]) -> None:
        topics: set[str] = set()
        places: defaultdict[str, set[int]] = defaultdict(set)
        number = 0
        for text in texts:
            for word in words(text):
                for part in word.stems:
                    places[part].add(number)
                if not word.is_stop:
                    topics.update(word.stems)
                number += 1
            # The words of two texts are never near.
            number += _NEAR
        self._topics = frozenset(topics)
        self._places = dict(places)

    def hold(self, stems: frozenset[str]) -> bool:
        """Say whether words that carry a topic have all of some stems."""
        return stems <= self._topics

    def stand_together(self, first: Collection[str], second: Collection[str]) -> bool:
        """Say whether words with one of some stems and one of others are near in any text."""
        ours, theirs = self._numbers(first), self._numbers(second)
        steps = [step for step in range(-_NEAR, _NEAR + 1) if step]
        return any(number + step in theirs for number in ours for step in steps)

    def _numbers(self, stems: Collection[str]) -> set[int]:
        """Return the numbers of the words that have one of some stems."""
        return set().union(*(self._places.get(part, ()) for part in stems))
