"""The lines of a column: the pieces that stand on one baseline."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.shapes import Piece


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces on one baseline of a column, from the left."""

    pieces: tuple[Piece, ...]

    @property
    def base(self) -> float:
        """Return the baseline of the first piece."""
        return self.pieces[0].base

    @property
    def size(self) -> float:
        """Return the size of the largest piece."""
        return max(piece.size for piece in self.pieces)

    @property
    def x0(self) -> float:
        """Return where it begins."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Return where it ends."""
        return max(piece.x1 for piece in self.pieces)


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Group pieces by their baseline, from the top."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.x0)):
        last = groups[-1] if groups else None
        near = last and piece.base - last[0].base <= 0.4 * min(piece.size, last[0].size)
        if near and last and not any(_overlap(piece, other) for other in last):
            last.append(piece)
        else:
            groups.append([piece])
    return [Line(tuple(sorted(group, key=lambda piece: piece.x0))) for group in groups]


def _overlap(piece: Piece, other: Piece) -> bool:
    """Say whether two pieces of a line stand above each other."""
    return min(piece.x1, other.x1) - max(piece.x0, other.x0) > 0.3 * piece.size


def rows_of(pieces: Sequence[Piece]) -> list[list[int]]:
    """Return the indices of a page's pieces by their baseline, over all columns, from the top."""
    rows: list[list[int]] = []
    for index, piece in enumerate(pieces):
        last = pieces[rows[-1][0]] if rows else None
        if last and piece.base - last.base <= 0.3 * max(piece.size, last.size):
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows
