"""Words of a text: where they are, their stems, and what kind of answer a question asks for.

All by the language of the text; a script that writes no spaces is cut at its own closed-class
words, and its terms are characters and their pairs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from embeddings.text.forms import APOSTROPHES, HYPHENS, INVISIBLE, plain
from embeddings.text.languages import AnswerType as AnswerType
from embeddings.text.languages import language_of
from embeddings.text.scripts import JOINERS, MARKS, SPACELESS, plain_digits
from embeddings.text.spaceless import chunks
from embeddings.text.stemming import stem as stem
from embeddings.text.word_kinds import (
    PERCENT,
    is_number,
    is_spaceless,
    is_stop,
    stems_of,
    terms_of,
    topic_stems,
)
from embeddings.text.year_words import is_year

_LETTER = rf"[^\W\d_{SPACELESS}][{MARKS}{JOINERS}{INVISIBLE}]*"
_SPACES = "\u00a0\u202f\u2009"
_NUMBER = r"\d[\d,.]*\d|\d"
# A day or a month in Chinese, Japanese and Korean.
_DAY = r"\d{1,2}[月日号월일]"

# Of how many texts the words are remembered, and how many characters one has at most.
_TEXTS, _LONGEST = 2000, 1000

# Those of English, for what knows English alone.
_ENGLISH = language_of("en")
STOP = _ENGLISH.stop
PERIOD = _ENGLISH.period
MONTHS = _ENGLISH.months
NUMBERS = _ENGLISH.numbers


@dataclass(frozen=True, slots=True)
class Word:
    """A word at an offset of its text, which is in a language."""

    text: str
    start: int
    end: int
    language: str = "en"

    @property
    def lower(self) -> str:
        """Return the word in lower case with a straight apostrophe."""
        return plain(self.text)

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the stems of its hyphenated parts; pairs of characters without spaces."""
        return stems_of(self.text, self.language)

    @property
    def terms(self) -> tuple[str, ...]:
        """Return what is matched of it: its stems, also without accents, and its plain number."""
        return terms_of(self.text, self.language)

    @property
    def is_spaceless(self) -> bool:
        """Say whether it is a run of a script that writes no spaces, and no number."""
        return is_spaceless(self.text)

    @property
    def is_number(self) -> bool:
        """Say whether it starts with a digit, or is a number in Chinese."""
        return is_number(self.text)

    @property
    def is_year(self) -> bool:
        """Say whether it is a year from 1500 to 2099."""
        return is_year(self.text)

    @property
    def is_day(self) -> bool:
        """Say whether it is a day or month with its sign, as in Chinese."""
        return re.fullmatch(_DAY, self.text) is not None

    @property
    def is_month(self) -> bool:
        """Say whether it names a month."""
        return self.lower in language_of(self.language).months

    @property
    def is_daytime(self) -> bool:
        """Say whether it names a day of the week, one or each, or a time of the day: "noon"."""
        known, lower = language_of(self.language), self.lower
        return lower in known.daytimes or not {lower, lower.rstrip("s")}.isdisjoint(known.weekdays)

    @property
    def is_clock(self) -> bool:
        """Say whether it tells the hour behind a number: "pm"."""
        return self.lower in language_of(self.language).clock

    @property
    def is_written_as_name(self) -> bool:
        """Say whether it has the capital of a name, and is no small word, month or number."""
        return self.is_capital and not (self.is_stop or self.is_month or self.is_number)

    @property
    def is_number_word(self) -> bool:
        """Say whether it is a number that is written as a word, or as several with hyphens."""
        numbers, lower = language_of(self.language).numbers, self.lower
        return lower in numbers or ("-" in lower and numbers.issuperset(lower.split("-")))

    @property
    def is_period(self) -> bool:
        """Say whether it says which period is meant; the year decides then, not its match."""
        return self.lower in language_of(self.language).period

    @property
    def is_capital(self) -> bool:
        """Say whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_stop(self) -> bool:
        """Say whether it carries no topic."""
        return is_stop(self.text, self.language)


def words(text: str, language: str = "en") -> list[Word]:
    """Return the words of a text: letters with inner hyphens and apostrophes, and numbers.

    Args:
        text: any text.
        language: the code of its language; where the script changes, a word ends.
    """
    cut = _words if len(text) <= _LONGEST else _words.__wrapped__
    return [*cut(text, language)]


@lru_cache(_TEXTS)
def _words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text; a question goes through the same few sentences many times."""
    return tuple(Word(text[a:b], a, b, language) for a, b in _spans(text, language))


def forget_words() -> None:
    """Cut each text anew, so that what that takes is measured."""
    _words.cache_clear()


def _spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text begin and end."""
    for match in _pattern(language).finditer(plain_digits(text)):
        if match.lastgroup == "run":
            yield from chunks(text, *match.span(), language)
        else:
            yield match.span()


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of the words of a language; runs of a spaceless script are a group."""
    known = language_of(language)
    joined = re.escape(HYPHENS if known.elides else HYPHENS + APOSTROPHES)
    letters = rf"(?:{_LETTER})+(?:[{joined}](?:{_LETTER})+)*"
    number = _NUMBER
    if known.group.isspace() or language in ("es", "uk"):
        number = rf"\d{{1,3}}(?:[ {_SPACES}]\d{{3}})+(?!\d)(?:,\d+)?|{_NUMBER}"
    elif language != "en":
        number = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|{_NUMBER}"
    return re.compile(rf"{letters}|{_DAY}|{number}|(?P<run>[{SPACELESS}]+)|[{PERCENT}]")


def stems(text: str, language: str = "en") -> frozenset[str]:
    """Return the stems of a text's words that carry a topic."""
    found: set[str] = set()
    for word in {text[start:end] for start, end in _spans(text, language)}:
        found.update(topic_stems(word, language))
    return frozenset(found)


def answer_type(question: str, language: str = "en") -> AnswerType:
    """Return the kind of answer that a question asks for, by its question words."""
    asks = language_of(language).asks
    return next((name for name, pattern in asks if pattern.search(question)), "other")


def is_question_word(word: Word) -> bool:
    """Say whether a word asks: how, many, who, when, ..."""
    return word.lower.removesuffix("'s") in language_of(word.language).question_words
