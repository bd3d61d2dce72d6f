"""Numbers of words as they lie on the disk: made into strings only while they are asked for."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Self

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import SavedBytes


class SavedCounts(Mapping[str, int]):
    """A number for each of some words, none of which holds a line break.

    A report has thousands, which as strings take ten times what they take as UTF-8. Going through
    all of them is quick; each one that is asked for goes through all of them.
    """

    def __init__(self, words: SavedBytes, counts: NDArray[np.int32]) -> None:
        self.words = words
        self.counts = counts

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Self:
        """Put words with their numbers together as they are kept, unless they are so already."""
        if isinstance(counts, cls):
            return counts
        return cls(words_as_bytes(counts), np.array([*counts.values()], np.int32))

    def __iter__(self) -> Iterator[str]:
        """Yield the words in order."""
        text = self.words.tobytes().decode()
        return iter(text.split("\n") if len(self.counts) else [])

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.counts)

    def __getitem__(self, word: str) -> int:
        """Return the number of a word."""
        return self.as_dict()[word]

    def items(self) -> ItemsView[str, int]:
        """Return the words with their numbers, made once for all of them."""
        return self.as_dict().items()

    def values(self) -> ValuesView[int]:
        """Return the numbers, made once for all of them."""
        return self.as_dict().values()

    def as_dict(self) -> dict[str, int]:
        """Return all of it in memory."""
        return dict(zip(self, self.counts.tolist(), strict=True))


def words_as_bytes(words: Iterable[str]) -> SavedBytes:
    """Return words, none of which holds a line break, as UTF-8."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)
