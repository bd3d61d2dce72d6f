"""Lays out a page: its paragraphs and tables in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.columns import Item, Region, in_order, item_of
from corpus.readers.pdf.grid import Frame, framed
from corpus.readers.pdf.lattice import Join, is_table, read_frame
from corpus.readers.pdf.paragraphs import Chunk, chunks_of, one_piece
from corpus.readers.pdf.rows import lines_of, split_tables
from corpus.readers.pdf.shapes import Piece, Sheet
from corpus.readers.pdf.tables import Table

# Frames that hold more of a page than this are borders of the page.
_BORDER = 0.6


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph or table with the page and the column of the page that it stands in.

    `framed` says that it stands in a box of rules of its own.
    """

    content: Chunk | Table
    page: int
    column: int
    framed: bool = False


def lay_out(sheet: Sheet, left_out: Mapping[int, str], join: Join) -> list[Laid]:
    """Return what stands on a page in reading order, without the pieces that are left out."""
    pieces = [piece for index, piece in enumerate(sheet.pieces) if index not in left_out]
    frames, outside = framed(pieces, sheet.drawing)
    items: list[Item] = []
    loose = list(outside)
    for frame in frames:
        item = _item(frame, sheet, len(pieces), join)
        if item is None:
            loose.extend(piece for held in frame.cells.values() for piece in held)
        else:
            items.append(item)
    loose.sort(key=lambda piece: (piece.base, piece.x0))
    items.extend(item_of(piece) for piece in loose)
    return list(_laid(items, sheet.number, False))


def _item(frame: Frame, sheet: Sheet, pieces: int, join: Join) -> Item | None:
    """Return a frame as a table or a region; None for a border round most of the page."""
    held = [piece for cell in frame.cells.values() for piece in cell]
    if is_table(frame):
        if _is_layout(frame):
            return None
        return Item(frame.box, read_frame(frame, join))
    area = (frame.box.x1 - frame.box.x0) * (frame.box.bottom - frame.box.top)
    if area > _BORDER * sheet.width * sheet.height or len(held) > 0.9 * pieces:
        return None
    return Item(frame.box, Region(tuple(held)))


def _is_layout(frame: Frame) -> bool:
    """Say whether cells hold pages of prose, set side by side with rules between."""
    long = [cell for cell in frame.cells.values() if sum(len(p.text) for p in cell) > 1500]
    return len(frame.cells) <= 4 and len(long) >= 1


def _laid(items: Sequence[Item], page: int, inside: bool) -> Iterator[Laid]:
    """Yield paragraphs and tables column by column; a column's number is its place."""
    for column, flow in enumerate(in_order(items)):
        waiting: list[Piece] = []
        for item in flow:
            if isinstance(item.content, Piece):
                waiting.append(item.content)
                continue
            yield from _lines(waiting, page, column, inside)
            waiting = []
            if isinstance(item.content, Table):
                yield Laid(item.content, page, column, inside)
            else:
                inner = [item_of(piece) for piece in item.content.pieces]
                yield from (replace(laid, column=-1) for laid in _laid(inner, page, True))
        yield from _lines(waiting, page, column, inside)


def _lines(pieces: Sequence[Piece], page: int, column: int, inside: bool) -> Iterator[Laid]:
    """Yield the paragraphs and the tables without rules among pieces of one column."""
    waiting: list[Piece] = []
    for part in split_tables(lines_of(pieces)):
        if isinstance(part, Table):
            for chunk in chunks_of(waiting, page):
                yield Laid(chunk, page, column, inside)
            waiting = []
            yield Laid(part, page, column, inside)
        else:
            waiting.append(one_piece(part))
    for chunk in chunks_of(waiting, page):
        yield Laid(chunk, page, column, inside)
