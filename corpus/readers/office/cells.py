"""Cells that hold paragraphs and tables of their own: a table's rows, or prose laid out by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.readers.office.flow import Dropped, Item, Line, Mark, PageMark, Table
from corpus.readers.table_grid import Cell
from corpus.readers.tables import holds_prose

# So many characters are more than a cell of data holds.
_PROSE = 50


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell of an office file's or book's table: what it holds, and what it spans."""

    items: tuple[Item, ...]
    head: bool = False
    columns: int = 1
    rows: int = 1


def table_items(rows: Sequence[Sequence[FlowCell]]) -> Iterator[Item]:
    """Yield what a table holds: its rows with the notes to them below, or its prose cell by cell.

    A table is prose where it only lays a page out: one column, long paragraphs, other tables, or
    a single row of columns with several lines each.
    """
    plain = tuple(tuple(_cell(cell) for cell in row) for row in rows)
    inside = [item for row in rows for cell in row for item in cell.items]
    nested = any(isinstance(item, Table) and len(item.rows) > 1 for item in inside)
    if nested or _is_columns(rows) or holds_prose(plain):
        yield from _once(inside)
        return
    yield from (item for item in inside if isinstance(item, Dropped))
    if any(cell.text for row in plain for cell in row):
        yield Table(plain, tuple(_row_marks(rows)))
    else:
        yield from _once([item for item in inside if isinstance(item, PageMark)])
    yield from (item for item in inside if isinstance(item, Line) and item.note)


def _is_columns(rows: Sequence[Sequence[FlowCell]]) -> bool:
    """Say whether a table is one row, each cell of which holds several lines, some of them long."""
    if len(rows) != 1:
        return False
    cells = [[item for item in cell.items if isinstance(item, Line)] for cell in rows[0]]
    return all(len(lines) > 1 and max(len(x.text) for x in lines) >= _PROSE for lines in cells)


def _cell(cell: FlowCell) -> Cell:
    """Return a cell as text; it is a head where all in it is bold."""
    lines = [item for item in cell.items if isinstance(item, Line) and not item.note]
    bold = bool(lines) and all(line.look.bold for line in lines)
    return Cell(" ".join(_texts(cell.items)), cell.head or bold, cell.columns, cell.rows)


def _texts(items: Sequence[Item]) -> Iterator[str]:
    """Yield the texts of lines, and of the cells of nested tables."""
    for item in items:
        if isinstance(item, Line) and not item.note:
            yield item.text
        elif isinstance(item, Table):
            yield from (cell.text for row in item.rows for cell in row if cell.text)


def _row_marks(rows: Sequence[Sequence[FlowCell]]) -> Iterator[Mark]:
    """Yield the pages that begin with a row, or inside it and so before the next one.

    The cells of a row that runs over a page each say so; it counts once.
    """
    last = 0
    for index, row in enumerate(rows):
        for item in (item for cell in row for item in cell.items):
            marks = item.marks if isinstance(item, Line) else ()
            if isinstance(item, PageMark):
                marks = (Mark(0, item.number, item.label),)
            for mark in marks:
                if mark.number > last:
                    last = mark.number
                    yield replace(mark, offset=index if mark.offset == 0 else index + 1)


def _once(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items with each page beginning once, in the cell that it begins in first."""
    last = 0
    for item in items:
        if isinstance(item, PageMark):
            if item.number > last:
                last = item.number
                yield item
        elif isinstance(item, Line) and item.marks:
            kept = tuple(mark for mark in item.marks if mark.number > last)
            last = max(mark.number for mark in item.marks)
            yield replace(item, marks=kept)
        else:
            yield item
