"""The reader of PDF files: PDFium tells the characters, where they stand tells the layout."""

from collections.abc import Mapping, Sequence

import pypdfium2

from corpus.model import Document
from corpus.readers.composer import Composer
from corpus.readers.pdf.compose import write
from corpus.readers.pdf.file import bookmarks, label, opened
from corpus.readers.pdf.flow import parts_of
from corpus.readers.pdf.furniture import find_furniture
from corpus.readers.pdf.glyph_names import Ligatures, ligatures_of
from corpus.readers.pdf.headings import Headings, body_of
from corpus.readers.pdf.joins import joined, words_of
from corpus.readers.pdf.labels import is_monospaced
from corpus.readers.pdf.layout import lay_out
from corpus.readers.pdf.shapes import Piece, Sheet
from corpus.readers.pdf.sheet import read_sheet
from corpus.readers.pdf.verdict import warnings_of

_COLUMN = 60.0


def read_pdf(data: bytes) -> Document:
    """Read a PDF file: its text in reading order with pages, headings, paragraphs and rows.

    Raises:
        ReportError: the file is encrypted, broken, too long, a scan without text, or its fonts
            don't tell their letters.
    """
    composer = Composer()
    with opened(data) as file:
        sheets, failed = _sheets(file, ligatures_of(data))
        outline = bookmarks(file)
    composer.warnings.extend(warnings_of(data, sheets, failed))
    composer.scanned.update(sheet.number for sheet in sheets if sheet.hidden)
    body = body_of(piece for sheet in sheets for piece in sheet.pieces)
    left_out = find_furniture(sheets, body.size)
    words = words_of([piece.text for sheet in sheets for piece in _by_column(sheet)])
    headings = Headings(body, outline)
    listings = not is_monospaced(body.font)
    pages = [
        lay_out(sheet, gone, lambda lines: joined(lines, words)[0], listings)
        for sheet, gone in zip(sheets, left_out, strict=True)
    ]
    _leave_out(composer, sheets, left_out)
    labels = {sheet.number: sheet.label for sheet in sheets}
    return write(parts_of(pages, headings), headings, words, labels, composer)


def _by_column(sheet: Sheet) -> list[Piece]:
    """Return the pieces of a page roughly column by column, for what ends and begins lines."""
    return sorted(sheet.pieces, key=lambda piece: (round(piece.x0 / _COLUMN), piece.base))


def _sheets(file: pypdfium2.PdfDocument, ligatures: Ligatures) -> tuple[list[Sheet], list[int]]:
    """Return the pages of a file, and the numbers of those that can't be read."""
    sheets: list[Sheet] = []
    failed: list[int] = []
    for number in range(1, len(file) + 1):
        try:
            sheets.append(read_sheet(file, number, label(file, number), ligatures))
        except pypdfium2.PdfiumError:
            failed.append(number)
    return sheets, failed


def _leave_out(
    composer: Composer, sheets: Sequence[Sheet], left_out: Sequence[Mapping[int, str]]
) -> None:
    """Note what is no part of the text."""
    for sheet, gone in zip(sheets, left_out, strict=True):
        for index, why in sorted(gone.items()):
            composer.leave_out(sheet.pieces[index].text, why, page=sheet.number)
        for text, why in sheet.aside:
            composer.leave_out(text, why, page=sheet.number)
