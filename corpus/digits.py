"""Digits of any script as those of ASCII."""

import re
from unicodedata import decimal

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def ascii_digits(text: str) -> str:
    """Return a text of the same length with 0 to 9 for digits of any script: "12" of "١٢"."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda digit: str(decimal(digit[0])), text)
