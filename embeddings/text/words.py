"""Words of a text: where they are, their stems, and what kind of answer a question asks for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from threading import local
from typing import Literal
from unicodedata import normalize

import Stemmer

from embeddings.text.forms import APOSTROPHES, HYPHENS, INVISIBLE, base_form, parts, plain

AnswerType = Literal["when", "who", "number", "where", "which", "other"]

# Letters with their accents, and marks that are seen as nothing.
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f{INVISIBLE}])*"
_WORD = re.compile(
    rf"{_LETTERS}(?:[{re.escape(HYPHENS + APOSTROPHES)}]{_LETTERS})*|\d[\d,.]*\d|\d|%"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

# Closed-class words of English and what people open a question with; they carry no topic.
STOP = frozenset(
    """a an the of to in on at by for from with without within into onto over under up down out off
    about above below between among through during before after since until while against and or but
    nor if so than then as because though although i me my mine we us our ours you your yours he him
    his she her hers it its they them their theirs this that these those there here who whom whose
    which what when where why how is are was were be been being am do does did done doing has have
    had having can could will would shall should may might must not no yes any some each every all
    both either neither few many much more most other another such only own same too very just also
    again ever still yet now s t re ll ve d m please tell say says said know want give get got
    let""".split()
)
# Words that say which period is meant; the year decides, not their match.
PERIOD = frozenset("year years last next annual yearly period".split())
MONTHS = frozenset(
    """january february march april may june july august september october november
    december""".split()
)
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen half double hundred
    hundreds thousand thousands million billion first second third""".split()
)
_QUESTION_WORDS = frozenset("how many much who when where which what why".split())

_TYPES: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    ("when", re.compile(r"\bwhen\b|\b(?:what|which) (?:year|date|month|day)\b", re.I)),
    ("who", re.compile(r"\b(?:who|whom|whose|who's)\b", re.I)),
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|large|big|high|long|far|fast|old|tall|often|wide|deep|heavy)\b"
            r"|\bby how\b|\bper ?cent(?:age)?\b"
            r"|\b(?:what|which) (?:share|number|amount|proportion|rate|fraction)\b|\bnumber of\b",
            re.I,
        ),
    ),
    (
        "where",
        re.compile(
            r"\bwhere\b|\b(?:which|what) (?:\w+ )?(?:city|cities|country|countries|province|region"
            r"|place|town|state|district|river)\b",
            re.I,
        ),
    ),
    ("number", re.compile(r"\b(?:rate|cost|price|total|average|minimum|maximum)\b", re.I)),
    ("which", re.compile(r"\b(?:which|what|name)\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at an offset of its text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Return the word in lower case with a straight apostrophe."""
        return plain(self.text)

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the stems of its hyphenated parts."""
        return tuple(map(stem, parts(self.lower)))

    @property
    def is_number(self) -> bool:
        """Say whether it starts with a digit."""
        return self.text[0].isdigit()

    @property
    def is_year(self) -> bool:
        """Say whether it is a year from 1500 to 2099."""
        return _YEAR.fullmatch(self.lower) is not None

    @property
    def is_capital(self) -> bool:
        """Say whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_stop(self) -> bool:
        """Say whether it carries no topic."""
        return self.text == "%" or self.lower.removesuffix("'s") in STOP


def words(text: str) -> list[Word]:
    """Return the words of a text: letters with inner hyphens and apostrophes, and numbers."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


class _Stemmers(local):
    """Snowball's English stemmer, one per thread, since none may be used by two at once."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english")


_STEMMERS = _Stemmers()


@lru_cache(100_000)
def stem(word: str) -> str:
    """Return the stem of a word's base form (Snowball's English stemmer)."""
    stemmed: str = _STEMMERS.english.stemWord(base_form(word))
    return stemmed


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words that carry a topic."""
    return frozenset(part for word in words(text) if not word.is_stop for part in word.stems)


def years(text: str) -> frozenset[str]:
    """Return the years that a text names."""
    return frozenset(_YEAR.findall(text if text.isascii() else normalize("NFKC", text)))


def answer_type(question: str) -> AnswerType:
    """Return the kind of answer that a question asks for, by its question words."""
    return next((name for name, pattern in _TYPES if pattern.search(question)), "other")


def is_question_word(word: Word) -> bool:
    """Say whether a word asks: how, many, who, when, ..."""
    return word.lower.removesuffix("'s") in _QUESTION_WORDS
