"""The years that a text means: those it names, and those that it tells from its report's."""

import re
from functools import lru_cache

from corpus.years import YEAR
from embeddings.text.languages import Language, language_of
from embeddings.text.scripts import SPACELESS, chinese_number, plain_digits

# A year may stand beside a letter of a script without spaces, as in "2022年".
_YEAR = re.compile(rf"(?:(?<!\w)|(?<=[{SPACELESS}])){YEAR}(?:(?!\w)|(?=[{SPACELESS}])|(?=г\b))")
# Of how many words it is remembered whether they are years.
_REMEMBERED = 30_000


def years(text: str) -> frozenset[str]:
    """Return the years that a text in any language names."""
    return frozenset(_YEAR.findall(plain_digits(text)))


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
