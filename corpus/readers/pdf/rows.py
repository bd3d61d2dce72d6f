"""Finds tables without rules: pieces that stand on shared lines in shared columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.labels import is_labelled
from corpus.readers.pdf.shapes import Piece
from corpus.readers.pdf.tables import Cell, Row, Table
from corpus.readers.pdf.text_lines import Line

_MARK = re.compile(
    r"(?:\W{1,2}|\W?(?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,5})(?:[.)]\W?\d{0,2}){0,4}\W?:?)"
)
_FEWEST = 3
_Stripe = tuple[float, float]
Join = Callable[[Sequence[str]], str]
# In ems of the text: the farthest that rows of a table stand apart, and wrapped lines of a cell.
_APART = 3.2
_WRAPPED = 1.45


def split_tables(lines: Sequence[Line], join: Join) -> Iterator[Line | Table]:
    """Yield the lines of a column, with those that make a table put together to one.

    `join` makes the text of a cell of its lines.
    """
    index = 0
    while index < len(lines):
        end = _stretch(lines, index)
        table = table_of(lines[index:end], join) if end - index >= 2 else None
        if table is None and any(piece.leads for piece in lines[index].pieces[:-1]):
            yield _led(lines[index])
            index += 1
        elif table is None:
            yield lines[index]
            index += 1
        else:
            yield table
            index = end


def _led(line: Line) -> Table:
    """Return a line whose label leads with dots to a figure as a table of one row."""
    row = tuple(Cell(piece.text, piece.x0, piece.x1) for piece in line.pieces)
    return Table((row,), line.x0, line.x1)


def _stretch(lines: Sequence[Line], start: int) -> int:
    """Return where the lines end that may be a table from one on: most of several pieces."""
    if len(lines[start].pieces) < 2:
        return start
    end = start + 1
    single = 0
    for index in range(start + 1, len(lines)):
        line, last = lines[index], lines[index - 1]
        if line.base - last.base > _APART * max(line.size, last.size):
            break
        if len(line.pieces) > 1:
            single = 0
            end = index + 1
            continue
        single += 1
        if single > 3 or line.x1 - line.x0 > 28 * line.size:
            break
    return end


def table_of(lines: Sequence[Line], join: Join) -> Table | None:
    """Return the table of lines, or None where they are none."""
    several = [line for line in lines if len(line.pieces) > 1]
    if len(several) < _FEWEST and not _all_figures(several):
        return None
    stripes = _stripes(several)
    if len(stripes) < 2 or _is_list(several, stripes):
        return None
    placed = [_placed(line, stripes) for line in several]
    if sum(len(row) > 1 for row in placed) < 0.7 * len(several):
        return None
    rows = _grouped(lines, stripes)
    return Table(tuple(_joined(row, join) for row in rows), stripes[0][0], stripes[-1][1])


def _grouped(lines: Sequence[Line], stripes: Sequence[_Stripe]) -> list[list[Row]]:
    """Return the rows of a table, each with the lines that it is wrapped to."""
    starts = [_row(line, stripes) for line in lines]
    firsts = [row[0].text for row in starts if row[0].x0 <= stripes[0][1]]
    labelled = sum(is_labelled(text) for text in firsts) > 0.5 * len(firsts)
    gaps = sorted(b.base - a.base for a, b in pairwise(lines))
    wide = sum(gap > 1.3 * gaps[0] for gap in gaps)
    tight = wide >= 2 and 0.3 * len(gaps) <= wide < len(gaps)
    rows: list[list[Row]] = []
    for index, (row, line) in enumerate(zip(starts, lines, strict=True)):
        last = lines[index - 1] if index else None
        if last is None or line.base - last.base > _WRAPPED * max(line.size, last.size):
            rows.append([row])
        elif labelled and row[0].x0 <= stripes[0][1] and rows[-1][0][0].x0 <= stripes[0][1]:
            if is_labelled(row[0].text):
                rows.append([row])
            else:
                rows[-1].append(row)
        elif _goes_on(rows[-1], row, stripes) or (
            tight and line.base - last.base < 1.15 * gaps[0] and _no_figures(rows[-1], row)
        ):
            rows[-1].append(row)
        else:
            rows.append([row])
    return rows


def _no_figures(row: Sequence[Row], following: Row) -> bool:
    """Say whether lines hold no figures, and are set alike."""
    figures = any(cell.number for line in (*row, following) for cell in line)
    return not figures and row[-1][0].strong == following[0].strong


def _joined(lines: Sequence[Row], join: Join) -> Row:
    """Return the row that lines of cells make."""
    cells: list[list[Cell]] = []
    for line in lines:
        for cell in line:
            over = [held for held in cells if held[0].over(cell)]
            if over:
                over[0].append(cell)
            else:
                cells.append([cell])
    cells.sort(key=lambda held: held[0].x0)
    return tuple(
        Cell(
            join([cell.text for cell in held]),
            min(cell.x0 for cell in held),
            max(cell.x1 for cell in held),
            held[0].strong,
        )
        for held in cells
    )


def _all_figures(lines: Sequence[Line]) -> bool:
    """Say whether two lines are rows of figures behind their labels."""
    cells = [Cell(p.text, p.x0, p.x1) for line in lines for p in line.pieces[1:]]
    return len(lines) == 2 and len(cells) >= 4 and sum(c.number for c in cells) >= 0.5 * len(cells)


def _stripes(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the columns of a table: the widths between stripes that nearly no line crosses."""
    edges = sorted(
        edge for line in lines for piece in line.pieces for edge in ((piece.x0, 1), (piece.x1, -1))
    )
    few = len(lines) // 12
    stripes: list[tuple[float, float]] = []
    depth, start = 0, 0.0
    for x, step in edges:
        if depth <= few < depth + step:
            start = x
        elif depth + step <= few < depth:
            if stripes and start - stripes[-1][1] < 0.25 * lines[0].size:
                stripes[-1] = (stripes[-1][0], x)
            else:
                stripes.append((start, x))
        depth += step
    return stripes


def _is_list(lines: Sequence[Line], stripes: Sequence[_Stripe]) -> bool:
    """Say whether the first of two columns holds marks or labels of list items, or both prose."""
    if len(stripes) > 2:
        return False
    first = [line.pieces[0] for line in lines if line.pieces[0].middle <= stripes[0][1]]
    marks = sum(_MARK.fullmatch(piece.text) is not None for piece in first)
    figures = sum(Cell(line.pieces[-1].text, 0, 0).number for line in lines)
    if marks >= 0.7 * len(first) and figures < 0.7 * len(lines):
        return True
    long = sum(piece.width > 14 * piece.size for line in lines for piece in line.pieces)
    return long > 1.2 * len(lines)


def _placed(line: Line, stripes: Sequence[_Stripe]) -> dict[int, list[Piece]]:
    """Return the pieces of a line by their column."""
    placed: dict[int, list[Piece]] = {}
    for piece in line.pieces:
        best = max(
            range(len(stripes)),
            key=lambda index: min(piece.x1, stripes[index][1]) - max(piece.x0, stripes[index][0]),
        )
        placed.setdefault(best, []).append(piece)
    return placed


def _row(line: Line, stripes: Sequence[_Stripe]) -> Row:
    """Return a line as the cells of a row."""
    cells = []
    for index, pieces in sorted(_placed(line, stripes).items()):
        x0 = min(stripes[index][0], pieces[0].x0) if len(line.pieces) > 1 else pieces[0].x0
        x1 = max(p.x1 for p in pieces)
        right = max(stripes[index][1], x1) if len(pieces) == 1 and x1 <= stripes[index][1] else x1
        strong = all(piece.bold > 0.6 for piece in pieces)
        cells.append(Cell(" ".join(piece.text for piece in pieces), x0, right, strong))
    return tuple(cells)


def _goes_on(row: Sequence[Row], following: Row, stripes: Sequence[_Stripe]) -> bool:
    """Say whether a line goes on with the cells of the row above, and begins none of its own."""
    if any(cell.number for cell in following) or following[0].strong != row[-1][0].strong:
        return False
    above = [cell for line in row for cell in line]
    if following[0].x0 > stripes[0][1]:
        return all(any(cell.over(other) for other in above) for cell in following)
    text = following[0].text
    return len(following) == 1 and len(above) > 1 and (text[0].islower() or text[0] == "&")
