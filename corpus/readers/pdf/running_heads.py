"""Finds running heads and running feet: what comes back at the edges of pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.readers.pdf.shapes import Sheet
from corpus.readers.pdf.text_lines import rows_of

_EDGE_ROWS = 4
_SAME_HEIGHT = 3.0
_WIDE = 20.0
_FAR = 99.0
_COLUMN = 11.0
_ROMAN = re.compile(r"(?:^|(?<=\s))[ivxlc]+(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """The pieces of a page on one baseline, by their index; `rank` counts from the edge.

    `inner` are those of the next row towards the middle of the page, `distance` is that to them.
    """

    sheet: int
    members: tuple[int, ...]
    edge: str
    rank: int
    base: float
    inner: tuple[int, ...]
    distance: float


def edge_rows(index: int, sheet: Sheet) -> Iterator[EdgeRow]:
    """Yield the first and last rows of a page, the outermost first."""
    rows = rows_of(sheet.pieces)
    top = min(_EDGE_ROWS, (len(rows) + 1) // 2)
    bottom = min(_EDGE_ROWS, len(rows) - top)
    yield from _ranked(index, sheet, "top", rows, top)
    yield from _ranked(index, sheet, "bottom", rows[::-1], bottom)


def _ranked(
    index: int, sheet: Sheet, edge: str, rows: Sequence[Sequence[int]], count: int
) -> Iterator[EdgeRow]:
    """Yield the first of the rows of a page, which are in their order from an edge."""
    bases = [sheet.pieces[row[0]].base for row in rows]
    for rank in range(count):
        inner = tuple(rows[rank + 1]) if rank + 1 < len(rows) else ()
        distance = abs(bases[rank + 1] - bases[rank]) if inner else _FAR
        yield EdgeRow(index, tuple(rows[rank]), edge, rank, bases[rank], inner, distance)


def without_numbers(text: str) -> str:
    """Return a text as it is compared from page to page: without its numbers."""
    return re.sub(r"\d+", "#", _ROMAN.sub("#", text)).lower().strip()


def repeated(rows: Sequence[EdgeRow], sheets: Sequence[Sheet]) -> list[EdgeRow]:
    """Return the rows of which a text comes back at the same height on other pages."""
    pages: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for row in rows:
        for key in _keys(row, sheets):
            pages[key].add(row.sheet)
    least = 2 if len(sheets) < 8 else 3
    kept: list[EdgeRow] = []
    for row in rows:
        back = [
            text
            for text, edge, height in _keys(row, sheets)
            if max(len(pages[text, edge, height + near]) for near in (-1, 0, 1)) >= least
        ]
        wide = row.edge == "top" and len(row.members) >= 4
        prose = _is_prose(row, sheets) or _has_column(row, sheets, back)
        if back and not wide and not prose:
            kept.append(row)
    return _outermost(kept + _same_elsewhere(kept, rows, sheets))


def _same_elsewhere(
    kept: Sequence[EdgeRow], rows: Sequence[EdgeRow], sheets: Sequence[Sheet]
) -> list[EdgeRow]:
    """Return outermost rows that read and are set like running heads, at another height."""
    known = Counter(key for row in kept for key in _looks(row, sheets))
    found = {(row.sheet, row.edge, row.rank) for row in kept}
    return [
        row
        for row in rows
        if row.rank == 0
        and (row.sheet, row.edge, 0) not in found
        and any(known[key] >= 3 for key in _looks(row, sheets))
    ]


def _looks(row: EdgeRow, sheets: Sequence[Sheet]) -> list[tuple[str, float]]:
    """Return the texts of a row with their sizes."""
    pieces = [sheets[row.sheet].pieces[member] for member in row.members]
    texts = [(without_numbers(piece.text), piece.size) for piece in pieces]
    return [look for look in texts if any(char.isalpha() for char in look[0])]


def _keys(row: EdgeRow, sheets: Sequence[Sheet]) -> list[tuple[str, str, int]]:
    """Return what a row's pieces are compared by."""
    texts = [without_numbers(sheets[row.sheet].pieces[member].text) for member in row.members]
    height = round(row.base / _SAME_HEIGHT)
    return [(text, row.edge, height) for text in texts if any(c.isalpha() for c in text)]


def _is_prose(row: EdgeRow, sheets: Sequence[Sheet]) -> bool:
    """Say whether a row is a line of a paragraph that may well come back, as in forms."""
    pieces = sheets[row.sheet].pieces
    size = pieces[row.members[0]].size
    wide = any(pieces[i].width > _WIDE * pieces[i].size for i in (*row.members, *row.inner))
    alike = any(abs(pieces[i].size - size) < 0.3 for i in row.inner)
    return wide and alike and row.distance < 1.6 * size


def _has_column(row: EdgeRow, sheets: Sequence[Sheet], back: Sequence[str]) -> bool:
    """Say whether a row holds a line of a column, beside what comes back on other pages."""
    pieces = sheets[row.sheet].pieces
    return any(
        without_numbers(pieces[i].text) not in back
        and pieces[i].width > _COLUMN * pieces[i].size
        and row.distance < 1.6 * pieces[i].size
        and any(
            abs(pieces[j].x0 - pieces[i].x0) < 1.0 and abs(pieces[j].size - pieces[i].size) < 0.3
            for j in row.inner
        )
        for i in row.members
    )


def _outermost(rows: Sequence[EdgeRow]) -> list[EdgeRow]:
    """Keep rows beyond which nothing stands but others of them."""
    ranks: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows:
        ranks[row.sheet, row.edge].add(row.rank)
    return [
        row for row in rows if row.rank < 2 or set(range(1, row.rank)) <= ranks[row.sheet, row.edge]
    ]


def changing(rows: Sequence[EdgeRow], sheets: Sequence[Sheet], body: float) -> list[EdgeRow]:
    """Return outermost rows at one height of most pages, apart from the text and no larger.

    So are running heads found that change by chapter.
    """
    heights: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    fit: list[EdgeRow] = []
    for row in rows:
        pieces = [sheets[row.sheet].pieces[member] for member in row.members]
        short = sum(len(piece.text) for piece in pieces) < 100
        apart = row.distance > 1.9 * max(body, pieces[0].size)
        if row.rank == 0 and short and apart and max(p.size for p in pieces) <= 1.05 * body:
            fit.append(row)
            heights[row.edge, row.sheet % 2, round(row.base / 2)].add(row.sheet)
    return [row for row in fit if _is_usual(row, heights, len(sheets))]


def _is_usual(row: EdgeRow, heights: Mapping[tuple[str, int, int], set[int]], pages: int) -> bool:
    """Say whether a row stands at a height that most left or right pages have a row at."""
    height = round(row.base / 2)
    count = len(
        set().union(
            *(heights.get((row.edge, row.sheet % 2, height + near), set()) for near in (-1, 0, 1))
        )
    )
    return count >= 3 and count > 0.6 * pages / 2
