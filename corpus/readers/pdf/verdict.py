"""Says what of a file can't be read, and what may be read wrong."""

from collections.abc import Iterator, Sequence

from corpus.model import ReportError
from corpus.readers.pdf.file import cut_off
from corpus.readers.pdf.shapes import Sheet
from corpus.refusal import Refusal

# Shares of characters whose font doesn't tell their letter; in sound files they are under 0.01.
_GARBLED = 0.5
_PARTLY = 0.1
# A page with fewer characters than this has no text but a stamp.
_FEW = 20
_PICTURE = 0.5
_NAMED = 12


def warnings_of(data: bytes, sheets: Sequence[Sheet], failed: Sequence[int]) -> Iterator[str]:
    """Yield what may be read wrong of a file, a sentence each.

    Args:
        data: the file.
        sheets: its pages.
        failed: the numbers of those that can't be read.

    Raises:
        ReportError: nothing of the file can be read.
    """
    characters = sum(sheet.characters for sheet in sheets)
    if not sheets or (characters == 0 and cut_off(data)):
        raise ReportError(
            "it is broken or cut off: none of its pages can be read. Export or download it again.",
            Refusal.BROKEN,
        )
    if characters < _FEW * len(sheets):
        raise ReportError(
            "it has no text: its pages are pictures, such as a scan. Run it through a program for "
            "text recognition (OCR) and use what that saves.",
            Refusal.SCANNED,
        )
    if sum(sheet.garbled * sheet.characters for sheet in sheets) > _GARBLED * characters:
        raise ReportError(
            "its text is garbled: its fonts don't say which letters they draw. Export it again "
            "from the program that made it, or run it through text recognition (OCR).",
            Refusal.GARBLED,
        )
    yield from _doubts(data, sheets, failed)


def _doubts(data: bytes, sheets: Sequence[Sheet], failed: Sequence[int]) -> Iterator[str]:
    """Yield what is doubtful of a file that can be read."""
    if failed:
        yield f"{_pages(failed)} can't be read and {_is(failed)} missing here."
    if cut_off(data):
        yield "The file is cut off: its end is missing, and pages may be too."
    hidden = [sheet.number for sheet in sheets if sheet.hidden]
    if hidden:
        which = "This is a scan" if 2 * len(hidden) > len(sheets) else f"Scanned: {_pages(hidden)}"
        yield f"{which}; its text was read by a machine (OCR) and may hold errors."
    garbled = [sheet.number for sheet in sheets if sheet.garbled > _PARTLY]
    if garbled:
        yield f"{_pages(garbled)}: letters are garbled where a font doesn't say what it draws."
    pictures = [
        sheet.number
        for sheet in sheets
        if sheet.characters < _FEW and sheet.drawing.images > _PICTURE
    ]
    if pictures:
        yield f"{_pages(pictures)}: a picture without text (a scan); nothing there can be found."


def _pages(numbers: Sequence[int]) -> str:
    """Name pages by their number; of many the first."""
    more = " and more" if len(numbers) > _NAMED else ""
    names = ", ".join(map(str, numbers[:_NAMED])) + more
    return f"Page {names}" if len(numbers) == 1 else f"Pages {names}"


def _is(numbers: Sequence[int]) -> str:
    """Return the verb for some pages."""
    return "is" if len(numbers) == 1 else "are"
