"""The sentences of a message, cut as people type them: with small letters, or without a space."""

import itertools
import re
from functools import cache

from corpus.sentence_ends import sentence_ends
from embeddings.text.languages import language_of

_END = re.compile(
    r"(?:[?!？！。…;；\n]|(?P<stop>\.)(?=[?!？！。….]*[)\]”’\"']*(?:\s|$)))"
    r"[?!？！。….]*[)\]”’\"']*"
)
# A number in order, which many languages write with a full stop: "am 14. Juli", "den 3. Platz",
# "14. července". An article or preposition leads to it, or a month follows.
_LED = re.compile(
    r"(?<!\w)(?:(?<!\bi )am|de[rnms]|die|das|vom|zum|beim|im|seit|ab|bis|til|fra|dne) \d{1,2}$",
    re.I,
)
_DAY = re.compile(r"(?<![\w.,])(?:[12]?\d|3[01])$")
# Languages that write a day so; the months of all are read where a message has such a number.
_ORDINAL = ("de", "da", "no", "fi", "et", "cs", "sk", "sl", "hr", "lv", "is")
_FIRST_WORD = re.compile(r"\w+")
# How much of what stands before a full stop tells whether it is that of an abbreviation.
_BEFORE = 24


def sentences(message: str) -> list[str]:
    """Return the sentences of a message with their marks; what holds no letter or digit is none."""
    cuts = [0, *(found.end() for found in _END.finditer(message) if _ends(found)), len(message)]
    parts = (message[a:b].strip() for a, b in itertools.pairwise(cuts))
    return [part for part in parts if any(map(str.isalnum, part))]


def _ends(found: re.Match[str]) -> bool:
    """Say whether a mark ends a sentence: no full stop of "No. 2", "U.S.", "14. Juli".

    Behind a small letter or a figure may stand anything, so a stop that ends a sentence before some
    of them only, as that of "Co." does, ends none there.
    """
    if found["stop"] is None or len(found[0]) > 1:
        return True
    before = found.string[max(0, found.start() - _BEFORE) : found.start()]
    after = found.string[found.end() :].lstrip()[:1]
    if _is_ordinal(before, found.string[found.end() :]):
        return False
    behind = "A" if after.isupper() else "A1"
    return all(any(sentence_ends(f"{before}. {sign}", "en")) for sign in behind)


def _is_ordinal(before: str, behind: str) -> bool:
    """Say whether the text before a full stop ends in a number in order: no question follows it."""
    first = _FIRST_WORD.match(behind.lstrip())
    if first is None:
        return False
    if _LED.search(before):
        return not _asks(first[0])
    return _DAY.search(before) is not None and first[0].lower() in _months()


def _asks(word: str) -> bool:
    """Say whether a word opens a question, with its capital: "Was", "Hvad"."""
    asking = (language_of(code).question_words for code in _ORDINAL)
    return word[0].isupper() and any(word.lower() in words for words in asking)


@cache
def _months() -> frozenset[str]:
    """Return the months as languages write them behind a day with a full stop."""
    return frozenset[str]().union(*(language_of(code).months for code in _ORDINAL))
