"""Reads tables whose rows are shaded by turns: the shading is no ruling, and rows stand between."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.pdf.ruling import alternate
from corpus.readers.pdf.shapes import Box, Drawing, Piece, Rule

_NARROWEST = 120.0
_FEWEST = 3
_SLACK = 2.0
_SHORT = 14.0


def without_bands(drawing: Drawing, pieces: Sequence[Piece]) -> Drawing:
    """Return the rules of a page as they would be if no row of a table were shaded.

    Shaded rows whose cells are painted one by one keep the sides of the cells, for the rows right
    above and below as well; of rows that are painted as a whole nothing is left.
    """
    for first, band in _bands(drawing.painted):
        inner = [rule for rule in drawing.down if _is_inside(rule, band)]
        if not inner:
            drawing = _bared(drawing, band)
        else:
            drawing = _widened(drawing, band, first.bottom - first.top, pieces)
    return drawing


def _bands(painted: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the boxes round rows that are shaded by turns, each behind its first shaded row."""
    columns: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for row in _rows(painted):
        columns[round(row.x0 / 4), round(row.x1 / 4)].append(row)
    for rows in columns.values():
        held = rows[:1]
        for last, row in pairwise([*rows, Box(0, 0, 0, 0)]):
            if alternate(Rule(0, last.top, last.bottom), Rule(0, row.top, row.bottom)):
                held.append(row)
                continue
            if len(held) >= _FEWEST:
                yield held[0], held[0]._replace(bottom=held[-1].bottom)
            held = [row]


def _rows(painted: Sequence[Box]) -> list[Box]:
    """Return painted areas from the top, those side by side as one, without narrow ones."""
    lines: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in painted:
        lines[round(box.top), round(box.bottom)].append(box)
    rows = [
        Box(min(b.x0 for b in line), line[0].top, max(b.x1 for b in line), line[0].bottom)
        for line in lines.values()
    ]
    return sorted((r for r in rows if r.x1 - r.x0 >= _NARROWEST), key=lambda row: row.top)


def _is_inside(rule: Rule, band: Box) -> bool:
    """Say whether an upright rule parts the rows of a band."""
    reaches = rule.start <= band.top + _SLACK and rule.end >= band.bottom - _SLACK
    return reaches and band.x0 + _SLACK < rule.at < band.x1 - _SLACK


def _bared(drawing: Drawing, band: Box) -> Drawing:
    """Return the rules but for those that are edges of a band's rows."""
    return replace(
        drawing,
        across=tuple(
            rule
            for rule in drawing.across
            if not (
                band.holds((rule.start + rule.end) / 2, rule.at, _SLACK)
                and rule.start >= band.x0 - _SLACK
                and rule.end <= band.x1 + _SLACK
            )
        ),
        down=tuple(
            rule
            for rule in drawing.down
            if not band.holds(rule.at, (rule.start + rule.end) / 2, _SLACK)
        ),
    )


def _widened(drawing: Drawing, band: Box, height: float, pieces: Sequence[Piece]) -> Drawing:
    """Return the rules with those of a band longer by a row that stands right above or below."""
    top, bottom = band.top, band.bottom
    if not any(rule.start < top - _SLACK for rule in drawing.down if _is_inside(rule, band)):
        top -= height if _is_row(pieces, band._replace(top=top - height, bottom=top)) else 0
    if not any(rule.end > bottom + _SLACK for rule in drawing.down if _is_inside(rule, band)):
        below = band._replace(top=bottom, bottom=bottom + height)
        bottom += height if _is_row(pieces, below) else 0
    down = [
        Rule(rule.at, min(rule.start, top), max(rule.end, bottom))
        if _is_inside(rule, band) or _is_side(rule, band)
        else rule
        for rule in drawing.down
    ]
    closing = [Rule(at, band.x0, band.x1) for at in (top, bottom)]
    across = [
        rule
        for rule in drawing.across
        if not (top < rule.at < band.top - _SLACK and _covers(rule, band))
    ]
    return replace(drawing, across=tuple(sorted(across + closing)), down=tuple(sorted(down)))


def _is_side(rule: Rule, band: Box) -> bool:
    """Say whether an upright rule is the left or the right edge of a band."""
    reaches = rule.start <= band.top + _SLACK and rule.end >= band.bottom - _SLACK
    return reaches and min(abs(rule.at - band.x0), abs(rule.at - band.x1)) <= _SLACK


def _covers(rule: Rule, band: Box) -> bool:
    """Say whether a level rule is as wide as a band."""
    return abs(rule.start - band.x0) <= _SLACK and abs(rule.end - band.x1) <= _SLACK


def _is_row(pieces: Sequence[Piece], box: Box) -> bool:
    """Say whether short pieces stand side by side in a box, and nothing else."""
    held = [p for p in pieces if box.top < p.base <= box.bottom and p.x1 > box.x0 and p.x0 < box.x1]
    return len(held) >= 2 and all(
        piece.width <= _SHORT * piece.size and box.x0 <= piece.middle <= box.x1 for piece in held
    )
