"""Draws the pages of a file that is open, each with the part of its text marked."""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from bot.answering.page_picture.drawing import drawn, ink_of, packed
from bot.answering.page_picture.model import PagePart
from bot.answering.page_picture.views import bounds, layout
from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.glyph_names import Ligatures
from corpus.readers.pdf.marks import Marks, find_marks
from corpus.readers.pdf.shapes import Box
from corpus.readers.pdf.sheet import see

# PDFium gives places in whole units: so many to a point.
_UNITS = 100
# With less of a text found, it isn't the one that is meant.
_FOUND = 0.5


def draw_page(
    file: pypdfium2.PdfDocument, part: PagePart, ligatures: Ligatures
) -> tuple[bytes, bool]:
    """Return the picture of a page, and whether its part is marked.

    Raises:
        pypdfium2.PdfiumError: the page can't be read.
    """
    page = file[part.number - 1]
    marks, size = _marks(page, part, ligatures)
    width, height = page.get_size()
    plan = layout(width, height, ink_of(page), bounds(marks), size)
    return packed(drawn(page, plan, marks)), bool(marks)


def _marks(
    page: pypdfium2.PdfPage, part: PagePart, ligatures: Ligatures
) -> tuple[list[Box], float]:
    """Return where a part of a page's text stands as it is shown, and how large its letters are."""
    text_page = page.get_textpage()
    try:
        sight = see(page, text_page, ligatures)
    finally:
        text_page.close()
    marks: Marks = find_marks(sight.shown, part.text, part.start, part.end)
    if marks.share < _FOUND:
        return [], 0.0
    return list(_as_shown(page, sight.frame, marks.boxes)), marks.size


def _as_shown(page: pypdfium2.PdfPage, frame: Frame, boxes: Sequence[Box]) -> Iterator[Box]:
    """Yield boxes of the reader's in points from the top left corner of the page as it is shown."""
    for box in boxes:
        corners = [frame.back(box.x0, box.top), frame.back(box.x1, box.bottom)]
        (x0, y0), (x1, y1) = (_on_screen(page, *corner) for corner in corners)
        yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _on_screen(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Return where a point of the file is shown, however the page is turned and cut."""
    width, height = (round(side * _UNITS) for side in page.get_size())
    right, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, right, down)
    return right.value / _UNITS, down.value / _UNITS
