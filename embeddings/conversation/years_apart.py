"""The year before or after another: "and the year before?" behind 2020, "the year before 2020".

The other is the one that was asked about, or one that the question names itself.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from corpus.years import TWO_YEARS
from embeddings.conversation.opening_words import Openings, openings
from embeddings.text.languages import Language, known_languages, language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.spoken_years import TENS
from embeddings.text.words import words
from embeddings.text.year_words import relative_years, second_year, years

# Behind one of these several years are a period: "in the two years before 2020".
_PERIOD = frozenset("the these last first den die der les los i gli os de dans последние".split())
_HALVES = re.compile(TWO_YEARS)
# What says that now is asked about.
_NOW = frozenset(
    """now currently today nowadays jetzt heute derzeit aktuell momentan ahora hoy actualmente
    maintenant actuellement aujourd'hui ora adesso oggi attualmente agora hoje atualmente nu vandaag
    сейчас сегодня""".split()
)
_NOW_SPACELESS = re.compile("现在|目前|如今|今天|当前|現在|今日")
# In front of a number these make it another one: "two or three years later", "forty five".
_JOINED = frozenset("or oder ou o of или".split()).union(TENS)
# Behind one of these a year before another is any such: "cada año antes de 2020".
_ANY = frozenset(
    """any each every which what some cada qué que qual quais cualquier algún qualquer algum каждый
    каждого каждом любой любого любом какой какого каком""".split()
)
# In these a year is written with its sign.
_SIGNED = frozenset("zh ja".split())


def with_years(asked: Sequence[str]) -> list[str]:
    """Return questions with a year in place of one that is told from another.

    Args:
        asked: questions, oldest first, each of which builds on those before. What one tells from
            no year of its own is told from that of the one before; "2019/2020" is one year.
    """
    year: _Year | None = None
    resolved = []
    for question in asked:
        resolved.append(_resolved(_told_inside(question), year))
        if years(resolved[-1]):
            year = _Year.named_in(resolved[-1])
    return resolved


def carried_year(question: str, history: Sequence[str]) -> str:
    """Return the year of the question before a full one that goes on with "and"; empty for none.

    "And what did admission cost?" behind "how many visitors came in 2019?" is about 2019 too.
    """
    found = [word.lower for word in words(question)]
    if not found or found[0] not in _goes_on() or tells_time(question):
        return ""
    return year_named(with_years(history)[-1]) if history else ""


def year_named(question: str) -> str:
    """Return the only year that a question names, one of two halves in full; empty for none."""
    year = _Year.named_in(question)
    return year.later(0) if year else ""


def tells_time(question: str) -> bool:
    """Say whether a question names a year, or one such as the last, or asks about now."""
    if not _NOW.isdisjoint(word.lower for word in words(question)):
        return True
    relative = (pattern for language in _languages() for pattern in relative_years(language))
    named = bool(years(question) or _NOW_SPACELESS.search(question))
    return named or any(pattern.search(question) for pattern in relative)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year that was asked about; one of two halves has the mark between them."""

    first: int
    mark: str = ""

    @classmethod
    def named_in(cls, question: str) -> Self | None:
        """Return the only year that a question names; None where it names several."""
        named = set(map(int, years(question)))
        if halves := _HALVES.search(question):
            first, second = int(halves[1]), int(second_year(halves[1], halves[3]))
            if second == first + 1 and named <= {first, second}:
                return cls(first, halves[2])
        return cls(named.pop()) if len(named) == 1 else None

    def later(self, count: int) -> str:
        """Return the year so many years later, as it was named."""
        first = self.first + count
        return f"{first}{self.mark}{first + 1}" if self.mark else str(first)


def _resolved(question: str, year: _Year | None) -> str:
    """Return a question with the year that it tells from another."""
    if year is None or years(question):
        return question
    for language in _languages():
        for sign, match in _told(question, language):
            count = language.count(match.groupdict().get("count") or "1")
            named = f"{year.later(sign * count)}{'年' * (language.code in _SIGNED)}"
            return f"{question[: match.start()]}{named}{question[match.end() :]}"
    return question


def _told_inside(question: str) -> str:
    """Return a question with "2019" for "the year before 2020", and the like."""
    for language in _languages():
        for sign, pattern in ((-1, language.before_year), (1, language.after_year)):
            question = _each_told(question, sign, pattern, language)
    return question


def _each_told(question: str, sign: int, pattern: re.Pattern[str], language: Language) -> str:
    """Return a question with a year in place of each phrase of a pattern."""
    pieces, end = [], 0
    for match in pattern.finditer(plain_digits(question)):
        year, counted = _Year.named_in(match["year"]), match["count"]
        if year is None or not _is_whole(match, language, _PERIOD if counted else _ANY):
            continue
        named = year.later(sign * language.count(counted or "1"))
        pieces += [question[end : match.start()], named, "年" * (language.code in _SIGNED)]
        end = match.end()
    return "".join([*pieces, question[end:]])


@cache
def _goes_on() -> frozenset[str]:
    """Return "and" of each language, but for the "e" of Spanish: it may be a letter, "E coli"."""
    known = (Openings.of("en"), *openings())
    return frozenset[str]().union(*(each.joins for each in known)) - {"e"}


@cache
def _languages() -> tuple[Language, ...]:
    """Return the languages whose phrases are known."""
    return tuple(map(language_of, known_languages()))


def _told(question: str, language: Language) -> Sequence[tuple[int, re.Match[str]]]:
    """Return what a language has in a question for a year before, -1, or after, +1."""
    patterns = ((-1, language.year_before), (1, language.year_after))
    found = [(sign, pattern.search(question)) for sign, pattern in patterns]
    return [(sign, match) for sign, match in found if match and _is_whole(match, language)]


def _is_whole(
    match: re.Match[str], language: Language, ends: Collection[str] = frozenset()
) -> bool:
    """Say whether no number in front of a phrase belongs to it: "forty five years before".

    Args:
        match: the phrase.
        language: its language.
        ends: what mustn't stand right in front of it either.
    """
    before = match.string[: match.start()].lower().split()[-2:]
    is_counted = any(word in language.numbers for word in before)
    return not is_counted and _JOINED.union(ends).isdisjoint(before[-1:])
