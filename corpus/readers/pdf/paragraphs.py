"""Puts the lines of a column together to paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.pdf.breaks import begins
from corpus.readers.pdf.chunk import Chunk, share
from corpus.readers.pdf.habits import habits_of
from corpus.readers.pdf.labels import are_leftward, is_leftward
from corpus.readers.pdf.place import Place
from corpus.readers.pdf.shapes import Piece
from corpus.readers.pdf.text_lines import Line

# In ems: how much wider a line is that isn't of a column, and how near to one edge others end.
_WIDER = 3.0
_EVEN = 0.3
_FEWEST = 3


def one_piece(line: Line) -> Piece:
    """Return the pieces of a line as one."""
    pieces = line.pieces
    if len(pieces) == 1:
        return pieces[0]
    if all(is_leftward(piece.text) for piece in pieces):
        pieces = pieces[::-1]
    main = max(pieces, key=lambda piece: len(piece.text))
    text = " ".join(piece.text for piece in pieces)
    bold = share([(piece.bold, len(piece.text)) for piece in pieces])
    italic = share([(piece.italic, len(piece.text)) for piece in pieces])
    return Piece(
        text,
        line.x0,
        line.x1,
        main.base,
        main.size,
        main.font,
        bold,
        italic,
        all(piece.underlined for piece in pieces),
        pieces[0].marked,
        lead=_lead(pieces),
        sizes=(min(p.sizes[0] for p in pieces), max(p.sizes[1] for p in pieces)),
    )


def _lead(pieces: Sequence[Piece]) -> int:
    """Return how many characters at the beginning of pieces in a line are bold."""
    length = 0
    for piece in pieces:
        if piece.bold < 0.97:
            return length + piece.lead
        length += len(piece.text) + 1
    return 0


def chunks_of(lines: Sequence[Piece], page: int) -> Iterator[Chunk]:
    """Yield the paragraphs of a column's lines, which follow each other without a table."""
    starts = [*_starts(_from_left(lines)), len(lines)] if lines else []
    rights = _rights(lines)
    for start, end in pairwise(starts):
        yield Chunk(tuple(lines[start:end]), _left(lines, start), rights[start], page)


def _from_left(lines: Sequence[Piece]) -> Sequence[Piece]:
    """Return lines as they would stand if they were read from the left: mirrored if they aren't."""
    if not are_leftward(line.text for line in lines):
        return lines
    return [replace(line, x0=-line.x1, x1=-line.x0) for line in lines]


def _starts(lines: Sequence[Piece]) -> Iterator[int]:
    """Yield the places of the lines that begin paragraphs."""
    habits = habits_of(lines)
    rights = _rights(lines)
    start = 0
    yield start
    for index in range(1, len(lines)):
        following = lines[index + 1] if index + 1 < len(lines) else None
        run = lines[start:index]
        if begins(Place(lines[index], following, run, rights[index - 1], habits)):
            start = index
            yield start


def listings_of(lines: Sequence[Piece], page: int) -> Iterator[Chunk]:
    """Yield the listings of monospaced lines; a wider gap parts them."""
    run: list[Piece] = []
    for line in lines:
        if run and line.base - run[-1].base > 2.2 * line.size:
            yield _listing(run, page)
            run = []
        run.append(line)
    if run:
        yield _listing(run, page)


def _listing(run: Sequence[Piece], page: int) -> Chunk:
    """Return lines as one listing."""
    left, right = min(line.x0 for line in run), max(line.x1 for line in run)
    return Chunk(tuple(run), left, right, page, code=True)


def _rights(lines: Sequence[Piece]) -> list[float]:
    """Return the right edge of the text near each line."""
    return [_edge(lines[max(0, index - 6) : index + 7], line) for index, line in enumerate(lines)]


def _edge(near: Sequence[Piece], line: Piece) -> float:
    """Return the right edge of a line and those near it.

    One that is much wider than the others, such as a running head, isn't of their column where
    several of these end at one edge.
    """
    widest = max(near, key=lambda other: other.x1)
    edge = max((other.x1 for other in near if other is not widest), default=widest.x1)
    even = sum(edge - _EVEN * other.size < other.x1 <= edge for other in near)
    lone = widest is not line and widest.x1 > edge + _WIDER * line.size and even >= _FEWEST
    return edge if lone else widest.x1


def _left(lines: Sequence[Piece], index: int) -> float:
    """Return the left edge of the text near a line."""
    return min(line.x0 for line in lines[max(0, index - 6) : index + 7])
