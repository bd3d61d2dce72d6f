"""Finds what is printed on pages beside the text, and says what it is."""

from collections.abc import Iterable, Sequence

from corpus.readers.pdf.contents import CONTENTS, contents_lines
from corpus.readers.pdf.echoes import echoes
from corpus.readers.pdf.folios import folios
from corpus.readers.pdf.margins import (
    BADGE,
    LINE_NUMBER,
    SIDEWAYS,
    badges,
    line_numbers,
    stamps,
)
from corpus.readers.pdf.page_marks import counting, named, printed
from corpus.readers.pdf.ruby import RUBY, ruby_of
from corpus.readers.pdf.running_heads import EdgeRow, changing, edge_rows, repeated
from corpus.readers.pdf.shapes import Sheet

HEAD = "running head or foot"
FOLIO = "page number"

LeftOut = list[dict[int, str]]


def find_furniture(sheets: Sequence[Sheet], body: float) -> LeftOut:
    """Return for each page which of its pieces are no part of the text, and why.

    `body` is the size of the file's prose.
    """
    found: LeftOut = [{} for _ in sheets]
    rows = [row for index, sheet in enumerate(sheets) for row in edge_rows(index, sheet)]
    _note(found, repeated(rows, sheets), HEAD)
    _note(found, folios(rows, sheets, found), FOLIO)
    _note(found, counting(rows, sheets, body), HEAD)
    _note(found, printed(rows, sheets), HEAD)
    _note(found, named(rows, sheets, body), HEAD)
    _note(found, changing(rows, sheets, body), HEAD)
    _note(found, echoes(rows, sheets, body), HEAD)
    for index, member in stamps(sheets):
        found[index].setdefault(member, SIDEWAYS)
    for index, members in line_numbers(sheets):
        found[index].update(dict.fromkeys(members, LINE_NUMBER))
    for index, sheet in enumerate(sheets):
        found[index].update(dict.fromkeys(badges(sheet), BADGE))
        found[index].update(dict.fromkeys(ruby_of(sheet), RUBY))
        for member in contents_lines(sheet, sheets[-1].number):
            found[index].setdefault(member, CONTENTS)
    return found


def _note(found: LeftOut, rows: Iterable[EdgeRow], why: str) -> None:
    """Note the pieces of rows that aren't noted yet."""
    for row in rows:
        for member in row.members:
            found[row.sheet].setdefault(member, why)
