"""Finds running heads that repeat a title of the text, as short files have each only once."""

from collections.abc import Sequence

from corpus.readers.pdf.headings import folded
from corpus.readers.pdf.running_heads import EdgeRow
from corpus.readers.pdf.shapes import Piece, Sheet

_LARGER = 1.13
_APART = 1.9
_MOST_PIECES = 3
_SHORTEST = 4
_LONGEST = 100


def echoes(rows: Sequence[EdgeRow], sheets: Sequence[Sheet], body: float) -> list[EdgeRow]:
    """Return outermost rows, apart from the text and no larger, that repeat a title.

    The title stands on the same page or before, larger than the row or bolder; `body` is the size
    of the file's prose.
    """
    found: list[EdgeRow] = []
    titles: dict[str, list[Piece]] = {}
    edges: dict[int, list[EdgeRow]] = {}
    for row in rows:
        if row.rank == 0:
            edges.setdefault(row.sheet, []).append(row)
    for index, sheet in enumerate(sheets):
        for piece in sheet.pieces:
            if len(piece.text) <= _LONGEST and (piece.size > body or piece.bold > 0.6):
                titles.setdefault(_title(piece), []).append(piece)
        for row in edges.get(index, ()):
            held = [sheet.pieces[member] for member in row.members]
            if _is_apart(row, held, body) and any(_repeats(piece, titles) for piece in held):
                found.append(row)
    return found


def _is_apart(row: EdgeRow, held: Sequence[Piece], body: float) -> bool:
    """Say whether the pieces of a row are few and stand apart, no larger than the text."""
    largest = max(piece.size for piece in held)
    few = len(held) <= _MOST_PIECES and sum(len(piece.text) for piece in held) <= _LONGEST
    return few and largest <= 1.05 * body and row.distance > _APART * max(body, largest)


def _repeats(piece: Piece, titles: dict[str, list[Piece]]) -> bool:
    """Say whether a piece reads like a title that is larger, or bold where it isn't."""
    text = _title(piece)
    return len(text) >= _SHORTEST and any(
        title.size >= _LARGER * piece.size or title.bold > 0.6 > piece.bold
        for title in titles.get(text, ())
    )


def _title(piece: Piece) -> str:
    """Return the letters of a piece as titles are compared: without a number before them."""
    return folded(piece.text).lstrip("0123456789")
