"""Repeats: passages that say the same to the letter, which are shown once.

Passages that are alike but for a number, a name, a "not" or the heading above them differ in what
people ask for; only capitals, blanks, markup and punctuation make no difference.
"""

from embeddings.index.collection import Collection
from embeddings.text.sameness import bare


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
