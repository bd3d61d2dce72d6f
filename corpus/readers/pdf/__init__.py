"""The reader of PDF files: PDFium tells the characters, the layout is told from where they stand."""

from collections.abc import Iterator, Mapping, Sequence

import pypdfium2

from corpus.model import Document, ReportError
from corpus.readers.composer import Composer
from corpus.readers.pdf.compose import write
from corpus.readers.pdf.file import bookmarks, cut_off, label, opened
from corpus.readers.pdf.flow import parts_of
from corpus.readers.pdf.furniture import find_furniture
from corpus.readers.pdf.headings import Headings, body_of
from corpus.readers.pdf.joins import joined, words_of
from corpus.readers.pdf.layout import lay_out
from corpus.readers.pdf.shapes import Sheet
from corpus.readers.pdf.sheet import read_sheet

_GARBLED = 0.5
_PARTLY = 0.1
_FEW = 20


def read_pdf(data: bytes) -> Document:
    """Read a PDF file: its text in reading order with pages, headings, paragraphs and rows.

    Raises:
        ReportError: the file is encrypted, broken, too long, a scan without text, or its fonts
            don't tell their letters.
    """
    composer = Composer()
    with opened(data) as file:
        sheets, failed = _sheets(file)
        outline = bookmarks(file)
    composer.warnings.extend(_warnings(data, sheets, failed))
    body = body_of(piece for sheet in sheets for piece in sheet.pieces)
    left_out = find_furniture(sheets, body.size)
    words = words_of([piece.text for sheet in sheets for piece in sheet.pieces])
    headings = Headings(body, outline)
    pages = [
        lay_out(sheet, gone, lambda lines: joined(lines, words)[0])
        for sheet, gone in zip(sheets, left_out, strict=True)
    ]
    _leave_out(composer, sheets, left_out)
    labels = {sheet.number: sheet.label for sheet in sheets}
    return write(parts_of(pages, headings), headings, words, labels, composer)


def _sheets(file: pypdfium2.PdfDocument) -> tuple[list[Sheet], list[int]]:
    """Return the pages of a file, and the numbers of those that can't be read."""
    sheets: list[Sheet] = []
    failed: list[int] = []
    for number in range(1, len(file) + 1):
        try:
            sheets.append(read_sheet(file, number, label(file, number)))
        except pypdfium2.PdfiumError:
            failed.append(number)
    return sheets, failed


def _warnings(data: bytes, sheets: Sequence[Sheet], failed: Sequence[int]) -> Iterator[str]:
    """Yield what may be read wrong, a sentence each.

    Raises:
        ReportError: nothing of the file can be read.
    """
    characters = sum(sheet.characters for sheet in sheets)
    if not sheets or (characters == 0 and cut_off(data)):
        raise ReportError(
            "it is broken or cut off: none of its pages can be read. Export or download it again."
        )
    if characters < _FEW * len(sheets):
        raise ReportError(
            "it has no text: its pages are pictures, such as a scan. Run it through a program for "
            "text recognition (OCR) and use what that saves."
        )
    garbled = sum(sheet.garbled * sheet.characters for sheet in sheets) / characters
    if garbled > _GARBLED:
        raise ReportError(
            "its text is garbled: its fonts don't say which letters they draw. Export it again "
            "from the program that made it, or run it through text recognition (OCR)."
        )
    yield from _doubts(data, sheets, failed)


def _doubts(data: bytes, sheets: Sequence[Sheet], failed: Sequence[int]) -> Iterator[str]:
    """Yield what is doubtful of a file that can be read."""
    if failed:
        yield f"{_pages(failed)} could not be read and {_is(failed)} missing here."
    if cut_off(data):
        yield "The file is cut off: its end is missing, and pages may be too."
    hidden = [sheet.number for sheet in sheets if sheet.hidden]
    if len(hidden) > len(sheets) / 2:
        yield "This is a scan: its text was read by a machine (OCR) and may hold errors."
    elif hidden:
        yield f"{_pages(hidden)} {_is(hidden)} scanned: the text there was read by a machine (OCR) and may hold errors."
    garbled = [sheet.number for sheet in sheets if sheet.garbled > _PARTLY]
    if garbled:
        yield f"{_pages(garbled)}: some letters are garbled, since a font doesn't say what it draws."
    pictures = [s.number for s in sheets if s.characters < _FEW and s.drawing.images > 0.5]
    if pictures:
        yield f"{_pages(pictures)} {_is(pictures)} a picture without text (a scan): nothing there can be found."


def _pages(numbers: Sequence[int]) -> str:
    """Name pages by their number; of many the first."""
    names = ", ".join(map(str, numbers[:12])) + (" and more" if len(numbers) > 12 else "")
    return f"Page {names}" if len(numbers) == 1 else f"Pages {names}"


def _is(numbers: Sequence[int]) -> str:
    """Return the verb for some pages."""
    return "is" if len(numbers) == 1 else "are"


def _leave_out(
    composer: Composer, sheets: Sequence[Sheet], left_out: Sequence[Mapping[int, str]]
) -> None:
    """Note what is no part of the text."""
    for sheet, gone in zip(sheets, left_out, strict=True):
        for index, why in sorted(gone.items()):
            composer.leave_out(sheet.pieces[index].text, why, page=sheet.number)
        for text, why in sheet.aside:
            composer.leave_out(text, why, page=sheet.number)
