"""Finds pull quotes: a sentence in large type and quotation marks, in a margin or inside a text."""

from collections.abc import Iterator, Sequence

from corpus.readers.pdf.labels import ends_with_stop
from corpus.readers.pdf.likeness import is_aligned, is_set_like
from corpus.readers.pdf.shapes import Piece

OPENERS = '“„«»「『"‘'
_CLOSERS = '”“»«」』"’'
# How much larger than the prose of its page a quote is set, and its most lines.
_LARGER = 1.2
_LINES = 10
FEWEST_LINES = 2
# In ems: how far apart its lines stand, and how near to one edge or middle.
_APART = 1.6
_ALIGNED = 0.6
# How the line of the speaker begins, and how far below it is.
_DASHES = "—–-―"
_FAR = 2.5


def pull_quotes(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the lines of each quote of several lines, which are larger than what is around.

    The line below that says whose words they are goes with them.
    """
    prose = [piece.size for piece in pieces if len(piece.text) > 1]
    usual = max(set(prose), key=prose.count, default=0.0)
    for piece in pieces:
        if piece.text[0] in OPENERS and piece.size >= _LARGER * usual:
            lines = _quote(piece, pieces)
            if len(lines) >= FEWEST_LINES:
                yield [*lines, *_speaker(lines[-1], pieces)]


def _quote(first: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a quote from its first one on; none where it ends as no sentence does.

    A title in quotation marks has no stop inside them, or asks.
    """
    lines = [first]
    for piece in pieces:
        if lines[-1].text[-1] in _CLOSERS or len(lines) > _LINES:
            break
        if piece.base > lines[-1].base and _is_next(piece, lines[-1]):
            lines.append(piece)
    end = lines[-1].text
    told = end[-1] in _CLOSERS and ends_with_stop(end) and "?" not in end[-2:]
    return lines if told else []


def _speaker(last: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the line right below a quote that begins with a dash, if there is one."""
    for piece in pieces:
        below = 0 < piece.base - last.base < _FAR * last.size
        if below and piece.text[0] in _DASHES and piece.x0 < last.x1 and piece.x1 > last.x0:
            return [piece]
    return []


def _is_next(piece: Piece, last: Piece) -> bool:
    """Say whether a piece is the line right below another, set like it."""
    near = piece.base - last.base < _APART * last.size
    return near and is_set_like(piece, last) and is_aligned(piece, last, _ALIGNED * last.size)
