"""Reads a page of the file into its pieces of text, and puts aside what a person doesn't see."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.readers.pdf.characters import Characters, read_characters
from corpus.readers.pdf.contents import part_leaders
from corpus.readers.pdf.drawing import read_drawing
from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.glyph_names import Ligatures
from corpus.readers.pdf.margins import SIDEWAYS
from corpus.readers.pdf.pieces import pieces_of
from corpus.readers.pdf.shapes import Drawing, Glyph, Piece, Rule, Sheet

OUTSIDE = "outside the edge of the page"
UNSEEN = "invisible text"
SLANTED = "text set at a slant"
# A page of which more is invisible than this is a scan with the text that a machine read.
_OCR = 0.6
_OCR_IMAGE = 0.4


def read_sheet(
    document: pypdfium2.PdfDocument, number: int, label: str, ligatures: Ligatures
) -> Sheet:
    """Return a page, from 1, as it can be kept when the page is closed.

    `ligatures` are those of the file's fonts.

    Raises:
        pypdfium2.PdfiumError: the page can't be read.
    """
    page = document[number - 1]
    try:
        text_page = page.get_textpage()
        try:
            return _read(page, text_page, ligatures, (number, label))
        finally:
            text_page.close()
    finally:
        page.close()


def _read(
    page: pypdfium2.PdfPage,
    text_page: pypdfium2.PdfTextPage,
    ligatures: Ligatures,
    name: tuple[int, str],
) -> Sheet:
    """Read an open page; `name` is its number and its label."""
    sight = see(page, text_page, ligatures)
    frame, drawing = sight.frame, sight.drawing
    sheet = Sheet(
        *name,
        frame.width,
        frame.height,
        tuple(_underlined(pieces_of(sight.shown, drawing.down), drawing.across)),
        drawing,
        tuple(_aside(sight)),
        len(sight.shown),
        sight.found.unmapped / max(sight.found.sampled, 1),
        sight.hidden,
    )
    return part_leaders(sheet)


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a page: the characters of its text, in the order of the file, and the rest.

    `frame` is turned as most of the text is; `hidden` says that the text is that of a scan.
    """

    frame: Frame
    found: Characters
    drawing: Drawing
    shown: list[Glyph]
    unseen: list[Glyph]
    hidden: bool


def see(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, ligatures: Ligatures) -> Sight:
    """Return what a person sees of an open page, and what nobody does."""
    frame = _frame(page)
    found = read_characters(page.raw, text_page.raw, frame, ligatures)
    turns = max((0, 1, 2, 3), key=lambda turn: len(found.turned.get(turn, ())))
    frame = frame.turned(turns)
    drawing = read_drawing(page.raw, frame)
    glyphs = found.turned.get(turns, [])
    hidden = _is_ocr(glyphs, drawing)
    shown, unseen = (glyphs, []) if hidden else _by_sight(glyphs, drawing)
    return Sight(frame, found, drawing, shown, unseen, hidden)


def _underlined(pieces: Sequence[Piece], across: Sequence[Rule]) -> Iterator[Piece]:
    """Yield pieces, marked where a rule runs right under most of them and no further."""
    rules = sorted(across)
    for piece in pieces:
        first = bisect_left(rules, (piece.base - 0.05 * piece.size,))
        end = bisect_left(rules, (piece.base + 0.35 * piece.size,))
        under = sum(
            min(rule.end, piece.x1) - max(rule.start, piece.x0)
            for rule in rules[first:end]
            if rule.start >= piece.x0 - 3 and rule.end <= piece.x1 + 4
        )
        yield replace(piece, underlined=True) if under > 0.6 * piece.width else piece


def _frame(page: pypdfium2.PdfPage) -> Frame:
    """Return the part of a page that is shown."""
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page.raw, box):
        return Frame(box.left, box.bottom, box.right, box.top)
    return Frame(0, 0, page.get_width(), page.get_height())


def _is_ocr(glyphs: list[Glyph], drawing: Drawing) -> bool:
    """Say whether a page is a picture with text under it that a machine read."""
    unseen = sum(glyph.style.invisible for glyph in glyphs)
    return unseen > _OCR * len(glyphs) and drawing.images > _OCR_IMAGE


def _by_sight(glyphs: list[Glyph], drawing: Drawing) -> tuple[list[Glyph], list[Glyph]]:
    """Return the characters that a person sees, and those that nobody does."""
    styles = {id(glyph.style): glyph.style for glyph in glyphs}
    if not any(style.invisible or style.white for style in styles.values()):
        return glyphs, []
    sights = [_is_seen(glyph, drawing) for glyph in glyphs]
    return list(compress(glyphs, sights)), [
        glyph for glyph, seen in zip(glyphs, sights, strict=True) if not seen
    ]


def _is_seen(glyph: Glyph, drawing: Drawing) -> bool:
    """Say whether a character stands out from what it is printed on."""
    if glyph.style.invisible:
        return False
    if not glyph.style.white:
        return True
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.3 * glyph.style.size
    return any(area.holds(x, y, 1) for area in drawing.painted)


def _aside(sight: Sight) -> Iterable[tuple[str, str]]:
    """Yield the lines that a person doesn't see, or not as part of the text, each with why."""
    found, turns = sight.found, sight.frame.turns
    groups = [(sight.unseen, UNSEEN), (found.outside, OUTSIDE), (found.turned.get(-1, []), SLANTED)]
    groups += [(found.turned.get(turn, []), SIDEWAYS) for turn in range(4) if turn != turns]
    for glyphs, why in groups:
        for piece in pieces_of(glyphs):
            yield piece.text, why
