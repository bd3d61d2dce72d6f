"""Repeats: passages that say the same to the letter, which are shown once.

Passages that are alike but for a number, a name, a "not" or the heading above them differ in what
people ask for; only capitals, blanks, markup and punctuation make no difference.
"""

import re
from functools import lru_cache

from embeddings.index.collection import Collection

# Marks that say nothing; one that belongs to a number does: "-5", "1.5", "3,000", "10:30", ".5".
_MARKS = re.compile(r"(?:(?<!\d)(?![-−–.]\d)|(?<=\d)(?![-−–.,:/]\d))[^\w\s$€£¥+<>=≤≥±%‰°§&−]|_")  # noqa: RUF001
_BLANKS = re.compile(r"\s+")


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


@lru_cache(1000)
def bare(text: str) -> str:
    """Return a text without what makes no difference."""
    return _BLANKS.sub(" ", _MARKS.sub(" ", text.casefold())).strip()
