"""Finds heads and feet by their numbers that count on, and by what a browser prints."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.readers.pdf.folios import is_folio
from corpus.readers.pdf.running_heads import EdgeRow, without_numbers
from corpus.readers.pdf.shapes import Piece, Sheet

_APART = 1.9
_LARGEST = 1.05
_MOST_PIECES = 3
_LONGEST = 100
# In points: how far heads of one file differ in their height.
_HEIGHT = 3.0
# Files of so many pages are too short for heads to come back.
_SHORT = 2
_FOLIO = re.compile(r"\d{1,3}")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_TIME = re.compile(
    r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}\.?,?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)


class _Head(NamedTuple):
    """A row that may be a head or foot: what it says beside its number, and which comes first."""

    row: EdgeRow
    words: str
    number_first: bool


def counting(rows: Sequence[EdgeRow], sheets: Sequence[Sheet], body: float) -> list[EdgeRow]:
    """Return outermost rows, apart from the text and no larger, whose page numbers count on.

    So are two heads found that read differently on left and right pages. In files of more than two
    pages the words of one come back; numbered headings of pages in a row are no heads.
    """
    offsets: dict[tuple[str, int], list[_Head]] = defaultdict(list)
    for row in rows:
        held = [sheets[row.sheet].pieces[member] for member in row.members]
        if row.rank == 0 and 1 < len(held) <= _MOST_PIECES and _is_apart(row, held, body):
            for number, head in _heads(row, held):
                offsets[row.edge, number - sheets[row.sheet].number].append(head)
    return [
        head.row
        for alike in offsets.values()
        for last, head in pairwise(alike)
        if _count_on(last.row, head.row) and _are_heads((last, head), alike, len(sheets))
        for head in (last, head)
    ]


def _heads(row: EdgeRow, held: Sequence[Piece]) -> Iterator[tuple[int, _Head]]:
    """Yield the numbers that stand alone at the two ends of a row, with what is beside them."""
    for number, rest in ((held[0], held[1:]), (held[-1], held[:-1])):
        if _FOLIO.fullmatch(number.text):
            words = without_numbers(" ".join(piece.text for piece in rest))
            yield int(number.text), _Head(row, words, number is held[0])


def _count_on(last: EdgeRow, row: EdgeRow) -> bool:
    """Say whether two rows stand at one height of pages in a row."""
    return row.sheet == last.sheet + 1 and abs(row.base - last.base) < _HEIGHT


def _are_heads(pair: Sequence[_Head], alike: Sequence[_Head], pages: int) -> bool:
    """Say whether the words of one of two rows come back near, or needn't in so short a file.

    There two titles with a number before each, at the top, may be numbered headings.
    """
    if pages <= _SHORT:
        return pair[0].row.edge != "top" or not all(head.number_first for head in pair)
    return any(
        head.words == other.words and 0 < abs(head.row.sheet - other.row.sheet) <= _SHORT
        for head in pair
        if any(char.isalpha() for char in head.words)
        for other in alike
    )


def _is_apart(row: EdgeRow, held: Sequence[Piece], body: float) -> bool:
    """Say whether the pieces of a row are short and stand apart, no larger than the text."""
    largest = max(piece.size for piece in held)
    short = sum(len(piece.text) for piece in held) <= _LONGEST
    return short and largest <= _LARGEST * body and row.distance > _APART * max(body, largest)


def named(rows: Sequence[EdgeRow], sheets: Sequence[Sheet], body: float) -> list[EdgeRow]:
    """Return outermost rows, apart from the text and no larger, that name their page in a word.

    So is the foot of a single page told: what stands beside "Page 1" comes back nowhere.
    """
    found: list[EdgeRow] = []
    for row in rows:
        sheet = sheets[row.sheet]
        held = [sheet.pieces[member] for member in row.members]
        names = any(_names_page(piece.text, sheet.number) for piece in (held[0], held[-1]))
        short = 1 < len(held) <= _MOST_PIECES
        if row.rank == 0 and short and names and _is_apart(row, held, body):
            found.append(row)
    return found


def _names_page(text: str, number: int) -> bool:
    """Say whether a text is the number of a page with a word before or behind it."""
    figures = re.findall(r"\d+", text)
    worded = re.search(r"[^\W\d_]{3}|[页頁쪽]", text) is not None
    return worded and bool(figures) and int(figures[0]) == number and is_folio(text)


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
