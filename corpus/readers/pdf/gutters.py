"""Finds the white stripes between the columns of a page, by lines of prose side by side."""

from collections.abc import Sequence

from corpus.readers.pdf.likeness import is_set_like
from corpus.readers.pdf.shapes import Piece

# In ems: how wide a line of prose is at least, and how far first lines are indented.
_PROSE = 11.0
_INDENT = 2.5
_FEWEST = 3
_MANY = 8
_ALIKE = 0.85
# In ems: how far above the first line of a column, below its title, another may begin.
_HEAD = 5.0
# In points: how much the sizes of lines of one text differ.
_SIZES = 0.3


def is_prose(piece: Piece) -> bool:
    """Say whether a piece is as wide as a line of prose."""
    return piece.width >= _PROSE * piece.size


def gutters_of(pieces: Sequence[Piece]) -> list[float]:
    """Return the middles of the white stripes between columns of lines of prose, from the left."""
    lines = [piece for piece in pieces if is_prose(piece)]
    found: list[float] = []
    for edge in _left_edges(lines):
        right = [line for line in lines if abs(line.x0 - edge) <= 0.6 * line.size]
        start, end = min(p.base for p in right) - 20, max(p.base for p in right) + 20
        left = [line for line in lines if line.x1 <= edge + 1 and start <= line.base <= end]
        top = min((p.base for p in left), default=0.0) - 20
        bottom = max((p.base for p in left), default=0.0) + 20
        beside = [
            piece
            for piece in pieces
            if top <= piece.base <= bottom
            and -0.6 * piece.size <= piece.x0 - edge <= _INDENT * piece.size
        ]
        wide = sum(map(is_prose, beside))
        if len(left) < _FEWEST or len(beside) < _FEWEST or wide < _FEWEST - 1:
            left = _left_column(lines, right, edge)
        if left:
            _add(found, left, edge)
    for line in _rare_firsts(lines):
        left = _beside_short(line, lines, pieces)
        if left:
            _add(found, left, line.x0)
    return sorted(found)


def _add(found: list[float], left: Sequence[Piece], edge: float) -> None:
    """Add the stripe between a column of lines and an edge to those found, unless it is known."""
    size = left[0].size
    reach = sorted(line.x1 for line in left)[-1 - len(left) // 20]
    gutter = min((reach + edge) / 2, reach + size)
    if not any(abs(gutter - other) < 5 * size for other in found):
        found.append(gutter)


def _beside_short(first: Piece, lines: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines left of a column that ends after its first line or two, none otherwise.

    Such a column is the last of a text: it begins at the height of a long one left of it, is set
    like it and as wide, and nothing stands below it nor across the stripe between them.
    """
    edge = first.x0
    left = [line for line in lines if line.x1 < edge and is_set_like(line, first, _SIZES)]
    if len(left) < _MANY:
        return []
    top, bottom = min(line.base for line in left), max(line.base for line in left)
    widest = max(line.width for line in left)
    if not -_HEAD * first.size < first.base - top < first.size:
        return []
    if not _ALIKE * widest < first.width < widest / _ALIKE:
        return []
    start = first.base - 0.5 * first.size
    below = [p for p in pieces if start < p.base <= bottom and p.x1 > edge - 0.5 * first.size]
    return left if all(_is_last(piece, first) for piece in below) else []


def _is_last(piece: Piece, first: Piece) -> bool:
    """Say whether a piece is the line that begins a short column, or the one right below it."""
    aligned = piece.x0 >= first.x0 - 0.1 * first.size
    return (
        aligned and is_set_like(piece, first, _SIZES) and piece.base - first.base < 2 * first.size
    )


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
    begun = _by_edge(lines)
    usual = sorted(begun, key=lambda edge: -len(begun[edge]))
    return [edge for edge in usual if len(begun[edge]) >= _FEWEST]


def _rare_firsts(lines: Sequence[Piece]) -> list[Piece]:
    """Return the first of the lines at each edge at which only one or two begin."""
    begun = _by_edge(lines).values()
    return [min(held, key=lambda line: line.base) for held in begun if len(held) < _FEWEST]


def _by_edge(lines: Sequence[Piece]) -> dict[float, list[Piece]]:
    """Return lines by where they begin, from the left."""
    begun: dict[float, list[Piece]] = {}
    for line in sorted(lines, key=lambda line: line.x0):
        near = [edge for edge in list(begun)[-1:] if line.x0 - edge <= 0.6 * line.size]
        begun.setdefault(near[0] if near else line.x0, []).append(line)
    return begun
