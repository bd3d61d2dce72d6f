"""Repeats: passages that say the same to the letter, which are shown once.

Passages that are alike but for a number, a name, a "not" or the heading above them differ in what
people ask for; only capitals, blanks, markup and punctuation make no difference.
"""

from collections import defaultdict

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
        self._rows: defaultdict[int, list[int]] = defaultdict(list)

    def adds(self, paragraph: int) -> bool:
        """Take in a paragraph, by its row, unless it repeats one; say whether it was taken in."""
        likely = self._rows[int(self._sames[paragraph])]
        if likely:
            key = repeat_key(self._collection, paragraph)
            if any(repeat_key(self._collection, row) == key for row in likely):
                return False
        likely.append(paragraph)
        return True


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
