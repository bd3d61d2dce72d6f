"""Puts what stands on a page in reading order: columns, and what runs across them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.gutters import gutters_of, is_prose
from corpus.readers.pdf.labels import are_leftward
from corpus.readers.pdf.shapes import Box, Piece
from corpus.readers.pdf.tables import Table


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
    parts the page into what is read before and after it. A page that is read from the right is
    read as its mirror image.
    """
    if not are_leftward(piece.text for piece in _all_pieces(items)):
        return _from_left(items)
    mirrored = [_mirrored(item) for item in items]
    originals = {id(image): item for image, item in zip(mirrored, items, strict=True)}
    return [[originals[id(image)] for image in flow] for flow in _from_left(mirrored)]


def _all_pieces(items: Sequence[Item]) -> list[Piece]:
    """Return the pieces of what stands on a page."""
    return [piece for item in items for piece in _pieces(item.content)]


def _mirrored(item: Item) -> Item:
    """Return an item as it stands in the mirror image of its page."""
    content = item.content
    if isinstance(content, Region):
        content = Region(tuple(_image(piece) for piece in content.pieces))
    elif isinstance(content, Piece):
        content = _image(content)
    return Item(item.box._replace(x0=-item.box.x1, x1=-item.box.x0), content)


def _image(piece: Piece) -> Piece:
    """Return a piece as it stands in the mirror image of its page."""
    return replace(piece, x0=-piece.x1, x1=-piece.x0)


def _from_left(items: Sequence[Item]) -> list[list[Item]]:
    """Return the columns of a page that is read from the left."""
    gutters = gutters_of(_all_pieces(items))
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


def stripes_of(pieces: Sequence[Piece]) -> list[float]:
    """Return the middles of the white stripes between columns, whichever side they are read from.

    Lines that are read from the right are told by their right edges.
    """
    if not are_leftward(piece.text for piece in pieces):
        return gutters_of(pieces)
    return sorted(-gutter for gutter in gutters_of([_image(piece) for piece in pieces]))


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
    return isinstance(item.content, Piece) and is_prose(item.content)


def _pieces(content: Piece | Table | Region) -> Sequence[Piece]:
    """Return the pieces of an item, or of the box that it is; of a table none."""
    if isinstance(content, Table):
        return ()
    return content.pieces if isinstance(content, Region) else (content,)


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
