"""Finds lists of contents, and parts rows whose label leads to a figure with dots."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.contents_titles import is_contents_title
from corpus.readers.pdf.gutters import is_prose
from corpus.readers.pdf.shapes import Piece, Sheet
from corpus.readers.pdf.text_lines import rows_of

CONTENTS = "line of a list of contents"

# Many dots, or some before a figure or an end; four in prose are an ellipsis and a stop.
_LEADER = re.compile(
    r"\s*(?:(?:[.·…‥_]\s?){8,}|(?:[.·…‥_]\s?){4,7}(?=\s*[\d(€$£¥–—-])|(?:[.·…‥_]\s?){5,7}$)\s*"
)
_PLACE = re.compile(r"(?:[A-Z]{1,2}[-–.]?)?(?:\d{1,4}|[ivxlc]{1,7})\.?")
_FEWEST = 3


def part_leaders(sheet: Sheet) -> Sheet:
    """Return a page with each piece that holds leading dots parted into what stands around them."""
    if not any(_LEADER.search(piece.text) for piece in sheet.pieces):
        return sheet
    pieces = [part for piece in sheet.pieces for part in _parted(piece)]
    return replace(sheet, pieces=tuple(pieces))


def _parted(piece: Piece) -> Iterator[Piece]:
    """Yield the parts of a piece around its leading dots; places are told from the characters."""
    start = 0
    for match in _LEADER.finditer(piece.text):
        if match[0].strip() == "…":
            continue
        if match.start() > start:
            yield _part(piece, start, match.start(), match.end())
        start = match.end()
    if start == 0:
        yield piece
    elif start < len(piece.text):
        yield _part(piece, start, len(piece.text), len(piece.text))


def _part(piece: Piece, start: int, end: int, until: int) -> Piece:
    """Return the characters from `start` to `end` of a piece; dots up to `until` belong to it."""
    each = piece.width / len(piece.text)
    leads = until > end
    x1 = piece.x0 + each * until - (1.2 * piece.size if leads else 0)
    return replace(
        piece, text=piece.text[start:end].strip(), x0=piece.x0 + each * start, x1=x1, leads=leads
    )


def contents_lines(sheet: Sheet, pages: int) -> list[int]:
    """Return the pieces of a page that are lines of a list of contents.

    Such a line ends with the place of a page; the places grow, and none is beyond the file. What
    stands between those lines belongs to them, and so do lines with a place right above and below,
    as chapters have them without dots. Lines of prose in a column beside them don't; two entries
    on one baseline, each with its dots, are both of the list.
    """
    rows = [_without_prose(sheet, row) for row in rows_of(sheet.pieces)]
    titled = next((i for i, row in enumerate(rows) if _is_title(sheet, row)), None)
    entries = [i for i, row in enumerate(rows) if _is_entry(sheet, row, pages, titled is not None)]
    if titled is not None:
        entries = [index for index in entries if index > titled]
    values = [_value(sheet, rows[index]) for index in entries]
    figures = [value for value in values if value]
    grows = sum(a <= b for a, b in pairwise(figures))
    if len(entries) < _FEWEST or grows < 0.7 * (len(figures) - 1):
        return []
    first, last = entries[0] if titled is None else titled, entries[-1]
    beside = _beside(sheet, [rows[index] for index in entries])
    if len(entries) < 0.4 * (last - first):
        return [m for index in entries for m in rows[index] if m not in beside]
    ends = [_is_entry(sheet, row, pages, titled=True) for row in rows]
    while first > 0 and ends[first - 1]:
        first -= 1
    while last < len(rows) - 1 and ends[last + 1]:
        last += 1
    return [m for index in range(first, last + 1) for m in rows[index] if m not in beside]


def _without_prose(sheet: Sheet, row: Sequence[int]) -> Sequence[int]:
    """Return a row up to the place that its dots lead to, where lines of prose follow."""
    for end in range(2, len(row)):
        leads = sheet.pieces[row[end - 2]].leads
        if leads and all(is_prose(sheet.pieces[index]) for index in row[end:]):
            return row[:end]
    return row


def _beside(sheet: Sheet, entries: Sequence[Sequence[int]]) -> set[int]:
    """Return the pieces of a page in columns left and right of entries, where these hold prose."""
    start = min(sheet.pieces[_first(sheet, row)].x0 for row in entries)
    end = max(sheet.pieces[row[-1]].x1 for row in entries)
    led = _led(sheet)
    others = [(i, piece) for i, piece in enumerate(sheet.pieces) if i not in led]
    beside: set[int] = set()
    for side in (
        [i for i, piece in others if piece.x1 < start],
        [i for i, piece in others if piece.x0 > end],
    ):
        if any(is_prose(sheet.pieces[index]) for index in side):
            beside.update(side)
    return beside


def _first(sheet: Sheet, row: Sequence[int]) -> int:
    """Return the first piece of a row that dots lead from, or else the last before the place."""
    return next((index for index in row if sheet.pieces[index].leads), row[-2])


def _led(sheet: Sheet) -> set[int]:
    """Return the pieces of a page that dots lead from, and those that they lead to."""
    pairs = [pair for row in rows_of(sheet.pieces) for pair in pairwise(row)]
    return {index for pair in pairs if sheet.pieces[pair[0]].leads for index in pair}


def _is_title(sheet: Sheet, row: Sequence[int]) -> bool:
    """Say whether a row is the title of a list of contents; a line of prose may be beside it."""
    titles = [index for index in row if is_contents_title(sheet.pieces[index].text)]
    return len(titles) == 1 and all(
        is_prose(sheet.pieces[index]) for index in row if index not in titles
    )


def _is_entry(sheet: Sheet, row: Sequence[int], pages: int, titled: bool) -> bool:
    """Say whether a row ends with the place of a page, behind dots unless under such a title."""
    last = sheet.pieces[row[-1]]
    if len(row) < 2 or not _PLACE.fullmatch(last.text) or _value(sheet, row) > pages + 40:
        return False
    words = any(char.isalpha() for index in row[:-1] for char in sheet.pieces[index].text)
    return words and (titled or any(sheet.pieces[index].leads for index in row))


def _value(sheet: Sheet, row: Sequence[int]) -> int:
    """Return the number that a row ends with; 0 for Roman ones."""
    digits = re.findall(r"\d+", sheet.pieces[row[-1]].text)
    return int(digits[-1]) if digits else 0
