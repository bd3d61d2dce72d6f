"""Clauses of a sentence: where it can be cut so that each part still reads well.

The cuts go by punctuation of any script, by words that join clauses in the languages that are
common in reports, and never through brackets, quotation marks, numbers or words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.years import YEARS

# Words that open a clause or lead to the last item of a list; those that are also common words of
# another of these languages are left out, since nobody says which language a sentence is in.
_JOINING = frozenset(
    """and or but nor und oder aber sondern sowie et ou mais ni y e o u pero sino mas ed oppure ma
    maar и или но lub أو لكن और या लेकिन""".split()
)
_LEADING = frozenset(
    """while whereas although though because since unless until which who whom whose where when that
    after before während weil obwohl wenn sofern soweit dass nachdem bevor wobei wodurch qui que
    dont où lorsque quand puisque tandis afin quien quienes cuando donde cuyo cuya porque mientras
    aunque quem quando onde cujo cuja enquanto embora dove cui perché mentre omdat terwijl hoewel
    wanneer который которая которое которые которых где когда если чтобы поскольку który która
    które gdzie kiedy jeśli aby ponieważ الذي التي الذين حيث عندما لأن जो जिसमें जहाँ जब
    क्योंकि""".split()
)
# What ends a part: a sign before a space, or one of a script that writes none; dashes between
# spaces; line ends. A word that opens one stands behind a word of some length: not "in which".
_SIGN = re.compile(r"[,;:!?](?=\s)|[，、；：。！？،؛؟।]|\s(?:[–—]|--?)(?=\s)|—|\n")
_OPENING = re.compile(
    rf"(?<=\w\w\w\w\s)(?=({'|'.join(sorted(_JOINING | _LEADING))})\s)", re.IGNORECASE
)
# How many words must stand on both sides of one that joins, without a sign before it: not "oil and
# gas"; and how many in brackets that are a part by themselves.
_LONG, _LONG_BRACKETS = 7, 4
# A figure with its year behind it, "418 tonnes in 2022", before and behind a word that joins.
_FIGURE = rf"(?<![\w.,])(?!{YEARS})\d[\d.,]*(?!\d)\D+(?<!\d){YEARS}"
_OF_YEAR_BEFORE, _OF_YEAR = re.compile(rf"{_FIGURE}\s*$"), re.compile(rf"\D*{_FIGURE}")
_TRIMMED = " \t\r\n,;:，、；：،؛–—-"
_OPENED = {"(": ")", "[": "]", "（": "）", "「": "」", "『": "』", "“": "”", "«": "»"}
_OPENED |= {"《": "》", "〈": "〉", "„": "“", "【": "】"}
_ROUND = "([（"
_FIRST_WORD = re.compile(rf"(?:{'|'.join(sorted(_JOINING))})\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, `sentence[start:end]`, without the signs around it."""

    start: int
    end: int


@lru_cache(2000)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """Cut a sentence into its clauses and the items of its lists, in order."""
    covers = _enclosed(sentence)
    signs = [match.end() for match in _SIGN.finditer(sentence)]
    edges = {*signs, *_openings(sentence, signs)}
    outside = {edge for edge in edges if not any(a < edge < b for a, b in covers)}
    cuts = sorted({0, *outside, *_brackets(covers, sentence), len(sentence)})
    parts = (trimmed(sentence, a, b) for a, b in pairwise(cuts))
    return tuple(part for part in parts if part.start < part.end)


def trimmed(sentence: str, start: int, end: int) -> Clause:
    """Return a part without the signs around it, and without a word that only joins it."""
    while start < end and sentence[start] in _TRIMMED:
        start += 1
    if start and (first := _FIRST_WORD.match(sentence, start, end)):
        start = first.end()
    while end > start and sentence[end - 1] in _TRIMMED:
        end -= 1
    return Clause(start, end)


def _openings(sentence: str, signs: list[int]) -> Iterator[int]:
    """Yield where a word opens a part; around one that only joins there must be some words.

    Or on both sides a figure with its year: "41 tonnes in 2021 and 38 in 2022".
    """
    edges = [0, *signs, len(sentence)]
    for match in _OPENING.finditer(sentence):
        after = edges[bisect_right(edges, match.start())]
        before = edges[bisect_right(edges, match.start()) - 1]
        sides = (sentence[before : match.start()], sentence[match.end(1) : after])
        is_long = all(len(side.split()) >= _LONG for side in sides)
        if match[1].lower() in _LEADING or is_long or _are_of_years(*sides):
            yield match.start()


def _are_of_years(before: str, after: str) -> bool:
    """Say whether figures with their years stand right before and behind a word that joins."""
    return bool(_OF_YEAR_BEFORE.search(before) and _OF_YEAR.match(after))


def _enclosed(sentence: str) -> list[tuple[int, int]]:
    """Return from where to where brackets and quotation marks reach, the outer ones alone."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(sentence):
        closing = _OPENED.get(sentence[start])
        end = sentence.find(closing, start + 1) if closing else -1
        if end < 0 and sentence[start] == '"':
            end = sentence.find('"', start + 1)
        if end > start:
            found.append((start, end + 1))
            start = end
        start += 1
    return found


def _brackets(covers: list[tuple[int, int]], sentence: str) -> Iterator[int]:
    """Yield the edges of what stands in brackets, which is a part by itself where it is long."""
    for start, end in covers:
        if sentence[start] in _ROUND and len(sentence[start:end].split()) >= _LONG_BRACKETS:
            yield from (start, end)
