"""Reads letters that a file spells out beside the signs that show them, as browsers do.

In the scripts of India and Thailand a few letters are often shown by other signs, several of them
apart. What they read stands once in the file (`ActualText`), but PDFium gives it at each sign that
others part from the first, and as wide as the first sign alone.
"""

import ctypes
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import pypdfium2.raw as pdfium

from corpus.readers.pdf.shapes import Glyph

# The scripts that are set so, from Devanagari to Tai Tham; others are too many to look at.
_FIRST, _LAST = 0x0900, 0x1AFF
_SPELLS = ctypes.create_string_buffer(b"ActualText")


class Spelled:
    """What a page spells out, by the mark round its signs, which is one for all of them."""

    def __init__(self, page: ctypes.c_void_p, text_page: ctypes.c_void_p) -> None:
        self._page, self._text_page = page, text_page
        self._sides: dict[int, tuple[float, float]] | None = None
        self._begun: dict[int, int] = {}
        self._mark = 0
        self._noted: list[tuple[int, int]] = []

    def repeats(self, code: int, index: int) -> bool:
        """Say whether a character, by its code and its place on the page, was read at another sign.

        One that wasn't is to be noted.
        """
        self._mark = 0
        if not _FIRST <= code <= _LAST:
            return False
        item = pdfium.FPDFText_GetTextObject(self._text_page, index)
        mark = _mark_of(item) if item else 0
        if not mark:
            return False
        here = ctypes.addressof(item.contents)
        if self._begun.setdefault(mark, here) != here:
            return True
        self._mark = mark
        return False

    def note(self, place: int, *, level: bool) -> None:
        """Note the place of the last character among those of the page, if it is spelled out.

        `level` says that it is among the level ones that are on the page.
        """
        if self._mark and level:
            self._noted.append((place, self._mark))

    def spread(self, glyphs: list[Glyph], left: float) -> None:
        """Spread spelled letters over all their signs; `left` is where the page begins."""
        for mark, noted in groupby(self._noted, key=itemgetter(1)):
            places = [place for place, _ in noted]
            sides = self._sides_of(mark)
            if sides is None:
                continue
            width = (sides[1] - sides[0]) / len(places)
            for count, place in enumerate(places):
                start = sides[0] - left + count * width
                glyphs[place] = glyphs[place]._replace(x0=start, x1=start + width)

    def _sides_of(self, mark: int) -> tuple[float, float] | None:
        """Return where the signs within a mark begin and end, from the left of the file's page."""
        if self._sides is None:
            self._sides = {}
            for found, left, right in _signs(self._page):
                first, last = self._sides.get(found, (left, right))
                self._sides[found] = min(first, left), max(last, right)
        return self._sides.get(mark)


def _signs(page: ctypes.c_void_p) -> Iterator[tuple[int, float, float]]:
    """Yield the mark of each sign of a page that is spelled out, and where the sign stands."""
    sides = [ctypes.c_float() for _ in range(4)]
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        mark = _mark_of(item)
        if mark and pdfium.FPDFPageObj_GetBounds(item, *sides):
            yield mark, sides[0].value, sides[2].value


def _mark_of(item: Any) -> int:  # noqa: ANN401 (a pointer of PDFium's)
    """Return the mark that spells out what a text object shows; 0 where none does."""
    for place in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, place)
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, _SPELLS) != pdfium.FPDF_OBJECT_UNKNOWN:
            return ctypes.addressof(mark.contents)
    return 0
