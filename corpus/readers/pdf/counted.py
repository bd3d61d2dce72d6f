"""Tells labels that count on inside a paragraph from those that begin one."""

import re

from corpus.readers.pdf.place import Place

_ABBREVIATED = re.compile(r"\b(?:Nos?|Nrn?|Arts?|Abs|pp?|Figs?|Secs?|Vol|Ch|Par)\.$", re.IGNORECASE)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_COUNTED = re.compile(r"\(([ivx]{1,5}|[a-h]|\d{1,2})\)")
_NUMBERED = re.compile(r"(\d{1,3})([.)])\s")


def counts_inside(place: Place) -> bool:
    """Say whether a label counts on inside a paragraph, or is a figure that a sentence names.

    So does "(iii)" where "(ii)" stands before it in the lines, "3)" behind "No.", and "14)" in an
    item 9 whose line is full and goes on.
    """
    line, last = place.line.text, place.last.text
    if place.room > 4 * place.em:
        return False
    if _ABBREVIATED.search(last) and line[0].isdigit():
        return True
    if match := _COUNTED.match(line):
        inside = " ".join(piece.text for piece in place.run)
        return inside.find(f"({_before(match[1])})") > 0
    first, number = _NUMBERED.match(place.run[0].text), _NUMBERED.match(line)
    if place.stopped or not first or not number:
        return False
    return first[2] != number[2] or int(number[1]) != int(first[1]) + 1


def _before(count: str) -> str:
    """Return the number, letter or Roman number before one."""
    if count.isdigit():
        return str(int(count) - 1)
    if count in _ROMAN[1:]:
        return _ROMAN[_ROMAN.index(count) - 1]
    return chr(ord(count[0]) - 1)
