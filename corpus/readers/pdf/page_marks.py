"""Finds heads and feet of files too short for them to come back, by their numbers and dates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.folios import is_folio
from corpus.readers.pdf.running_heads import EdgeRow
from corpus.readers.pdf.shapes import Piece, Sheet

_APART = 1.9
_LARGEST = 1.05
_MOST_PIECES = 3
_LONGEST = 100
# In points: how far heads of one file differ in their height.
_HEIGHT = 3.0
_FOLIO = re.compile(r"\d{1,3}")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_TIME = re.compile(
    r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}\.?,?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)


def counting(rows: Sequence[EdgeRow], sheets: Sequence[Sheet], body: float) -> list[EdgeRow]:
    """Return outermost rows, apart from the text and no larger, whose page numbers count on.

    So are two heads found that read differently on left and right pages.
    """
    offsets: dict[tuple[str, int], list[EdgeRow]] = defaultdict(list)
    for row in rows:
        held = [sheets[row.sheet].pieces[member] for member in row.members]
        if row.rank == 0 and 1 < len(held) <= _MOST_PIECES and _is_apart(row, held, body):
            for number in _numbers(held):
                offsets[row.edge, number - sheets[row.sheet].number].append(row)
    return [
        row
        for alike in offsets.values()
        for pair in pairwise(alike)
        if pair[1].sheet == pair[0].sheet + 1 and abs(pair[1].base - pair[0].base) < _HEIGHT
        for row in pair
    ]


def _numbers(held: Sequence[Piece]) -> Iterator[int]:
    """Yield the numbers that stand alone at the two ends of a row."""
    for piece in (held[0], held[-1]):
        if _FOLIO.fullmatch(piece.text):
            yield int(piece.text)


def _is_apart(row: EdgeRow, held: Sequence[Piece], body: float) -> bool:
    """Say whether the pieces of a row are short and stand apart, no larger than the text."""
    largest = max(piece.size for piece in held)
    short = sum(len(piece.text) for piece in held) <= _LONGEST
    return short and largest <= _LARGEST * body and row.distance > _APART * max(body, largest)


def printed(rows: Sequence[EdgeRow], sheets: Sequence[Sheet]) -> list[EdgeRow]:
    """Return the heads and feet that a browser prints: an address, a count of pages, the time.

    A title beside them counts where a page has all three.
    """
    edges: dict[int, list[EdgeRow]] = defaultdict(list)
    for row in rows:
        if row.rank == 0:
            edges[row.sheet].append(row)
    return [row for index, outer in edges.items() for row in _printed_on(outer, sheets[index])]


def _printed_on(outer: Sequence[EdgeRow], sheet: Sheet) -> Iterator[EdgeRow]:
    """Yield those of the first and last row of a page that a browser printed."""
    kinds = [[_kind(sheet.pieces[member].text) for member in row.members] for row in outer]
    seen = {kind for row in kinds for kind in row}
    for row, own in zip(outer, kinds, strict=True):
        alone = all(own) and {"address", "count"} <= set(own)
        beside = any(own) and {"address", "count", "time"} <= seen
        if (alone or beside) and len(own) <= _MOST_PIECES:
            yield row


def _kind(text: str) -> str:
    """Tell an address, a count of pages such as "1/4", and a date with the time; else nothing."""
    if _ADDRESS.fullmatch(text):
        return "address"
    if _TIME.fullmatch(text):
        return "time"
    return "count" if is_folio(text) and len(re.findall(r"\d+", text)) == 2 else ""
