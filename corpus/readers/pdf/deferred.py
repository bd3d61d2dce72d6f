"""Puts pull quotes that stand beside a text where they part none of its paragraphs."""

from collections.abc import Sequence

from corpus.readers.pdf.columns import Item, Region, stripes_of
from corpus.readers.pdf.shapes import Box, Piece, Sheet

# How much larger than prose a heading is, and the fewest letters of one: fewer are an initial.
_LARGER = 1.13
_LETTERS = 3
# In points: quotes that are read before one heading keep their order by so little.
_STEP = 1e-4


def placed(quote: Sequence[Piece], others: Sequence[Piece], sheet: Sheet) -> Item:
    """Return a quote where it stands, or later where text stands beside it in its column.

    It is read before the next heading then, or else last; so is one across two columns.
    """
    box = _box(quote)
    column = _column(quote, others)
    if not any(piece.bottom > box.top and piece.top < box.bottom for piece in column):
        return Item(box, Region(tuple(quote)))
    sizes = [piece.size for piece in others if len(piece.text) > 1]
    usual = max(set(sizes), key=sizes.count, default=0.0)
    below = [piece for piece in column if piece.top > box.bottom and _is_heading(piece, usual)]
    bases = [] if _is_across(quote, others) else [piece.base - 1 for piece in below]
    place = min(bases, default=sheet.height) + _STEP * box.top
    return Item(Box(box.x0, place, box.x1, place), Region(tuple(quote)))


def _column(quote: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of the column that a quote stands in, or of all that it stands across."""
    if _is_across(quote, others):
        return list(others)
    box = _box(quote)
    gutters = stripes_of(others)
    own = sum((box.x0 + box.x1) / 2 > gutter for gutter in gutters)
    return [piece for piece in others if sum(piece.middle > gutter for gutter in gutters) == own]


def _is_across(quote: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Say whether a quote stands across the stripe between two columns."""
    box, slack = _box(quote), quote[0].size
    gutters = stripes_of(others)
    return any(box.x0 < gutter - slack and box.x1 > gutter + slack for gutter in gutters)


def _is_heading(piece: Piece, usual: float) -> bool:
    """Say whether a piece is as large as a heading, with words."""
    return piece.size >= _LARGER * usual and sum(map(str.isalpha, piece.text)) >= _LETTERS


def _box(quote: Sequence[Piece]) -> Box:
    """Return the box round the lines of a quote."""
    return Box(
        min(piece.x0 for piece in quote),
        min(piece.top for piece in quote),
        max(piece.x1 for piece in quote),
        max(piece.bottom for piece in quote),
    )
