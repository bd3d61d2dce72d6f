"""Opens a PDF file with PDFium and says what is wrong with one that can't be opened."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.model import ReportError
from corpus.refusal import Refusal

MOST_PAGES = 2000
_MOST_BOOKMARKS = 20_000
_DEPTH = 9
# Where a file that is whole says that it ends; some have white space or a signature behind it.
_TAIL = 2048
_HEAVY = 600
_BOLD = ("bold", "black", "heavy", "demi", "-bd", "cmbx", "sfbx")
_ITALIC = ("italic", "oblique", "kursiv", "cmti", "sfti")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's outline; `level` counts from 1, `page` too (0: points nowhere)."""

    title: str
    level: int
    page: int


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a file for as long as it is read.

    Raises:
        ReportError: it is empty, encrypted, broken or too long.
    """
    if not data.strip():
        said = "it is empty. Put the report there, or remove the entry."
        raise ReportError(said, Refusal.EMPTY)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _closed(error.err_code, data) from error
    try:
        if len(document) > MOST_PAGES:
            raise ReportError(
                f"it has {len(document):,} pages, and the limit is {MOST_PAGES:,}. "
                "Split it into parts and add each as a report.",
                Refusal.TOO_LARGE,
            )
        yield document
    finally:
        document.close()


def _closed(code: int | None, data: bytes) -> ReportError:
    """Return the error that says why a file doesn't open, and what to do."""
    if code == pdfium.FPDF_ERR_PASSWORD:
        why = (
            "it is encrypted and opens only with a password. Save a copy without a password "
            "and use that."
        )
        return ReportError(why, Refusal.LOCKED)
    if code == pdfium.FPDF_ERR_SECURITY:
        why = "it is encrypted in a way that isn't known here. Save an unprotected copy."
        return ReportError(why, Refusal.LOCKED)
    if b"%PDF-" not in data[:_TAIL]:
        why = "it is broken or not a PDF: it doesn't begin like one. Export or download it again."
        return ReportError(why, Refusal.BROKEN)
    return ReportError("it is broken or cut off. Export or download it again.", Refusal.BROKEN)


def cut_off(data: bytes) -> bool:
    """Say whether the mark at the end of a file is missing."""
    return b"%%EOF" not in data[-_TAIL:]


def label(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return what is printed as the number of a page, its place in the file where nothing is."""
    return (document.get_page_label(number - 1) or "").strip() or str(number)


def bookmarks(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    """Return the file's outline, in its order; what can't be read of it is left away."""
    return tuple(_bookmarks(document))


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    """Yield the entries of the outline that have a title."""
    for entry in islice(document.get_toc(max_depth=_DEPTH), _MOST_BOOKMARKS):
        title = " ".join(entry.get_title().replace("\0", "").split())
        target = entry.get_dest()
        index = target.get_index() if target is not None else None
        if title:
            yield Bookmark(title, entry.level + 1, 0 if index is None else index + 1)


def font_name(font: ctypes.c_void_p) -> tuple[str, bool, bool]:
    """Return the name of a font without its subset's mark, and if it is bold and italic."""
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    plain = name[7:] if name[6:7] == "+" else name
    lower = plain.lower()
    flags = pdfium.FPDFFont_GetFlags(font)
    heavy = flags & 1 << 18 or pdfium.FPDFFont_GetWeight(font) >= _HEAVY
    bold = bool(heavy) or any(word in lower for word in _BOLD)
    italic = bool(flags & 1 << 6) or any(word in lower for word in _ITALIC)
    return plain, bold, italic
