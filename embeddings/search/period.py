"""Periods that a question names, so that a follow-up's own takes the place of the one before."""

import re

from embeddings.text.languages import Language, language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.words import years

# A period with the words that lead to it: "in 2021", "last year", "by the end of 2022".
_LED = r"(?:\b(?:in|for|during|since|by|of|the|end|until|from|to|than|compared|with) )*"
_ENGLISH = re.compile(
    rf"{_LED}\b(?:(?:1[5-9]|20)\d\d|(?:last|this|next|past|previous|coming) year)\b(?:'s|’s)?", re.I
)
_YEAR = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)(?: ?(?:年度?|년도?|г\b\.?|р\b\.?|год\w*\b|ро(?:ку|ці)\b))?"
)


def names_period(question: str, language: str) -> bool:
    """Say whether a question in a language names a year, or one such as the last."""
    if language == "en":
        return _ENGLISH.search(question) is not None
    known = language_of(language)
    patterns = (_YEAR, *_relative(known))
    return any(each.search(plain_digits(question)) for each in patterns)


def without_period(question: str, language: str) -> str:
    """Return a question without the periods that it names."""
    patterns = [_ENGLISH] if language == "en" else [*_relative(language_of(language)), _YEAR]
    for pattern in patterns:
        found = [match.span() for match in pattern.finditer(plain_digits(question))]
        for start, end in reversed(found):
            question = f"{question[:start]} {question[end:]}"
    return " ".join(question.split())


def years_meant(text: str, language: str, year: int) -> frozenset[str]:
    """Return the years that a sentence names, also those that it tells from its report's.

    Args:
        text: the sentence.
        language: the code of its language.
        year: the year that the report was given in, which "this year" means.
    """
    meant = {
        str(year + later)
        for later, pattern in zip((-1, 0, 1), _relative(language_of(language)), strict=True)
        if pattern.search(text)
    }
    return years(text) | meant


def _relative(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the years that a language tells from the report's."""
    return language.last_year, language.this_year, language.next_year
