"""Draws the pages of a file that is open, each with the part of its text marked."""

import pypdfium2

from bot.answering.page_picture.drawing import drawn, ink_of, packed
from bot.answering.page_picture.model import PagePart
from bot.answering.page_picture.upright import Upright
from bot.answering.page_picture.views import bounds, layout
from corpus.readers.pdf.glyph_names import Ligatures
from corpus.readers.pdf.marks import find_marks
from corpus.readers.pdf.sheet import Sight, see

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
    sight = _seen(page, ligatures)
    upright = Upright.of(page, sight.frame)
    found = find_marks(sight.shown, part.text, part.start, part.end)
    boxes = found.boxes if found.share >= _FOUND else ()
    marks = [upright.box(sight.frame, box) for box in boxes]
    width, height = upright.size
    plan = layout(width, height, ink_of(upright), bounds(marks), found.size)
    return packed(drawn(upright, plan, marks)), bool(marks)


def _seen(page: pypdfium2.PdfPage, ligatures: Ligatures) -> Sight:
    """Return what is seen of a page."""
    text_page = page.get_textpage()
    try:
        return see(page, text_page, ligatures)
    finally:
        text_page.close()
