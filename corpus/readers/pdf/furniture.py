"""Finds what is printed on pages beside the text: running heads, folios, numbers of lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.readers.pdf.contents import CONTENTS, contents_lines
from corpus.readers.pdf.shapes import Piece, Sheet

HEAD = "running head or foot"
FOLIO = "page number"
BADGE = "number in a box before a title"
SIDEWAYS = "text set sideways"
LINE_NUMBER = "number of a line"

_EDGE_ROWS = 4
_SAME_HEIGHT = 3.0
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_FOLIO = re.compile(
    rf"\W*(?:page|pg\.?|p\.|seite|s\.|página|pagina|pág\.?|стр\.?|страница|第)?\W*"
    rf"(?:[a-z]{{1,2}}[-–.]?)?{_NUMBER}\W*"
    rf"(?:(?:of|von|de|di|sur|из|/|共|전체)?\W*{_NUMBER}\W*)?(?:页|頁|쪽|ページ)?\W*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:^|(?<=\s))[ivxlc]+(?=\s|$)", re.IGNORECASE)
_PROSE = 11.0


@dataclass(frozen=True, slots=True)
class _Row:
    """The pieces of a page on one baseline, by their index; `rank` counts from the edge."""

    sheet: int
    members: tuple[int, ...]
    edge: str
    rank: int
    base: float
    distance: float


def find_furniture(sheets: Sequence[Sheet], body: float) -> list[dict[int, str]]:
    """Return for each page which of its pieces are no part of the text, and why.

    `body` is the size of the file's prose.
    """
    found: list[dict[int, str]] = [{} for _ in sheets]
    rows = [row for index, sheet in enumerate(sheets) for row in _edge_rows(index, sheet)]
    for row in _repeated(rows, sheets):
        for member in row.members:
            found[row.sheet][member] = HEAD
    for row in _changing(rows, sheets, body):
        for member in row.members:
            found[row.sheet].setdefault(member, HEAD)
    for row in _folios(rows, sheets, found):
        for member in row.members:
            found[row.sheet].setdefault(member, FOLIO)
    for index, members in _line_numbers(sheets):
        found[index].update(dict.fromkeys(members, LINE_NUMBER))
    stamps = Counter(text for sheet in sheets for text, why in sheet.aside if why == SIDEWAYS)
    for index, sheet in enumerate(sheets):
        for number, piece in enumerate(sheet.pieces):
            if stamps[piece.text] > 1:
                found[index][number] = SIDEWAYS
        found[index].update(dict.fromkeys(_badges(sheet), BADGE))
        for member in contents_lines(sheet, sheets[-1].number):
            found[index].setdefault(member, CONTENTS)
    return found


def _badges(sheet: Sheet) -> Iterator[int]:
    """Yield the pieces that are a number in a coloured box before a title."""
    for index, piece in enumerate(sheet.pieces):
        if not piece.white or not re.fullmatch(r"\d{1,2}|[A-Z]", piece.text):
            continue
        near = sheet.pieces[max(0, index - 8) : index + 9]
        if any(
            not other.white
            and abs(other.base - piece.base) < 0.5 * piece.size
            and piece.x1 < other.x0 < piece.x1 + 5 * piece.size
            and other.size >= 0.7 * piece.size
            for other in near
        ):
            yield index


def _edge_rows(index: int, sheet: Sheet) -> Iterator[_Row]:
    """Yield the first and last rows of a page, the outermost first."""
    rows: list[list[int]] = []
    for number, piece in enumerate(sheet.pieces):
        last = sheet.pieces[rows[-1][0]] if rows else None
        if last and piece.base - last.base <= 0.3 * max(piece.size, last.size):
            rows[-1].append(number)
        else:
            rows.append([number])
    bases = [sheet.pieces[row[0]].base for row in rows]
    half = len(rows) // 2
    for rank in range(min(_EDGE_ROWS, max(half, 1), len(rows))):
        gap = bases[rank + 1] - bases[rank] if rank + 1 < len(rows) else 99.0
        yield _Row(index, tuple(rows[rank]), "top", rank, bases[rank], gap)
    for rank in range(min(_EDGE_ROWS, len(rows) - min(half, _EDGE_ROWS))):
        place = len(rows) - 1 - rank
        if place >= min(_EDGE_ROWS, max(half, 1)):
            gap = bases[place] - bases[place - 1] if place else 99.0
            yield _Row(index, tuple(rows[place]), "bottom", rank, bases[place], gap)


def _words(text: str) -> str:
    """Return a text as it is compared from page to page: without its numbers."""
    return re.sub(r"\d+", "#", _ROMAN.sub("#", text)).lower().strip()


def _repeated(rows: Sequence[_Row], sheets: Sequence[Sheet]) -> list[_Row]:
    """Return the rows of which a text comes back at the same height on other pages."""
    pages: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for row in rows:
        for key in _keys(row, sheets):
            pages[key].add(row.sheet)
    least = 2 if len(sheets) < 8 else 3
    kept: list[_Row] = []
    for row in rows:
        counts = [
            max(len(pages[text, edge, height + near]) for near in (-1, 0, 1))
            for text, edge, height in _keys(row, sheets)
        ]
        wide = row.edge == "top" and len(row.members) >= 4
        if counts and max(counts) >= least and not wide and not _is_prose(row, sheets):
            kept.append(row)
    return _outermost(kept + _same_elsewhere(kept, rows, sheets))


def _same_elsewhere(
    kept: Sequence[_Row], rows: Sequence[_Row], sheets: Sequence[Sheet]
) -> list[_Row]:
    """Return outermost rows that read and are set like running heads, at another height."""
    known = Counter(key for row in kept for key in _looks(row, sheets))
    found = {(row.sheet, row.edge, row.rank) for row in kept}
    return [
        row
        for row in rows
        if row.rank == 0
        and (row.sheet, row.edge, 0) not in found
        and any(known[key] >= 3 for key in _looks(row, sheets))
    ]


def _looks(row: _Row, sheets: Sequence[Sheet]) -> list[tuple[str, float]]:
    """Return the texts of a row with their sizes."""
    pieces = [sheets[row.sheet].pieces[member] for member in row.members]
    texts = [(_words(piece.text), piece.size) for piece in pieces]
    return [look for look in texts if any(char.isalpha() for char in look[0])]


def _keys(row: _Row, sheets: Sequence[Sheet]) -> list[tuple[str, str, int]]:
    """Return what a row's pieces are compared by."""
    texts = [_words(sheets[row.sheet].pieces[member].text) for member in row.members]
    height = round(row.base / _SAME_HEIGHT)
    return [(text, row.edge, height) for text in texts if any(c.isalpha() for c in text)]


def _is_prose(row: _Row, sheets: Sequence[Sheet]) -> bool:
    """Say whether a row holds a whole sentence that may well come back, such as a clause."""
    texts = [sheets[row.sheet].pieces[member].text for member in row.members]
    return any(len(text) > 160 for text in texts)


def _outermost(rows: Sequence[_Row]) -> list[_Row]:
    """Keep rows beyond which nothing stands but others of them."""
    ranks: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows:
        ranks[row.sheet, row.edge].add(row.rank)
    return [
        row for row in rows if row.rank < 2 or set(range(1, row.rank)) <= ranks[row.sheet, row.edge]
    ]


def _changing(rows: Sequence[_Row], sheets: Sequence[Sheet], body: float) -> list[_Row]:
    """Return outermost rows at one height of most pages, apart from the text and no larger.

    So are running heads found that change by chapter.
    """
    heights: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    fit: list[_Row] = []
    for row in rows:
        pieces = [sheets[row.sheet].pieces[member] for member in row.members]
        short = sum(len(piece.text) for piece in pieces) < 100
        apart = row.distance > 1.9 * max(body, pieces[0].size)
        if row.rank == 0 and short and apart and max(p.size for p in pieces) <= 1.05 * body:
            fit.append(row)
            heights[row.edge, row.sheet % 2, round(row.base / 2)].add(row.sheet)
    return [row for row in fit if _is_usual(row, heights, len(sheets))]


def _is_usual(row: _Row, heights: Mapping[tuple[str, int, int], set[int]], pages: int) -> bool:
    """Say whether a row stands at a height that most left or right pages have a row at."""
    height = round(row.base / 2)
    count = len(
        set().union(
            *(heights.get((row.edge, row.sheet % 2, height + near), set()) for near in (-1, 0, 1))
        )
    )
    return count >= 3 and count > 0.6 * pages / 2


def _folios(
    rows: Sequence[_Row], sheets: Sequence[Sheet], found: Sequence[Mapping[int, str]]
) -> list[_Row]:
    """Return the rows that hold a page's number and nothing else."""
    fit: list[tuple[_Row, int | None]] = []
    beyond: Counter[tuple[int, str]] = Counter()
    for row in sorted(rows, key=lambda row: (row.sheet, row.edge, row.rank)):
        texts = [
            sheets[row.sheet].pieces[member].text
            for member in row.members
            if member not in found[row.sheet]
        ]
        if not texts:
            continue
        if beyond[row.sheet, row.edge] == 0 and len(texts) == 1 and _FOLIO.fullmatch(texts[0]):
            digits = re.findall(r"\d+", texts[0])
            fit.append((row, int(digits[0]) - sheets[row.sheet].number if digits else None))
        beyond[row.sheet, row.edge] += 1
    offsets = Counter(offset for _, offset in fit if offset is not None)
    offsets.update(_offsets(sheets, found))
    return [
        row
        for row, offset in fit
        if offset is None or offset == 0 or offsets[offset] > 1 or _says_page(row, sheets)
    ]


def _offsets(sheets: Sequence[Sheet], found: Sequence[Mapping[int, str]]) -> Iterator[int]:
    """Yield how far the numbers that stand in running heads are from the pages' places."""
    for sheet, gone in zip(sheets, found, strict=True):
        for index in gone:
            if sheet.pieces[index].text.isdecimal():
                yield int(sheet.pieces[index].text) - sheet.number


def _says_page(row: _Row, sheets: Sequence[Sheet]) -> bool:
    """Say whether a number is set as page numbers are, or is the page's label."""
    sheet = sheets[row.sheet]
    text = sheet.pieces[row.members[-1]].text
    return (
        text.strip("-–— ") == sheet.label
        or re.search(r"[^\W\d]{3}|^[-–—].*[-–—]$", text) is not None
    )


def _line_numbers(sheets: Sequence[Sheet]) -> Iterator[tuple[int, list[int]]]:
    """Yield the pages of files that number their lines, with those numbers."""
    numbered = [(index, found) for index, sheet in enumerate(sheets) if (found := _count(sheet))]
    if len(numbered) >= 2 or (len(sheets) == 1 and numbered and len(numbered[0][1]) >= 15):
        yield from numbered


def _count(sheet: Sheet) -> list[int]:
    """Return the pieces of a page that count its lines in the margin, if they do."""
    bare = [(i, p) for i, p in enumerate(sheet.pieces) if re.fullmatch(r"\d{1,4}", p.text)]
    columns: list[list[tuple[int, Piece]]] = []
    for index, piece in sorted(bare, key=lambda item: item[1].middle):
        if columns and piece.middle - columns[-1][-1][1].middle < 0.7 * piece.size:
            columns[-1].append((index, piece))
        else:
            columns.append([(index, piece)])
    for column in map(sorted, columns):
        values = [int(piece.text) for _, piece in column]
        steps = Counter(b - a for a, b in zip(values, values[1:], strict=False))
        step, often = steps.most_common(1)[0] if steps else (0, 0)
        edge = max(piece.x1 for _, piece in column)
        text = [p for p in sheet.pieces if p.width > _PROSE * p.size / 2]
        outside = text and sum(p.x0 > edge for p in text) >= 0.9 * len(text)
        if step in (1, 5) and often >= 0.8 * (len(values) - 1) and len(values) >= 8 and outside:
            return [index for index, _ in column]
    return []
