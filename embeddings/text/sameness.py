"""What makes no difference between two texts: capitals, blanks, markup, punctuation, numbering."""

import re
from functools import lru_cache

from corpus.years import YEARS

# Marks that say nothing; one that belongs to a number does: "-5", "1.5", "3,000", "10:30", ".5".
_MARKS = re.compile(r"(?:(?<!\d)(?![-−–.]\d)|(?<=\d)(?![-−–.,:/]\d))[^\w\s$€£¥+<>=≤≥±%‰°§&−]|_")  # noqa: RUF001
_BLANKS = re.compile(r"\s+")
# The number of a heading, "3.", "(2)", "IV." or "第三章", and years in it or in a title.
_NUMBERING = re.compile(
    r"^\W*(?:chapter|section|part|annex)?\W*(?:\d+(?:\.\d+)*|[ivxlc]+(?=[.)])|第\S[章节条部分]+)\b\W*"
    rf"|{YEARS}年?度?",
    re.I,
)


@lru_cache(1000)
def bare(text: str) -> str:
    """Return a text without what makes no difference."""
    return _BLANKS.sub(" ", _MARKS.sub(" ", text.casefold())).strip()


@lru_cache(1000)
def without_numbering(title: str) -> str:
    """Return a title or heading without its number and its years, and what makes no difference."""
    return bare(_NUMBERING.sub(" ", title))
