"""Text that can be written as UTF-8: without halves of characters that lack their other half."""

import re

_HALF = re.compile(r"[\ud800-\udfff]")
# What stands for a character that can't be read.
_UNREADABLE = "\ufffd"


def well_formed(text: str) -> str:
    """Return a text of the same length with each lone surrogate replaced."""
    return _HALF.sub(_UNREADABLE, text)
