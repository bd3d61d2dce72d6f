"""Lays out a page: its paragraphs and tables in reading order."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.readers.pdf.banded import without_bands
from corpus.readers.pdf.booktabs import between_rules
from corpus.readers.pdf.cards import cards_of
from corpus.readers.pdf.chunk import Chunk
from corpus.readers.pdf.columns import Item, Region, in_order, item_of
from corpus.readers.pdf.deferred import placed
from corpus.readers.pdf.grid import Frame, framed
from corpus.readers.pdf.labels import ends_with_stop, is_monospaced
from corpus.readers.pdf.lattice import is_table, read_frame
from corpus.readers.pdf.paragraphs import chunks_of, listings_of, one_piece
from corpus.readers.pdf.pull_quotes import pull_quotes
from corpus.readers.pdf.rows import Join, split_tables
from corpus.readers.pdf.shapes import Box, Piece, Rule, Sheet
from corpus.readers.pdf.tables import Table
from corpus.readers.pdf.text_lines import Line, lines_of

# Frames that hold more of a page than this are borders of the page.
_BORDER = 0.6
_LONG = 2500
_NEXT = 4.0
# In ems: how near a line goes on with one above, and the room that a long word leaves at its end.
_NEAR = 1.5
_ROOM = 12.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph or table with the page and the column of the page that it stands in.

    The column is -1 inside a box of rules; `ruled` says that a rule is right above.
    """

    content: Chunk | Table
    page: int
    column: int
    ruled: bool = False


def lay_out(sheet: Sheet, left_out: Mapping[int, str], join: Join, listings: bool) -> list[Laid]:
    """Return what stands on a page in reading order, without the pieces that are left out.

    Args:
        sheet: the page.
        left_out: its pieces that are no text, by their index.
        join: makes a text of lines.
        listings: whether monospaced lines are listings, as in files whose prose is set otherwise.
    """
    pieces = [piece for index, piece in enumerate(sheet.pieces) if index not in left_out]
    items: list[Item] = []
    for table, box, held in list(cards_of(_outside_tables(pieces, sheet), join)):
        items.append(Item(box, table))
        pieces = _without(pieces, held)
    drawing = without_bands(sheet.drawing, pieces)
    frames, outside = framed(pieces, drawing)
    loose = list(outside)
    for frame in frames:
        found = list(_items(frame, sheet, len(pieces), join))
        items.extend(found)
        if not found:
            loose.extend(piece for held in frame.cells.values() for piece in held)
    for table, box, held in list(between_rules(outside, drawing.across, join)):
        items.append(Item(box, table))
        loose = _without(loose, held)
    loose.sort(key=lambda piece: (piece.base, piece.x0))
    quotes = list(pull_quotes(loose))
    loose = _without(loose, [piece for quote in quotes for piece in quote])
    items.extend(placed(quote, loose, sheet) for quote in quotes)
    items.extend(item_of(piece) for piece in loose)
    rules = sorted(sheet.drawing.across)
    return [_with_rule(laid, rules) for laid in _laid(items, sheet.number, join, listings)]


def _outside_tables(pieces: Sequence[Piece], sheet: Sheet) -> list[Piece]:
    """Return the pieces of a page that no table of ruling lines holds."""
    frames, _ = framed(pieces, without_bands(sheet.drawing, pieces))
    cells = [held for frame in frames if is_table(frame) for held in frame.cells.values()]
    return _without(pieces, [piece for held in cells for piece in held])


def _without(pieces: Sequence[Piece], held: Sequence[Piece]) -> list[Piece]:
    """Return pieces but for those that something holds."""
    gone = set(map(id, held))
    return [piece for piece in pieces if id(piece) not in gone]


def _with_rule(laid: Laid, rules: Sequence[Rule]) -> Laid:
    """Mark a paragraph right below the left end of a rule, as the first footnote is."""
    if isinstance(laid.content, Table):
        return laid
    first = laid.content.lines[0]
    start = bisect_left(rules, (first.base - 3.2 * first.size,))
    end = bisect_left(rules, (first.base - 0.6 * first.size,))
    left = laid.content.left
    above = any(rule.start <= left + 12 and rule.end > left + 20 for rule in rules[start:end])
    return replace(laid, ruled=True) if above else laid


def _items(frame: Frame, sheet: Sheet, pieces: int, join: Join) -> Iterator[Item]:
    """Yield a frame as a table or as regions; nothing for a border round most of the page."""
    if is_table(frame):
        if not any(_is_composite(held) for held in frame.cells.values()):
            yield Item(frame.box, read_frame(frame, join))
            return
        longest = max(sum(len(piece.text) for piece in held) for held in frame.cells.values())
        if longest <= _LONG:
            yield from _stacks(frame)
        return
    held = sum(len(cell) for cell in frame.cells.values())
    area = (frame.box.x1 - frame.box.x0) * (frame.box.bottom - frame.box.top)
    if area <= _BORDER * sheet.width * sheet.height and held <= 0.9 * pieces:
        yield from _stacks(frame)


def _is_composite(pieces: Sequence[Piece]) -> bool:
    """Say whether a cell holds a table or columns of its own, and is no cell but a frame."""
    lines = lines_of(pieces)
    several = sum(len(line.pieces) > 1 for line in lines)
    return len(lines) > 40 or (several >= 4 and several > 0.4 * len(lines))


def _stacks(frame: Frame) -> list[Item]:
    """Return the cells of a frame as regions, those right below each other as one."""
    stacks: list[list[Box]] = []
    for box in sorted(frame.cells, key=lambda box: (round(box.x0 / 8), round(box.x1 / 8), box.top)):
        last = stacks[-1][-1] if stacks else None
        if last and abs(last.x0 - box.x0) < 8 and 0 <= box.top - last.bottom < _NEXT:
            stacks[-1].append(box)
        else:
            stacks.append([box])
    return [
        Item(
            Box(boxes[0].x0, boxes[0].top, boxes[0].x1, boxes[-1].bottom),
            Region(tuple(piece for box in boxes for piece in frame.cells[box])),
        )
        for boxes in stacks
    ]


def _laid(items: Sequence[Item], page: int, join: Join, listings: bool) -> Iterator[Laid]:
    """Yield paragraphs and tables column by column; a column's number is its place."""
    for column, flow in enumerate(in_order(items)):
        waiting: list[Piece] = []
        for item in flow:
            if isinstance(item.content, Piece):
                waiting.append(item.content)
                continue
            yield from _lines(waiting, page, column, join, listings)
            waiting = []
            if isinstance(item.content, Table):
                yield Laid(item.content, page, column)
            else:
                inner = [item_of(piece) for piece in item.content.pieces]
                yield from (replace(laid, column=-1) for laid in _laid(inner, page, join, listings))
        yield from _lines(waiting, page, column, join, listings)


def _lines(
    pieces: Sequence[Piece], page: int, column: int, join: Join, listings: bool
) -> Iterator[Laid]:
    """Yield the paragraphs, listings and tables without rules among pieces of one column."""
    lines = lines_of(pieces)
    coded = _listed(lines) if listings else [False] * len(lines)
    for code, group in groupby(zip(coded, lines, strict=True), lambda pair: pair[0]):
        held = [line for _, line in group]
        if code:
            for chunk in listings_of([one_piece(line) for line in held], page):
                yield Laid(chunk, page, column)
            continue
        waiting: list[Piece] = []
        for part in split_tables(held, join):
            if isinstance(part, Table):
                yield from (Laid(chunk, page, column) for chunk in chunks_of(waiting, page))
                waiting = []
                yield Laid(part, page, column)
            else:
                waiting.append(one_piece(part))
        yield from (Laid(chunk, page, column) for chunk in chunks_of(waiting, page))


def _listed(lines: Sequence[Line]) -> list[bool]:
    """Say of each line whether it is one of a listing: monospaced, and no end of a sentence."""
    coded = [_is_code(line) for line in lines]
    right = max((line.x1 for line in lines), default=0.0)
    for index in range(1, len(lines)):
        last, line = lines[index - 1], lines[index]
        near = (
            line.base - last.base < _NEAR * last.size and abs(line.x0 - last.x0) < 0.3 * last.size
        )
        full = last.x1 > right - _ROOM * last.size and not ends_with_stop(last.pieces[-1].text)
        if coded[index] and not coded[index - 1] and near and full:
            coded[index] = False
    return coded


def _is_code(line: Line) -> bool:
    """Say whether all of a line is monospaced."""
    return all(is_monospaced(piece.font) for piece in line.pieces)
