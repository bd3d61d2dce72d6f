"""Writes the characters of a piece as a text: blanks, accents, ligatures and bullets."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.shapes import Glyph

# In ems: a gap that is a blank where PDFium saw one, where it saw none, and between runs.
_GUESSED = 0.08
_UNSEEN = 0.3
# In ems: a gap between words beside a letter with an accent of its own.
_WORD_GAP = 0.15
# How many gaps tell a spacing, and how far in ems the gaps of a short word differ from it.
_FEWEST = 4
_ALIKE = 0.06
# Beside marks that are set in a square of their own, which holds their white space.
_BESIDE_MARK = 0.8
_CLOSING = "，。、；：！？）」』】》〉・"
_OPENING = "（「『【《〈"
ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˚": "\u030a",
    "¯": "\u0304",
    "˙": "\u0307",
    "˝": "\u030b",
    "˘": "\u0306",
}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_BULLET = "•"
_LEADERS = ".·…‥_"


def apart(glyph: Glyph) -> Iterable[Glyph]:
    """Return the letters of a ligature side by side."""
    count = len(glyph.char)
    if count == 1:
        return (glyph,)
    width = (glyph.x1 - glyph.x0) / count
    return [
        glyph._replace(
            char=letter,
            x0=glyph.x0 + place * width,
            x1=glyph.x0 + (place + 1) * width,
            blank=0 if place else glyph.blank,
        )
        for place, letter in enumerate(glyph.char)
    ]


def text_of(glyphs: Sequence[Glyph], spacings: Sequence[float] = ()) -> str:
    """Return what a run of characters reads; `spacings` are those of the runs of its line."""
    usual = _usual_gap(glyphs, spacings)
    accented = any(glyph.char in ACCENTS for glyph in glyphs)
    parts: list[str] = []
    last: Glyph | None = None
    before: Glyph | None = None
    for glyph in glyphs:
        if last is not None:
            if glyph.blank == 2 or _parts(last, glyph, usual):
                parts.append(" ")
            if accented and _accent(last, glyph, parts, before):
                last = glyph
                continue
        before, last = last, glyph
        parts.append(_LIGATURES.get(glyph.char, glyph.char))
    text = unicodedata.normalize("NFC", "".join(parts)).strip()
    return _with_bullet(text)


def spacing_of(glyphs: Sequence[Glyph]) -> float:
    """Return the gap between the letters of a line in ems: over 0 where it is letter-spaced."""
    gaps = _gaps(glyphs)
    return max(median(gaps), 0.0) if len(gaps) >= _FEWEST else 0.0


def _usual_gap(glyphs: Sequence[Glyph], spacings: Sequence[float]) -> float:
    """Return the gap between the letters of a run in ems.

    A short word is letter-spaced where another run of its line is, by the same gap.
    """
    gaps = _gaps(glyphs)
    if not gaps or len(gaps) >= _FEWEST:
        return spacing_of(glyphs)
    alike = (
        spacing
        for spacing in spacings
        if spacing > _GUESSED and all(abs(gap - spacing) < _ALIKE for gap in gaps)
    )
    return next(alike, 0.0)


def _gaps(glyphs: Sequence[Glyph]) -> list[float]:
    """Return the gaps between characters in ems but for blanks of the file.

    The dots that lead to a figure are wide apart and tell nothing.
    """
    return [
        (following.x0 - glyph.x1) / glyph.style.size
        for glyph, following in pairwise(glyphs)
        if following.blank != 2 and not (glyph.char in _LEADERS and following.char in _LEADERS)
    ]


def _parts(last: Glyph, glyph: Glyph, usual: float) -> bool:
    """Say whether a blank that the file doesn't have stands between two characters."""
    size = glyph.style.size
    if glyph.style is not last.style:
        size = max(size, last.style.size)
    gap = (glyph.x0 - last.x1) / size - usual
    if last.char in _CLOSING or glyph.char in _OPENING:
        return gap > _BESIDE_MARK
    if glyph.blank == 1:
        return gap > _GUESSED or gap < -1  # from right to left
    return gap > _UNSEEN


def _accent(last: Glyph, glyph: Glyph, parts: list[str], before: Glyph | None) -> bool:
    """Write an accent and a letter that stand at one place as one letter.

    `before` stands before both: PDFium guesses blanks round accents, within words too.
    """
    if glyph.char not in ACCENTS and last.char not in ACCENTS:
        return False
    overlap = min(last.x1, glyph.x1) - max(last.x0, glyph.x0)
    if overlap < 0.5 * min(last.x1 - last.x0, glyph.x1 - glyph.x0) or not parts:
        return False
    if glyph.char in ACCENTS and last.char.isalpha():
        parts.append(ACCENTS[glyph.char])
        return True
    if last.char in ACCENTS and glyph.char.isalpha():
        while parts and parts[-1] in (last.char, " "):
            parts.pop()
        if before is not None and glyph.x0 - before.x1 > _WORD_GAP * glyph.style.size:
            parts.append(" ")
        parts.append(("i" if glyph.char == "ı" else glyph.char) + ACCENTS[last.char])
        return True
    return False


def _with_bullet(text: str) -> str:
    """Write a sign that only its font knows as a bullet where a piece begins with it."""
    if text and "\ue000" <= text[0] <= "\uf8ff":
        rest = text[1:].lstrip()
        return f"{_BULLET} {rest}" if rest else _BULLET
    return text
