"""Sentence spans of a paragraph, as offsets, so that a quote is always a slice."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pysbd
from pysbd.languages import LANGUAGE_CODES

from corpus.model import Sentence

# A list label on its own, "(10)", "IV." or "2.", belongs to the sentence that it announces.
_LABEL = re.compile(r"\(\w{1,4}\)\.?|\(?(?:\d{1,3}|[IVXLC]+|[A-Za-z])[.)]")
# Abbreviations that never end a sentence and that the splitter doesn't know.
_ABBREVIATION = re.compile(r"\b(?:approx|ca|cf|incl|max|min|est|resp|pp|Figs?|Nos?)\.$")
# A model that reads 256 tokens sees about 1,000 characters; half that is a long quote on a phone.
_LONGEST = 500
_SHORTEST = 60
_CLAUSE_ENDS = (re.compile(r"[;；]\s*"), re.compile(r"[,，:：]\s+|[，：]"))
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Find the sentences of one paragraph.

    Args:
        text: the paragraph; a line break inside it counts as a space, a blank line as an end.
        language: ISO 639-1 code; one that the splitter doesn't know is read as English.

    Returns:
        Spans in order that cover every character that isn't white space; none for blank text. A
        sentence too long to quote is cut at clause ends, a semicolon before a comma.
    """
    flat = re.sub(r"\s", " ", text)
    cuts = [0, *(match.end() for match in _BLANK_LINE.finditer(text)), len(text)]
    starts = [a + start for a, b in pairwise(cuts) for start in _starts(flat[a:b], language)]
    spans = [_trim(flat, a, b) for a, b in pairwise([*starts, len(text)])]
    return tuple(piece for span in spans for piece in _pieces(flat, span) if span.end > span.start)


def _trim(flat: str, start: int, end: int) -> Sentence:
    """Return a span without the white space at its ends."""
    body = flat[start:end]
    left = start + len(body) - len(body.lstrip())
    return Sentence(left, left + len(body.strip()))


def _pieces(flat: str, span: Sentence) -> Iterator[Sentence]:
    """Yield a sentence whole or, when it is too long, in halves about its best clause end."""
    if span.end - span.start <= _LONGEST:
        yield span
        return
    inner = range(span.start + _SHORTEST, span.end - _SHORTEST)
    middle = (span.start + span.end) / 2
    for clause_end in _CLAUSE_ENDS:
        found = clause_end.finditer(flat, span.start, span.end)
        ends = [match.end() for match in found if match.end() in inner]
        if ends:
            cut = min(ends, key=lambda end: abs(end - middle))
            yield from _pieces(flat, _trim(flat, span.start, cut))
            yield from _pieces(flat, _trim(flat, cut, span.end))
            return
    yield span


def _starts(flat: str, language: str) -> list[int]:
    """Return the offsets at which a sentence starts; the first is always 0."""
    starts = [0]
    place = 0
    for piece in _segmenter(language).segment(flat):
        body = piece.strip()
        found = flat.find(body, place)
        if found < 0:
            continue
        before = flat[starts[-1] : found].strip()
        if before and not _LABEL.fullmatch(before) and not _ABBREVIATION.search(before):
            starts.append(found)
        place = found + len(body)
    return starts


@cache
def _segmenter(language: str) -> pysbd.Segmenter:
    """Return the splitter of a language, made once."""
    return pysbd.Segmenter(language=language if language in LANGUAGE_CODES else "en", clean=False)
