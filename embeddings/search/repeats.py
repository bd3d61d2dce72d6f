"""Repeats: passages that say the same to the letter, which are shown once.

Passages that are alike but for a number, a name, a "not" or the heading above them differ in what
people ask for; only capitals, blanks, markup and punctuation make no difference.
"""

from embeddings.arrays import Hashes
from embeddings.index.collection import Collection
from embeddings.text.sameness import bare


class Shown:
    """The paragraphs that are shown so far, of which none repeats another.

    Args:
        collection: what is searched.
        sames: (p,) hashes that a repeat shares; few others do, so few are compared.
    """

    def __init__(self, collection: Collection, sames: Hashes) -> None:
        self._collection = collection
        self._sames = sames
        # The first of a hash has no key until there is another.
        self._first: dict[int, int] = {}
        self._keys: dict[int, set[tuple[str, ...]]] = {}

    def adds(self, paragraph: int) -> bool:
        """Take in a paragraph, by its row, unless it repeats one; say whether it was taken in."""
        same = int(self._sames[paragraph])
        first = self._first.setdefault(same, paragraph)
        if first == paragraph:
            return True
        keys = self._keys.setdefault(same, {repeat_key(self._collection, first)})
        before = len(keys)
        keys.add(repeat_key(self._collection, paragraph))
        return len(keys) > before


def repeat_key(collection: Collection, paragraph: int) -> tuple[str, ...]:
    """Return what two paragraphs share only when one repeats the other.

    It holds the report and the headings, which a short text often means without naming; the same
    in another report is told by `Editions`.

    Args:
        collection: what is searched.
        paragraph: a row of its paragraphs.
    """
    found = collection.paragraphs[paragraph]
    return tuple(map(bare, (found.report, *found.section, found.text)))
