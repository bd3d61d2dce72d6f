"""Patterns of whole words, in languages that part them; in others, of words anywhere."""

import re
from collections.abc import Sequence
from functools import cache

# Languages of whose words no edge is told.
_WITHOUT_EDGES = frozenset(("zh", "ja", "ko", "hi"))


@cache
def whole_words(words: str, language: str) -> re.Pattern[str]:
    """Return the pattern of some words of a language, whole ones where it parts them.

    Args:
        words: the pattern that they are described by, whose case is ignored; `@` is the rest of a
            word.
        language: the code of the language.
    """
    described = words.replace("@", r"\w*")
    edged = described if language in _WITHOUT_EDGES else rf"(?<!\w)(?:{described})(?!\w)"
    return re.compile(edged, re.I)


def numbers_of(patterns: Sequence[re.Pattern[str]], text: str) -> set[int]:
    """Return the numbers of those of some patterns that a text has."""
    return {number for number, pattern in enumerate(patterns) if pattern.search(text)}
