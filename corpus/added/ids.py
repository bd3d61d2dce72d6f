"""Ids made from titles: a-z, 0-9 and -, at most 32 characters, each once."""

import re
import unicodedata
from collections.abc import Container

_LONGEST = 32
_OTHER = re.compile(r"[^a-z0-9]+")
# Letters that don't fall apart into a Latin one and an accent.
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th"}
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
        (
            "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g"
        ).split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_LETTERS = {k: v.strip("-") for k, v in (_LATIN | _CYRILLIC | _GREEK).items()}


def id_of(title: str, year: str, taken: Container[str]) -> str:
    """Return an id that nothing has yet, made from a title; from the year where it has no letters.

    Args:
        title: in any script; of those that can't be written in Latin letters, numbers are left.
        year: four digits, put behind a title that doesn't say when.
        taken: ids that there are.
    """
    name = _latin(title)
    if not re.search(r"[a-z]", name):
        name = f"report-{name}".strip("-")
    if year and year not in name:
        name = f"{_cut(name, _LONGEST - len(year) - 1)}-{year}"
    name = _cut(name.strip("-"), _LONGEST)
    number, free = 2, name
    while free in taken:
        free = f"{_cut(name, _LONGEST - len(str(number)) - 1)}-{number}"
        number += 1
    return free


def _latin(text: str) -> str:
    """Return a text in Latin letters and digits, with - between its words."""
    spelled = "".join(_LETTERS.get(letter, letter) for letter in text.lower())
    plain = unicodedata.normalize("NFKD", spelled)
    mended = "".join(_LETTERS.get(letter, letter) for letter in plain)
    ascii_only = "".join(c for c in mended if not unicodedata.combining(c))
    return _OTHER.sub("-", ascii_only).strip("-")


def _cut(name: str, length: int) -> str:
    """Return the words of a name that fit a length; of a longer word its beginning."""
    if len(name) <= length:
        return name
    words = name[: length + 1].rpartition("-")[0]
    return (words if len(words) >= length // 2 else name[:length]).strip("-")
