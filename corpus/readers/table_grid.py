"""The cells of a table in their rows and columns, merged ones spread over all that they span."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

# No table that a person reads is wider; a hostile one claims spans of millions. What a row holds
# further right has no heads.
_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, whether markup or bold type makes it a head, what it spans."""

    text: str
    head: bool = False
    columns: int = 1
    rows: int = 1


Grid = list[list[Cell]]


def spread(rows: Sequence[Sequence[Cell]]) -> tuple[Grid, list[list[str]]]:
    """Return a row of cells per row, each merged cell as the same object wherever it reaches.

    Returns:
        The cells, and for each row the texts of those that stand right of the last column.
    """
    grid: Grid = []
    beyond: list[list[str]] = []
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        waiting = [replace(cell, text=" ".join(cell.text.split())) for cell in reversed(row)]
        line: list[Cell] = []
        while len(line) < _COLUMNS and (waiting or len(line) in reaching):
            above, left = reaching.pop(len(line), (None, 0))
            if above is not None:
                line.append(above)
                _reach(reaching, len(line) - 1, above, left - 1)
                continue
            cell = waiting.pop()
            for _ in range(max(1, min(cell.columns, _COLUMNS - len(line)))):
                line.append(cell)
                _reach(reaching, len(line) - 1, cell, cell.rows - 1)
        grid.append(line)
        beyond.append([cell.text for cell in reversed(waiting) if cell.text])
    return grid, beyond


def _reach(reaching: dict[int, tuple[Cell, int]], column: int, cell: Cell, rows: int) -> None:
    """Note that a cell reaches into the next rows of a column."""
    if rows > 0:
        reaching[column] = (cell, rows)


def texts(row: list[Cell]) -> list[str]:
    """Return what is written in a row, a merged cell once."""
    return [
        cell.text
        for column, cell in enumerate(row)
        if cell.text and (column == 0 or cell is not row[column - 1])
    ]


def merged(heads: list[str], row: list[Cell]) -> tuple[list[str], list[str]]:
    """Return heads and cells of a row where a merged cell counts once, below all its heads."""
    columns: list[list[str]] = []
    cells: list[str] = []
    for column, cell in enumerate(row):
        if column == 0 or cell is not row[column - 1]:
            columns.append([])
            cells.append(cell.text)
        if column < len(heads) and heads[column] and heads[column] not in columns[-1]:
            columns[-1].append(heads[column])
    return [", ".join(column) for column in columns], cells
