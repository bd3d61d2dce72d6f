"""Quantities told in English without a unit, "free", "over 18", "since 2020", and asked for so."""

import re

from corpus.years import YEARS

# What may stand behind an age and is no unit of it.
_AFTER_AGE = (
    r"(?=s?\s*(?:[.,;:!?)]|$|(?:and|or|to|at|in|on|who|may|must|can|get|are|is|for|from|with|when"
    r"|pay|swim|go|come|travel)\b))"
)
_TOLD = {
    # "Smoke-free", "free from pests" and "free school meals" tell no price.
    "money": re.compile(
        r"\b(?:free of charge|for (?:free|nothing)|gratis|(?:without|no) charge|costs? nothing"
        r"|(?<!-)free (?:admission|entry|entrance)"
        r"|(?:is|are|was|were|be|been|in|park|travel|rides?|swim|stay|eat)s? free"
        r"(?=\s*(?:[.,;:!?)]|$|(?:for|at|on|after|before|in|all|every|when|if|until|with|and)\b)))",
        re.I,
    ),
    "age": re.compile(
        r"\b(?:(?:aged?|over|under|above|below|older than|younger than|be at least)"
        r"(?: of)?(?: the age of)?"
        rf" \d{{1,2}}{_AFTER_AGE}|age of (?:\d|[a-z]+(?:een|ty)\b|eleven|twelve|one|two|three|four"
        r"|five|six|seven|eight|nine|ten)|\d{1,2}[- ]year|\d{1,2} years? old)",
        re.I,
    ),
    "share": re.compile(r"\bof (?:which|whom|these|those|them)\b", re.I),
    # A stretch of time that goes on is told by where it began or ends.
    "since": re.compile(rf"\b(?:since|from|until|till)(?: \w+){{0,2}}? {YEARS}(?!\d)", re.I),
}

_ASKED = {
    "age": re.compile(r"\b(?:how old|what age|(?:minimum|maximum) age)\b", re.I),
    "since": re.compile(r"\bhow long(?: \w+)? (?:has|have|had)\b", re.I),
}
# "How often" is answered by these, and by numbers.
_HOW_OFTEN = re.compile(r"\bhow (?:often|frequently|regularly)\b", re.I)
FREQUENCIES = frozenset(
    """hourly daily nightly weekly fortnightly monthly quarterly yearly annually once twice thrice
    every each always never seldom rarely""".split()
)
# "How far did it rise" asks for no distance.
_CHANGED = re.compile(
    r"\bhow far (?:do|does|did|has|have|had|will)\b.*\b(?:rise|rose|risen|fall|fell|fallen|grow"
    r"|grew|grown|drop(?:ped)?|(?:in|de)creased?|declined?|improved?"
    r"|(?:go|went|gone) (?:up|down))\b",
    re.I,
)


def asked_in_words(question: str) -> frozenset[str]:
    """Return the kinds that are told so for which a question in English asks."""
    return frozenset(kind for kind, asked in _ASKED.items() if asked.search(question))


def asks_how_often(question: str) -> bool:
    """Say whether a question in English asks how often something is."""
    return _HOW_OFTEN.search(question) is not None


def asks_for_change(question: str) -> bool:
    """Say whether "how far" asks how much something rose or fell, which has any unit."""
    return _CHANGED.search(question) is not None


def told_in_words(text: str) -> frozenset[str]:
    """Return the kinds of quantity that a text in English tells in such words."""
    return frozenset(kind for kind, told in _TOLD.items() if told.search(text))
