"""What office files and books hold, in reading order: lines, tables, pages, what is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.table_grid import Cell

# Stands for the start of a page in a paragraph's raw text; no XML file can hold it.
PAGE = "\f"
# White space and characters without width at the ends of a paragraph; no page's start.
_BLANK = " \t\n\xa0\u2009\u200b\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of a line look; `size` in points, 0 where the file doesn't say."""

    size: float = 0.0
    bold: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A page that begins at an offset of a line's text."""

    offset: int
    number: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file: its text, what its style or markup says, and how it looks.

    `level` is a heading's depth by markup, from 1, 0 for none; `item` says that it stands in a
    list, `note` that it is a footnote, `boxed` that it stands beside the text and heads nothing,
    `linked` that all of it leads elsewhere in the file; `cells` are what tabs part in it.
    """

    text: str
    level: int = 0
    item: bool = False
    note: bool = False
    boxed: bool = False
    caption: bool = False
    linked: bool = False
    cells: tuple[str, ...] = ()
    look: Look = Look()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `marks` say before which of its rows (`offset`) a page begins."""

    rows: tuple[tuple[Cell, ...], ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page that begins between two paragraphs."""

    number: int
    label: str = ""


@dataclass(slots=True)
class PageCount:
    """Counts the pages of a file that doesn't number them; `number` is that of the last one."""

    number: int = 1

    def further(self, count: int) -> list[PageMark]:
        """Count pages further and return them."""
        first = self.number + 1
        self.number += count
        return [PageMark(number) for number in range(first, first + count)]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that no passage is made from, and why."""

    text: str
    why: str


Item = Line | Table | PageMark | Dropped


def paragraphs(raw: str, pages: Sequence[PageMark]) -> list[tuple[str, tuple[Mark, ...]]]:
    """Return the paragraphs of a raw text with the pages that begin in each.

    Args:
        raw: a paragraph of the file; a `PAGE` in it for each page that begins, a line break for
            each that is seen. Two line breaks part paragraphs; blanks in a row are one.
        pages: as many as there are `PAGE`s.

    A text without words gives one empty paragraph that holds its pages.
    """
    found: list[tuple[str, tuple[Mark, ...]]] = []
    waiting = list(reversed(pages))
    for part in re.split(r"(?:[ \t]*\n){2,}", _clean(raw)):
        marks: list[Mark] = []
        text = ""
        for place, piece in enumerate(part.strip(_BLANK).split(PAGE)):
            if place:
                apart = bool(text) and text[-1] not in " \n" and piece[:1] in (" ", "\n")
                text += piece[:apart]
                page = waiting.pop()
                marks.append(Mark(len(text), page.number, page.label))
            text += piece.lstrip(_BLANK) if not text or text[-1] in " \n" else piece
        found.append((text.rstrip(_BLANK), tuple(marks)))
    kept = [(text, marks) for text, marks in found if text or marks]
    return kept or [("", ())]


def _clean(raw: str) -> str:
    """Return a text without soft hyphens, blanks in a row, and blanks at the ends of lines."""
    text = re.sub(r"[ \t\r\u2002\u2003]+", " ", raw.replace("\xad", ""))
    return text.replace(" \n", "\n").replace("\n ", "\n")
