"""Finds tables with rules across and none down: between rules of one width, lines of pieces."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.columns import stripes_of
from corpus.readers.pdf.rows import Join, table_of
from corpus.readers.pdf.shapes import Box, Piece, Rule
from corpus.readers.pdf.tables import Table
from corpus.readers.pdf.text_lines import Line, lines_of

_SAME = 4.0
_NARROWEST = 120.0
_PROSE = 25.0


def between_rules(
    pieces: Sequence[Piece], across: Sequence[Rule], join: Join
) -> Iterator[tuple[Table, Box, list[Piece]]]:
    """Yield the tables between rules of one width, with their box and their pieces."""
    for rules in _alike(across):
        waiting: list[Box] = []
        for upper, lower in pairwise(rules):
            box = Box(upper.start, upper.at, upper.end, lower.at)
            if _is_tabular(_inside(pieces, box)):
                waiting.append(box)
            else:
                yield from _table(waiting, pieces, join)
                waiting = []
        yield from _table(waiting, pieces, join)


def _table(
    boxes: Sequence[Box], pieces: Sequence[Piece], join: Join
) -> Iterator[tuple[Table, Box, list[Piece]]]:
    """Yield the table of stripes that follow each other, if they are one."""
    if not boxes:
        return
    box = Box(boxes[0].x0, boxes[0].top, boxes[0].x1, boxes[-1].bottom)
    held = _inside(pieces, box)
    table = None if stripes_of(held) else table_of(lines_of(held), join)
    if table is not None:
        yield table, box, held


def _alike(across: Sequence[Rule]) -> list[list[Rule]]:
    """Group rules of one width from the top, those that have others."""
    groups: list[list[Rule]] = []
    for rule in sorted(across):
        if rule.end - rule.start < _NARROWEST:
            continue
        for group in groups:
            if abs(group[0].start - rule.start) < _SAME and abs(group[0].end - rule.end) < _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def _inside(pieces: Sequence[Piece], box: Box) -> list[Piece]:
    """Return the pieces inside a box."""
    return [piece for piece in pieces if box.holds(piece.middle, piece.base - 0.3 * piece.size)]


def _is_tabular(pieces: Sequence[Piece]) -> bool:
    """Say whether most lines between two rules are of several pieces; one line may be a title."""
    lines: list[Line] = lines_of(pieces)
    several = sum(len(line.pieces) > 1 for line in lines)
    prose = sum(len(line.pieces) == 1 and line.x1 - line.x0 > _PROSE * line.size for line in lines)
    if prose > 1:
        return False
    return bool(lines) and (several >= 0.5 * len(lines) or len(lines) == 1)
