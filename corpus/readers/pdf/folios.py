"""Finds the numbers of pages at their edges."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.readers.pdf.running_heads import EdgeRow
from corpus.readers.pdf.shapes import Sheet

_LONGEST_FOLIO = 40
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
# "Page" in the languages that reports are read in, before and behind the number.
_PAGE = (
    r"page|pg\.?|p\.|seite|s\.|página|pagina|pág\.?|pag\.?|blz\.?|sida|side|sivu|síða|str\.?"
    r"|strona|strana|stranica|stran|sayfa|halaman|hal\.?|trang|lk\.?|lehekülg|psl\.?|puslapis"
    r"|leathanach|стр\.?|страница|стор\.?|сторінка|страна|σελίδα|σελ\.?|صفحة|صفحه|עמוד|पृष्ठ|หน้า|第"
)
_BEHIND = r"页|頁|쪽|ページ|oldal|lpp\.?|lappuse|psl\.?|lk\.?|orr\.?"
_OF = r"of|von|van|de|di|sur|av|af|din|od|ze?|ud|iz|dari|trên|από|из|з|от|/|共|전체"
_FOLIO = re.compile(
    rf"\W*(?:{_PAGE})?\W*(?:[a-z]{{1,2}}[-–.]?)?{_NUMBER}\W*"
    rf"(?:(?:{_OF})?\W*{_NUMBER}\W*)?(?:{_BEHIND})?\W*",
    re.IGNORECASE,
)


def folios(
    rows: Sequence[EdgeRow], sheets: Sequence[Sheet], found: Sequence[Mapping[int, str]]
) -> list[EdgeRow]:
    """Return the rows that hold a page's number and nothing else."""
    fit: list[tuple[EdgeRow, int | None]] = []
    beyond: Counter[tuple[int, str]] = Counter()
    for row in sorted(rows, key=lambda row: (row.sheet, row.edge, row.rank)):
        texts = [
            sheets[row.sheet].pieces[member].text
            for member in row.members
            if member not in found[row.sheet]
        ]
        if not texts:
            continue
        if beyond[row.sheet, row.edge] == 0 and len(texts) == 1 and is_folio(texts[0]):
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


def is_folio(text: str) -> bool:
    """Say whether a text is a page's number, with or without a word or dashes."""
    return len(text) <= _LONGEST_FOLIO and _FOLIO.fullmatch(text) is not None


def _says_page(row: EdgeRow, sheets: Sequence[Sheet]) -> bool:
    """Say whether a number is set as page numbers are, or is the page's label."""
    sheet = sheets[row.sheet]
    text = sheet.pieces[row.members[-1]].text
    return (
        text.strip("-–— ") == sheet.label
        or re.search(r"[^\W\d]{3}|^[-–—].*[-–—]$", text) is not None
    )
