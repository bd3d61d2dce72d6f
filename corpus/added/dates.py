"""The first whole date in a text, as people write them in several languages."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from corpus.eras import western_years
from corpus.years import YEAR_OF_DATE

_YEAR = rf"(?P<y>{YEAR_OF_DATE})"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_NUMERIC = (
    re.compile(rf"(?<!\d){_YEAR}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(
        rf"(?<!\d){_YEAR}\s*[年년]\s*(?P<m>\d{{1,2}})\s*[月월]\s*(?P<d>\d{{1,2}})\s*[日일号]"
    ),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}(?!\d)"),
    re.compile(rf"(?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/{_YEAR}(?!\d)"),
)
_BETWEEN = r"(?:[\s,]|de |of |del |of the )*"


def first_date(text: str, language: str) -> str:
    """Return the first date with day, month and year in a text, as an ISO date; empty for none.

    Args:
        text: the beginning of a report.
        language: its code; months are read in it and in English. 3/4/2022 is read as there: the
            month first in English, where the day can't be one.
    """
    plain = western_years(text)
    found = [match for pattern in _patterns(language) for match in pattern.finditer(plain)]
    for match in sorted(found, key=re.Match.start):
        if day := _day(match, language):
            return day.isoformat()
    return ""


def last_year(title: str) -> int | None:
    """Return the last year that a title names; None for none."""
    years = re.findall(rf"(?<!\d){YEAR_OF_DATE}(?!\d)", western_years(title))
    return int(years[-1]) if years else None


def _day(match: re.Match[str], language: str) -> date | None:
    """Return the day that a match names; None where the calendar has none."""
    parts = match.groupdict()
    named = parts["m"]
    month = int(named) if named.isdecimal() else _months(language)[named.casefold()]
    number = int(parts["d"])
    if "/" in match[0] and language == "en" and number <= 12:
        month, number = number, month
    try:
        return date(int(parts["y"]), month, number)
    except ValueError:
        return None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return how dates are written, with the months of a language."""
    names = sorted(_months(language), key=len, reverse=True)
    month = rf"(?P<m>{'|'.join(map(re.escape, names))})\b\.?"
    return (
        *_NUMERIC,
        re.compile(rf"(?<!\d){_DAY}{_BETWEEN}{month}{_BETWEEN}{_YEAR}", re.IGNORECASE),
        re.compile(rf"\b{month}{_BETWEEN}{_DAY}{_BETWEEN}{_YEAR}", re.IGNORECASE),
    )


@cache
def _months(language: str) -> dict[str, int]:
    """Return the numbers of months by their names, in English and in a language."""
    return dict(pair for code in ("en", language) for pair in _named_months(code))


def _named_months(code: str) -> Iterator[tuple[str, int]]:
    """Yield the names of months in a language, whole and short, with their numbers."""
    # Slow to load, and wanted only where a report is added.
    from babel import Locale, UnknownLocaleError

    try:
        formats = Locale(code).months["format"]
    except (UnknownLocaleError, ValueError):
        return
    for width in ("wide", "abbreviated"):
        for number, name in formats[width].items():
            yield str(name).casefold().rstrip("."), int(number)
