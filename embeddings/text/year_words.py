"""The years that a text means: those it names, and those that it tells from its report's.

What is said in a year is read with `years`, or `years_meant`: of "2019/20" the first, for sections
of two such years in a row are of one each. What names a report by its years, its title, its id or a
question, is read with `years_named`: it is of both.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.eras import western_years
from corpus.years import DASHES, TWO_YEARS, YEAR, YEARS
from embeddings.text.languages import Language, language_of
from embeddings.text.scripts import SPACELESS, chinese_number, plain_digits

# A year may stand beside a letter of a script without spaces, as in "2022年", and behind "FY".
_YEAR = re.compile(
    rf"(?:(?<!\w)|(?<=[{SPACELESS}])|(?<=\bFY)){YEAR}(?:(?!\w)|(?=[{SPACELESS}])|(?=г\b))", re.I
)
_ANYWHERE = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_YEARS, _TWO = re.compile(YEARS), re.compile(TWO_YEARS)
# Such two that are no part of a longer row of numbers.
_SPLIT = re.compile(rf"(?<![.,/{DASHES}]){TWO_YEARS}(?![/{DASHES}])")
# Of how many words it is remembered whether they are years.
_REMEMBERED = 30_000


def years(text: str) -> frozenset[str]:
    """Return the years that a text in any language names by themselves, of "2019/20" the first.

    Those of eras are told as the west counts them.
    """
    return frozenset(_YEAR.findall(western_years(plain_digits(text))))


def western_mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where years that are counted as the west does begin and end, and each in figures."""
    for match in _YEAR.finditer(plain_digits(text)):
        yield *match.span(), match[0]


def years_named(text: str) -> frozenset[str]:
    """Return the years that a text names anywhere, both of "2019/20" and those next to letters."""
    plain = western_years(plain_digits(text))
    pairs = ((first, second_year(first, second)) for first, _, second in _TWO.findall(plain))
    return frozenset(_ANYWHERE.findall(plain)).union(b for a, b in pairs if a < b)


def second_year(first: str, second: str) -> str:
    """Return in full the second of two years that are written as one: 2000 of "1999/00"."""
    following = str(int(first) + 1)
    return following if following.endswith(second) else first[: 4 - len(second)] + second


def spelled_out(text: str) -> str:
    """Return a text with both years of "2018/19" in full, so that neither is read as a number."""

    def full(match: re.Match[str]) -> str:
        """Return "2018/2019" of "2018/19", and anything else as it is."""
        first, mark, second = match.groups()
        following = second_year(first, second)
        return f"{first}{mark}{following}" if int(following) == int(first) + 1 else match[0]

    return _SPLIT.sub(full, text)


def without_years(text: str) -> str:
    """Return a text without the years that it names, two that are written as one together."""
    return _YEARS.sub(" ", text)


@lru_cache(_REMEMBERED)
def is_year(word: str) -> bool:
    """Say whether a word is a year from 1500 to 2099."""
    return _YEAR.fullmatch(chinese_number(plain_digits(word))) is not None


def years_meant(text: str, language: str, year: int) -> frozenset[str]:
    """Return the years that a sentence names, also those that it tells from its report's.

    Args:
        text: the sentence.
        language: the code of its language.
        year: the year that the report was given in, which "this year" means.
    """
    meant = {
        str(year + later)
        for later, pattern in zip((-1, 0, 1), relative_years(language_of(language)), strict=True)
        if pattern.search(text)
    }
    return years(text) | meant


def relative_years(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the years that a language tells from the report's."""
    return language.last_year, language.this_year, language.next_year
