"""Tells whether two lines are set in one type, and whether they stand on one edge or middle."""

from corpus.readers.pdf.shapes import Piece

# In points: how much sizes of one type differ.
_SAME_SIZE = 0.1


def is_set_like(piece: Piece, other: Piece, slack: float = _SAME_SIZE) -> bool:
    """Say whether two lines are set in one font, in sizes that differ by less than `slack`."""
    return abs(piece.size - other.size) < slack and piece.font == other.font


def is_aligned(piece: Piece, other: Piece, slack: float) -> bool:
    """Say whether two lines have nearly one left edge, one right edge or one middle."""
    edges = (piece.x0 - other.x0, piece.x1 - other.x1, piece.middle - other.middle)
    return any(abs(edge) < slack for edge in edges)
