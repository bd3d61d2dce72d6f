"""The years that a text means: those it names, and those that it tells from its report's."""

import re

from embeddings.text.languages import Language, language_of
from embeddings.text.words import years


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
