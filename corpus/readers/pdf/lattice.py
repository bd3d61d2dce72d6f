"""Reads a frame of ruled cells as a table: its bands from the top are the rows."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.pdf.grid import Frame
from corpus.readers.pdf.rows import Join
from corpus.readers.pdf.shapes import Box, Piece
from corpus.readers.pdf.tables import Cell, Row, Table

_SLACK = 3.0
_REPEATED = 60


def is_table(frame: Frame) -> bool:
    """Say whether cells stand side by side, so that a row of them belongs together."""
    cells = sorted(frame.cells)
    return any(
        other.x0 >= cell.x1 - _SLACK
        and min(cell.bottom, other.bottom) - max(cell.top, other.top) > 4
        for cell in cells
        for other in cells
    )


def read_frame(frame: Frame, join: Join) -> Table:
    """Return the table of a frame; `join` makes a text of lines."""
    bands = _bands(frame)
    rows: list[Row] = []
    for index, band in enumerate(bands):
        inside = [(box, pieces) for box, pieces in frame.cells.items() if _covers(box, band)]
        fresh = [item for item in inside if index == 0 or not _covers(item[0], bands[index - 1])]
        if not fresh:
            continue
        kept = [item for item in inside if item in fresh or _is_label(item, inside)]
        rows.extend(_rows(sorted(kept, key=lambda item: item[0].x0), join))
    return Table(tuple(rows), frame.box.x0, frame.box.x1)


def _bands(frame: Frame) -> list[tuple[float, float]]:
    """Return the stripes between all edges of cells."""
    edges: list[float] = []
    for edge in sorted({side for box in frame.cells for side in (box.top, box.bottom)}):
        if not edges or edge - edges[-1] > _SLACK:
            edges.append(edge)
    return list(pairwise(edges))


def _covers(box: Box, band: tuple[float, float]) -> bool:
    """Say whether a cell takes the height of a band."""
    middle = (band[0] + band[1]) / 2
    return box.top - _SLACK <= middle <= box.bottom + _SLACK


def _is_label(item: tuple[Box, list[Piece]], inside: Sequence[tuple[Box, list[Piece]]]) -> bool:
    """Say whether a cell that spans several rows names them: short, and left of the others."""
    box, pieces = item
    first = min(other.x0 for other, _ in inside)
    return box.x0 <= first + _SLACK and sum(len(piece.text) for piece in pieces) <= _REPEATED


def _rows(cells: Sequence[tuple[Box, list[Piece]]], join: Join) -> list[Row]:
    """Return the rows of a band: one, or several where figures stand below each other in a cell."""
    lines = [(box, _lines(pieces)) for box, pieces in cells]
    marks = _figure_lines(lines)
    if not marks:
        return [tuple(_cell(box, held, join) for box, held in lines)]
    rows: list[Row] = []
    for index, mark in enumerate(marks):
        end = marks[index + 1] if index + 1 < len(marks) else float("inf")
        start = mark if index else float("-inf")
        row = [
            (box, [line for line in held if start - 3 <= line[0].base < end - 3])
            for box, held in lines
        ]
        rows.append(tuple(_cell(box, held, join) for box, held in row if held))
    return rows


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the lines of a cell from the top, each from the left."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if lines and piece.base - lines[-1][0].base <= 0.4 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.x0) for line in lines]


def _figure_lines(cells: Sequence[tuple[Box, list[list[Piece]]]]) -> list[float]:
    """Return the heights of the lines of a cell that lists figures, if cells beside it do too."""
    listed = []
    for box, lines in cells:
        figures = sum(Cell(" ".join(p.text for p in line), box.x0, box.x1).number for line in lines)
        if len(lines) >= 2 and figures >= 0.8 * len(lines):
            listed.append([line[0].base for line in lines])
    others = [lines for _, lines in cells if len(lines) >= 2]
    if listed and len(others) >= 2:
        return max(listed, key=len)
    return _level_lines(others)


def _level_lines(cells: Sequence[list[list[Piece]]]) -> list[float]:
    """Return the heights of lines that stand level in several cells, most of them with figures."""
    if len(cells) < 3:
        return []
    bases = [[line[0].base for line in lines] for lines in cells]
    fewest = min(bases, key=len)
    level = all(any(abs(a - b) < 2 for b in base) for base in bases for a in fewest)
    lines = [line for cell in cells for line in cell]
    figures = sum(any(c.isdigit() for piece in line for c in piece.text) for line in lines)
    return fewest if level and figures >= 0.6 * len(lines) else []


def _cell(box: Box, lines: Sequence[Sequence[Piece]], join: Join) -> Cell:
    """Return a cell of lines."""
    text = join([" ".join(piece.text for piece in line) for line in lines])
    weights: dict[bool, int] = defaultdict(int)
    for line in lines:
        for piece in line:
            weights[piece.bold > 0.6] += len(piece.text)
    return Cell(text, box.x0, box.x1, weights[True] > weights[False])
