"""Patterns of whole words, in languages that part them; in others, of words anywhere."""

import re
from functools import cache

# Languages of whose words no edge is told.
_WITHOUT_EDGES = frozenset(("zh", "ja", "ko", "hi"))


@cache
def whole_words(words: str, language: str) -> re.Pattern[str]:
    """Return the pattern of some words of a language, whole ones where it parts them.

    Args:
        words: the pattern that they are described by, whose case is ignored.
        language: the code of the language.
    """
    edged = words if language in _WITHOUT_EDGES else rf"(?<!\w)(?:{words})(?!\w)"
    return re.compile(edged, re.I)
