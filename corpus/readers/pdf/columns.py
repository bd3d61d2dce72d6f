"""Puts what stands on a page in reading order: columns, and what runs across them."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.shapes import Box, Piece
from corpus.readers.pdf.tables import Table

# In ems: how wide a line of prose is at least.
_PROSE = 11.0
_FEWEST = 3
_MANY = 8
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Region:
    """A frame whose pieces are read by themselves, such as a box of text or a chart."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that has its place on a page."""

    box: Box
    content: Piece | Table | Region

    @property
    def middle(self) -> float:
        """Return the middle of its width."""
        return (self.box.x0 + self.box.x1) / 2


def item_of(piece: Piece) -> Item:
    """Return a piece as an item."""
    return Item(Box(piece.x0, piece.top, piece.x1, piece.bottom), piece)


def in_order(items: Sequence[Item]) -> list[list[Item]]:
    """Return the columns of a page in reading order, each with its items from the top.

    Columns are told by lines of prose that stand side by side. What runs across several of them
    parts the page into what is read before and after it.
    """
    gutters = _gutters([piece for item in items for piece in _prose(item.content)])
    if not gutters:
        return [_from_top(items)] if items else []
    columns: list[list[Item]] = [[] for _ in range(len(gutters) + 1)]
    flows: list[list[Item]] = []
    for item in _from_top(items):
        if _runs_across(item, items, gutters):
            _close(columns, flows)
            if flows and flows[-1] and _wide(flows[-1][-1], gutters):
                flows[-1].append(item)
            else:
                flows.append([item])
        else:
            columns[sum(item.middle > gutter for gutter in gutters)].append(item)
    _close(columns, flows)
    return flows


def has_columns(pieces: Sequence[Piece]) -> bool:
    """Say whether lines of prose stand side by side."""
    return bool(_gutters([line for piece in pieces for line in _prose(piece)]))


def _close(columns: list[list[Item]], flows: list[list[Item]]) -> None:
    """Add the columns that are held to the flows and empty them.

    A column alone goes on with what runs across above it: the last line of a paragraph is short.
    """
    held = [column for column in columns if column]
    lone = len(held) == 1 and len(held[0]) <= 2 and held[0] is columns[0]
    if lone and flows:
        flows[-1].extend(held[0])
    else:
        flows.extend(list(column) for column in held)
    for column in columns:
        column.clear()


def _wide(item: Item, gutters: Sequence[float]) -> bool:
    """Say whether an item lies across a gutter."""
    return any(item.box.x0 < gutter < item.box.x1 for gutter in gutters)


def _from_top(items: Sequence[Item]) -> list[Item]:
    """Return items from the top, on one line from the left."""
    return sorted(items, key=lambda item: (_line(item), item.box.x0))


def _line(item: Item) -> float:
    """Return the height that an item is read at."""
    return item.content.base if isinstance(item.content, Piece) else item.box.top


def _is_prose(item: Item) -> bool:
    """Say whether an item is a piece as wide as a line of prose."""
    return isinstance(item.content, Piece) and item.content.width >= _PROSE * item.content.size


def _prose(content: Piece | Table | Region) -> list[Piece]:
    """Return the pieces of an item, or of the box that it is, that are as wide as prose."""
    if isinstance(content, Table):
        return []
    pieces = content.pieces if isinstance(content, Region) else (content,)
    return [piece for piece in pieces if piece.width >= _PROSE * piece.size]


def _gutters(lines: Sequence[Piece]) -> list[float]:
    """Return the middles of the white stripes between columns of lines, from the left."""
    found: list[float] = []
    for edge in _left_edges(lines):
        right = [line for line in lines if abs(line.x0 - edge) <= 0.6 * line.size]
        start, end = min(p.base for p in right) - 20, max(p.base for p in right) + 20
        left = [line for line in lines if line.x1 <= edge + 1 and start <= line.base <= end]
        top = min((p.base for p in left), default=0.0) - 20
        bottom = max((p.base for p in left), default=0.0) + 20
        beside = sum(top <= line.base <= bottom for line in right)
        if len(left) < _FEWEST or beside < _FEWEST:
            left = _left_column(lines, right, edge)
        if left:
            reach = sorted(line.x1 for line in left)[-1 - len(left) // 20]
            gutter = min((reach + edge) / 2, reach + right[0].size)
            if not any(abs(gutter - other) < 5 * lines[0].size for other in found):
                found.append(gutter)
    return sorted(found)


def _left_column(lines: Sequence[Piece], right: Sequence[Piece], edge: float) -> list[Piece]:
    """Return the lines of a column left of an edge where a table or a figure is beside them.

    Both columns hold many lines, about as wide, and none lies across the edge.
    """
    left = [line for line in lines if line.x1 <= edge + 1]
    across = any(line.x0 < edge - line.size and line.x1 > edge + line.size for line in lines)
    if across or min(len(left), len(right)) < _MANY:
        return []
    widths = max(line.width for line in left), max(line.width for line in right)
    return left if min(widths) > _ALIKE * max(widths) else []


def _left_edges(lines: Sequence[Piece]) -> list[float]:
    """Return where several lines of prose begin, the most usual first."""
    counts: dict[float, int] = {}
    for line in sorted(lines, key=lambda line: line.x0):
        near = [edge for edge in list(counts)[-1:] if line.x0 - edge <= 0.6 * line.size]
        key = near[0] if near else line.x0
        counts[key] = counts.get(key, 0) + 1
    usual = sorted(counts, key=lambda edge: -counts[edge])
    return [edge for edge in usual if counts[edge] >= _FEWEST]


def _runs_across(item: Item, items: Sequence[Item], gutters: Sequence[float]) -> bool:
    """Say whether an item belongs to no column: it is long, large, or alone on its height."""
    content = item.content
    slack = content.size if isinstance(content, Piece) else 0.1 * (item.box.x1 - item.box.x0)
    crossed = [g for g in gutters if item.box.x0 < g - slack and item.box.x1 > g + slack]
    if not crossed:
        return False
    if not isinstance(content, Piece) or _is_prose(item):
        return True
    return not any(
        _is_prose(other)
        and other is not item
        and not any(other.box.x0 < g < other.box.x1 for g in crossed)
        and min(other.box.bottom, item.box.bottom) > max(other.box.top, item.box.top)
        for other in items
    )
