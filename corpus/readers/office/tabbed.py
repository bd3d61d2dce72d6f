"""Tables that somebody typed: lines in a row whose columns tabs part."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.labels import ends_with_stop
from corpus.readers.office.flow import PAGE, Item, Line, Table
from corpus.readers.table_grid import Cell
from corpus.readers.table_heads import BLANKS, is_figure

# Fewer lines with columns are a letterhead or an address, as in plain text.
_FEWEST = 3
_LONGEST = 300
# A cell that is longer than this and ends with a stop is prose behind a name or a number.
_PROSE = 40


def cells_of(raw: str) -> tuple[str, ...]:
    """Return what tabs part in a paragraph's raw text; nothing where they part no columns."""
    text = raw.lstrip(PAGE).rstrip()
    if "\t" not in text or PAGE in text or "\n" in text or len(text) > _LONGEST:
        return ()
    cells = tuple(" ".join(cell.split()) for cell in text.split("\t"))
    prose = any(len(cell) > _PROSE and ends_with_stop(cell) for cell in cells)
    return () if prose or sum(map(bool, cells)) < 2 else cells


def with_tabbed_tables(flow: Sequence[Item]) -> list[Item]:
    """Return a flow in which lines in a row with the same columns are a table.

    One of the columns holds figures: else they may be names, or numbers, and what is said of each.
    """
    items: list[Item] = []
    run: list[Line] = []
    for item in flow:
        if isinstance(item, Line) and _may_be_row(item):
            run.append(item)
            continue
        items += [*_read(run), item]
        run = []
    return [*items, *_read(run)]


def _may_be_row(line: Line) -> bool:
    """Say whether a line has columns, and no style that says otherwise."""
    return bool(line.cells) and not (line.level or line.item or line.note or line.caption)


def _read(run: Sequence[Line]) -> Sequence[Item]:
    """Return lines as a table where they are one, else as they are."""
    if len(run) < _FEWEST:
        return run
    rows = [line.cells for line in run]
    if len(set(map(len, rows))) > 1:  # some tabs only reach the next column
        rows = [(row[0], *filter(None, row[1:])) for row in rows]
    if len(set(map(len, rows))) > 1 or not _holds_figures(rows):
        return run
    marks = [replace(mark, offset=place) for place, line in enumerate(run) for mark in line.marks]
    cells = [
        tuple(Cell(text, line.look.bold) for text in row)
        for row, line in zip(rows, run, strict=True)
    ]
    return [Table(tuple(cells), tuple(marks))]


def _holds_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a column but the first holds figures, below a head that may be none."""
    below = list(zip(*rows[1:], strict=True))[1:]
    return any(
        all(text in BLANKS or is_figure(text) for text in column) and any(map(is_figure, column))
        for column in below
    )
