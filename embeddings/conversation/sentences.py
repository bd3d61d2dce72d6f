"""The sentences of a message, cut as people type them: with small letters, or without a space."""

import itertools
import re

from corpus.sentence_ends import sentence_ends

_END = re.compile(
    r"(?:[?!？！。…;；\n]|(?P<stop>\.)(?=[?!？！。….]*[)\]”’\"']*(?:\s|$)))"
    r"[?!？！。….]*[)\]”’\"']*"
)
# How much of what stands before a full stop tells whether it is that of an abbreviation.
_BEFORE = 24


def sentences(message: str) -> list[str]:
    """Return the sentences of a message with their marks; what holds no letter or digit is none."""
    cuts = [0, *(found.end() for found in _END.finditer(message) if _ends(found)), len(message)]
    parts = (message[a:b].strip() for a, b in itertools.pairwise(cuts))
    return [part for part in parts if any(map(str.isalnum, part))]


def _ends(found: re.Match[str]) -> bool:
    """Say whether a mark ends a sentence: no full stop of "No. 2", "U.S." or "St. Helena".

    Behind a small letter or a figure may stand anything, so a stop that ends a sentence before some
    of them only, as that of "Co." does, ends none there.
    """
    if found["stop"] is None or len(found[0]) > 1:
        return True
    before = found.string[max(0, found.start() - _BEFORE) : found.start()]
    after = found.string[found.end() :].lstrip()[:1]
    behind = "A" if after.isupper() else "A1"
    return all(any(sentence_ends(f"{before}. {sign}", "en")) for sign in behind)
