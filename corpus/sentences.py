"""Sentence spans of a paragraph, as offsets, so that a quote is always a slice."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from corpus.abbreviation_lists import ends_behind
from corpus.abbreviations import breaks_off
from corpus.paragraphs import Sentence
from corpus.readers.labels import item_mark
from corpus.readers.leads import leads_list
from corpus.sentence_ends import (
    REFERENCES,
    ends_at_blanks,
    ends_in_quotations,
    sentence_ends,
)
from corpus.splitters import KNOWN, segments
from corpus.stops import COLONS, COMMAS, SEMICOLONS, SENTENCE_ENDS
from corpus.years import YEAR

log = logging.getLogger(__name__)

_DENSE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff]")
_KANA = re.compile("[\u3040-\u30ff]")
# A list label on its own, "(10)", "IV." or "2.", belongs to the sentence that it announces.
_LABEL = re.compile(r"\(\w{1,4}\)\.?|\(?(?:\d{1,3}|[IVXLC]+|[A-Za-z]\d{0,3})[.):]")
# What a sentence doesn't begin with: a reference or the end of bold type, of the one before.
_LEFT_BEHIND = re.compile(rf"(?:(?:{REFERENCES}|[*_]{{1,3}}|[”»)\]]|(?<=[.!?…])«){{1,4}})(?=\s)\s*")
_DENSE_LEFT_BEHIND = re.compile(rf"(?:{REFERENCES}|[”’」』）》】。！？]){{1,6}}\s*")
# The splitter joins sentences about a reference: "in 2016.[1] Cod".
_REFERRED = re.compile(
    rf"[.!?…][\"”’»)]{{0,3}}{REFERENCES}{{1,6}}\s+(?=[^\s\W\d_]|[“\"«(])"
    r"|[.!?]\]\([^()\s]{1,300}\)\s+(?=[^\s\W\d_])"
    rf"|\b{YEAR}\.\d{{1,2}}\s+(?=[A-ZÀ-Þ])"
)
# The splitter joins sentences about a closing mark: "gagné. » Puis", "（见表三。）", "「好。」".
_QUOTATION_END = re.compile(
    r"[.!?…](?:\s?[»›]|[«‹](?=\s))\s+(?=[A-ZÀ-ÞŁŚŻА-ЯЁІЇЄΑ-Ω¿¡«])"
    r"|[。！？][」』）】]{1,3}(?=[^\s。！？｡”’」』）】、，；：とのっをはがもでにへや的])"
)
# Behind these a particle of Japanese or Chinese goes on: "「はい。」と", "“好。”的时候".
_GOES_ON = re.compile(r"(?<=[。！？][”」』）】])[，、；：とっのをはがもでにへや的]")
# Bold type that is a label: "**Cost.** The bridge".
_LABELLED = re.compile(r"[^\W_][.!?][*_]{1,3}\s+(?=[^\s\W\d_])")
# A model that reads 256 tokens sees about 1,000 characters; half that is a long quote on a phone.
_LONGEST = 500
_SHORTEST = 60
# A quotation in a shorter sentence is read as part of it.
_LONG_QUOTATION = 100
# The splitter takes time with the square of a text's length: a longer text is read in windows.
_LONG_TEXT = 4000
_WINDOW = 1500
# A text without a mark that the splitter cuts at, but for its last, is one sentence.
_UNMARKED = re.compile(rf"[^{SENTENCE_ENDS};)]*[{SENTENCE_ENDS}]?[\s*_\"”’»]*")
_CLAUSE_ENDS = (
    re.compile(r"\n\s*"),
    re.compile(rf"[{SEMICOLONS}]\s*"),
    re.compile(rf"[{COMMAS}{COLONS}]\s+|[，：]"),
    re.compile(r"\s+"),
    # Where a syllable begins with its vowel, in Thai and Lao.
    re.compile("(?<=[\u0e01-\u0eff])(?=[\u0e40-\u0e44\u0ec0-\u0ec4])"),
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Find the sentences of one paragraph.

    Args:
        text: the paragraph; a line break inside it counts as a space, a blank line as an end.
        language: ISO 639-1 code; one that the splitter doesn't know is split by general signs.

    Returns:
        Spans in order that cover every character that isn't white space; none for blank text. A
        sentence too long to quote is cut at line breaks and clause ends, a semicolon before a
        comma. A list is one sentence with the one that introduces it, the last of its first line.
    """
    flat = re.sub(r"\s", " ", text)
    rules = _rules(text, language)
    if _is_list(text):
        return tuple(_with_items(text, flat, rules))
    cuts = [0, *(match.end() for match in _BLANK_LINE.finditer(text)), len(text)]
    starts = [start for a, b in pairwise(cuts) for start in _starts(flat, a, b, rules)]
    spans = [_trim(flat, a, b) for a, b in pairwise([*starts, len(text)])]
    return tuple(piece for span in spans if span.end > span.start for piece in _pieces(text, span))


def whole_sentence(text: str) -> tuple[Sentence, ...]:
    """Return a text as one sentence, as the cells of a row are; none for blank text."""
    span = _trim(text, 0, len(text))
    return (span,) if span.end > span.start else ()


def _is_list(text: str) -> bool:
    """Say whether a paragraph is a line that introduces items, and these a line each."""
    lead, _, items = text.partition("\n")
    return bool(items) and leads_list(lead) and all(map(item_mark, items.split("\n")))


def _with_items(text: str, flat: str, rules: str) -> Iterator[Sentence]:
    """Yield the sentences of a list's first line, its items with the last of these."""
    starts = _starts(flat, 0, text.index("\n"), rules)
    for start, end in pairwise([*starts, len(text)]):
        yield from _pieces(text, _trim(text, start, end))


def _rules(text: str, language: str) -> str:
    """Return the language whose rules a text is split by: its script counts for more."""
    head = text[:400]
    if len(_DENSE.findall(head)) * 3 > len(head) and language not in ("zh", "ja"):
        return "ja" if _KANA.search(head) else "zh"
    return language


def _trim(text: str, start: int, end: int) -> Sentence:
    """Return a span without the white space at its ends."""
    body = text[start:end]
    left = start + len(body) - len(body.lstrip())
    return Sentence(left, left + len(body.strip()))


def _pieces(text: str, span: Sentence) -> Iterator[Sentence]:
    """Yield a sentence whole or, when it is too long, in halves about its best clause end."""
    waiting = [span]
    while waiting:
        whole = waiting.pop()
        if whole.end - whole.start <= _LONGEST:
            yield whole
            continue
        cut = _cut(text, whole)
        halves = (_trim(text, whole.start, cut), _trim(text, cut, whole.end))
        waiting.extend(half for half in reversed(halves) if half.end > half.start)


def _cut(text: str, span: Sentence) -> int:
    """Return where a long sentence is best cut: near its middle, at the strongest clause end."""
    first, last = span.start + _SHORTEST, span.end - _SHORTEST
    middle = (span.start + span.end) // 2
    for clause_end in _CLAUSE_ENDS:
        ends = [m.end() for m in clause_end.finditer(text, span.start, span.end)]
        if inner := [end for end in ends if first <= end < last]:
            return min(inner, key=lambda end: abs(end - middle))
    # A vowel sign or an accent stays with its letter.
    while middle < last and unicodedata.category(text[middle]).startswith("M"):
        middle += 1
    return middle


def _starts(flat: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield the offsets at which the sentences of a part of a text start; the first is its own."""
    for a, b in pairwise([*_windows(flat, start, end, language), end]):
        found = {a, *(a + place for place in _segments(flat[a:b], language))}
        found.update(m.end() for m in _REFERRED.finditer(flat, a, b))
        found.update(m.end() for m in _LABELLED.finditer(flat, a, b))
        found.update(m.end() for m in _QUOTATION_END.finditer(flat, a, b))
        part, starts = flat[a:b], sorted(place - a for place in found)
        found.update(a + n for n in ends_behind(part, starts, language))
        found.update(a + n for n in ends_at_blanks(part))
        ordered = sorted(found)
        for first, last in pairwise([*ordered, b]):
            if last - first > _LONG_QUOTATION:
                found.update(first + n for n in ends_in_quotations(flat[first:last], language))
        moved = {_after_marks(flat, place, a) for place in found if place < b}
        yield from sorted(place for place in moved if not _GOES_ON.match(flat, place))


def _after_marks(flat: str, place: int, first: int) -> int:
    """Move a start behind the marks that belong to the sentence before it."""
    if place <= first:
        return place
    dense = flat[place - 1] in "。！？」』”"
    match = (_DENSE_LEFT_BEHIND if dense else _LEFT_BEHIND).match(flat, place)
    return match.end() if match else place


def _windows(flat: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield where windows that the splitter reads at once begin: at ends of sentences."""
    yield start
    while end - start > _LONG_TEXT:
        window = flat[start : start + _WINDOW]
        ends = [place for place in sentence_ends(window, language) if place * 4 > _WINDOW]
        blank = window.rfind(" ", _WINDOW // 4)
        start += ends[-1] if ends else blank + 1 if blank > 0 else _WINDOW
        yield start


def _segments(flat: str, language: str) -> list[int]:
    """Return the offsets at which sentences start, by the splitter of the language."""
    if _UNMARKED.fullmatch(flat):
        return []
    if language not in KNOWN or sum(map(str.isalnum, flat)) * 3 < len(flat):
        return list(sentence_ends(flat, language))
    try:
        found = segments(flat, language)
    except Exception:  # the splitter builds patterns of what it reads; some are no pattern
        log.debug("the splitter failed on %r", flat[:60])
        return list(sentence_ends(flat, language))
    starts = [0]
    place = 0
    for segment in found:
        body = segment.strip()
        start = flat.find(body, place)
        if start < 0:
            continue
        if _ends_before(flat, starts[-1], start, language):
            starts.append(start)
        place = start + len(body)
    return starts


def _ends_before(flat: str, start: int, found: int, language: str) -> bool:
    """Say whether what the splitter cut off before a place is a sentence."""
    before = flat[start:found].strip()
    if not any(map(str.isalnum, before)) or _LABEL.fullmatch(before):
        return False
    return not breaks_off(before[-24:], flat[found : found + 8], language)
