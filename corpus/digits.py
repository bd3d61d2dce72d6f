"""Digits of any script as those of ASCII, and these raised."""

import re
from unicodedata import decimal

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def ascii_digits(text: str) -> str:
    """Return a text of the same length with 0 to 9 for digits of any script: "12" of "١٢"."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda digit: str(decimal(digit[0])), text)


def raised(text: str) -> str:
    """Return a text with its digits raised, as marks of notes are written: "¹²" of "12"."""
    return text.translate(_RAISED)
