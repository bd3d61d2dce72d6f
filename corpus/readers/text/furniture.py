"""What stands in a text file beside the text: licences, running heads, page numbers, contents."""

import re
from collections import Counter
from itertools import groupby, pairwise

from corpus.model import LeftOut
from corpus.readers.text.lines import Line, blank
from corpus.stops import COLONS, QUESTION_MARKS
from corpus.years import YEAR

_START = re.compile(
    r"\*{2,}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|\*END\*?\s*THE SMALL PRINT", re.IGNORECASE
)
_END = re.compile(r"(?:\*{2,}\s*)?END OF (?:THE |THIS )?PROJECT GUTENBERG", re.IGNORECASE)
_FRAME = "frame of Project Gutenberg"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
_OF = r"\s?(?:/|of|von|de|di|из)\s?"
# A page number alone on its line, bare or in words: "42", "- 42 -", "Page 3 of 10", "第3页".
_FOLIO = re.compile(
    r"(?:[-–—~|(\[]\s?)?(?P<word>(?:page|seite|página|pagina|стр\.?|p\.|pág\.|s\.)\s?)?"
    rf"(?P<page>{_NUMBER})(?:{_OF}(?P<total>\d{{1,4}}))?(?:\s?[-–—~|)\]])?"
    r"|第\s?(?P<leaf>\d{1,4})\s?[页頁]",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
# A page's foot wherever it stands: "Example   Informational   [Page 1]".
_FOOT = re.compile(r"(?:^|\s)\[Page\s(\d{1,4}|[ivxlc]+)\]$", re.IGNORECASE)
# Wide blanks between the parts of a running head.
_PARTS = re.compile(r"\S {4,}(?=\S)")
# A page's number and that of all pages: "Page 1 of 9".
_OF_ALL = re.compile(rf"(?<!\d)(?P<page>\d{{1,4}}){_OF}(?P<total>\d{{1,4}})$")
_YEAR = re.compile(YEAR)
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_HEAD_LENGTH = 120


def without_frame(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Leave out what Project Gutenberg puts before and after a text."""
    first, last = 0, len(lines)
    for place, line in enumerate(lines):
        if "GUTENBERG" in line.text.upper() or "SMALL PRINT" in line.text:
            if _START.match(line.text) and last == len(lines):
                first = place + 1
            elif _END.match(line.text) and place > first and last == len(lines):
                last = place
    if any(line.text for line in lines[first:last]):
        left = [
            LeftOut(line.number, line.text, _FRAME)
            for line in (*lines[:first], *lines[last:])
            if line.text
        ]
        return lines[first:last], left
    return lines, []


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[LeftOut], dict[int, str]]:
    """Leave out running heads, feet and page numbers.

    Returns:
        The other lines, with a blank one for each that was left out; what was left out; and the
        printed labels of pages.
    """
    paged = lines[-1].page > 1 if lines else False
    out = _running(lines) if paged else set()
    labels: dict[int, str] = {}
    for place, line in enumerate(lines):
        if not line.text or len(line.text) > _HEAD_LENGTH:
            continue
        counts_on = place in out
        if label := _foot_label(line.text) or _folio_label(lines, place, paged, counts_on):
            out.add(place)
            labels.setdefault(line.page, label)
    out |= _heads_beside(lines, out) | _heads_of_pages(lines, out)
    kept = [blank(line) if n in out else line for n, line in enumerate(lines)]
    left = [
        LeftOut(
            lines[n].number,
            lines[n].text,
            "running head or page number",
            lines[n].page if paged else None,
        )
        for n in sorted(out)
    ]
    return kept, left, labels if paged else {}


def _foot_label(text: str) -> str:
    """Return the page number that a foot ends with; empty where a line is no foot."""
    foot = _FOOT.search(text)
    return foot[1] if foot else ""


def _folio_label(lines: list[Line], place: int, paged: bool, counts_on: bool) -> str:
    """Return the page number that stands alone on a line; empty where none does.

    A year is one only where `counts_on`: where the pages before or behind have the next ones.
    """
    line = lines[place]
    match = _FOLIO.fullmatch(line.text)
    if match is None or not (counts_on or _may_be_page(match)):
        return ""
    edge = paged and _is_edge(lines, place)
    alone = _is_blank(lines, place - 1) and _is_blank(lines, place + 1)
    worded = match["leaf"] or not line.text.isalnum()
    bare = _BARE.fullmatch(line.text) and _interrupts(lines, place)
    return match["page"] or match["leaf"] if edge or (alone and (worded or bare)) else ""


def _may_be_page(match: re.Match[str]) -> bool:
    """Say whether what looks like a page number may be one: no year, nor two written as one."""
    if match["total"] and match["page"].isdecimal():
        return _is_of_all(match)
    return bool(match["word"] or match["leaf"]) or not _YEAR.fullmatch(match["page"])


def _is_of_all(match: re.Match[str]) -> bool:
    """Say whether the first of two numbers counts pages and the second is that of all.

    In "2018/19" it isn't, nor in "2018/2019".
    """
    page, total = int(match["page"]), int(match["total"])
    return page <= total and not (_YEAR.fullmatch(match["page"]) and total == page + 1)


def _interrupts(lines: list[Line], place: int) -> bool:
    """Say whether a number stands between texts, not below a question or among other numbers."""
    before = next(
        (line.text for line in reversed(lines[max(0, place - 6) : place]) if line.text), ""
    )
    after = next((line.text for line in lines[place + 1 : place + 7] if line.text), "")
    leads = before.endswith((*QUESTION_MARKS, *COLONS))
    return not (leads or _is_number(before) or _is_number(after))


def _is_number(text: str) -> bool:
    """Say whether a line is a number."""
    return bool(text) and text.replace(",", "").replace(".", "").isdigit()


def _is_blank(lines: list[Line], place: int) -> bool:
    """Say whether a line is blank, or is none."""
    return not 0 <= place < len(lines) or not lines[place].text


def _is_edge(lines: list[Line], place: int) -> bool:
    """Say whether a line is the first or last of its page."""
    page = lines[place].page
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(lines) and lines[other].page == page and not lines[other].text:
            other += step
        if not 0 <= other < len(lines) or lines[other].page != page:
            return True
    return False


def _running(lines: list[Line]) -> set[int]:
    """Return the places of lines that repeat at the edges of pages, but for the page's number."""
    seen: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for page, group in groupby(enumerate(lines), key=lambda pair: pair[1].page):
        filled = [place for place, line in group if line.text]
        for place in {*filled[:_EDGE], *filled[-_EDGE:]}:
            top = place in filled[:_EDGE]
            if len(lines[place].text) <= _HEAD_LENGTH:
                for sign in _signs(lines[place].text, page):
                    seen.setdefault((sign, top), []).append((page, place))
    return {
        place
        for found in seen.values()
        if any(b[0] - a[0] in (1, 2) for a, b in pairwise(found))
        for _, place in found
    }


def _signs(text: str, page: int) -> set[str]:
    """Return what pages share of a head: its text, or it without a number that counts pages."""
    whole = " ".join(text.split())
    of_all = _OF_ALL.search(whole)
    bare = whole[: of_all.end("page")] if of_all and _is_of_all(of_all) else whole
    signs = {bare}
    for match in _DIGITS.finditer(bare):
        if len(match[0]) <= 4 and match.start() in (0, bare.rfind(match[0])):
            offset = int(match[0]) - page
            signs.add(f"{bare[: match.start()]}#{offset}{bare[match.end() :]}")
    return signs


def _heads_beside(lines: list[Line], out: set[int]) -> set[int]:
    """Return lines that repeat and stand next to a page's foot, in texts without form feeds."""
    filled = [place for place, line in enumerate(lines) if line.text]
    beside = [
        place
        for before, place in pairwise(filled)
        if before in out
        and place not in out
        and _is_blank(lines, place - 1)
        and _is_blank(lines, place + 1)
    ]
    texts = Counter(" ".join(lines[place].text.split()) for place in beside)
    return {place for place in beside if texts[" ".join(lines[place].text.split())] > 1}


def _heads_of_pages(lines: list[Line], out: set[int]) -> set[int]:
    """Return heads in several parts that stand alone on top of a page, behind a page's foot."""
    filled = [place for place, line in enumerate(lines) if line.text]
    return {
        place
        for before, place in pairwise(filled)
        if before in out
        and lines[place].page > lines[before].page
        and _is_blank(lines, place + 1)
        and len(_PARTS.findall(lines[place].text[:_HEAD_LENGTH])) > 1
    }
