"""Periods that a question names, so that a follow-up's own takes the place of the one before."""

import re

from corpus.years import YEARS
from embeddings.text.languages import language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.year_words import relative_years, years

# A period with the words that lead to it: "in 2021", "last year", "by the end of 2022".
_LED = r"(?:\b(?:in|for|during|since|by|of|the|end|until|from|to|than|compared|with) )*"
_ENGLISH = re.compile(
    rf"{_LED}\b(?:(?:FY ?)?{YEARS}|(?:last|this|next|past|previous|coming) year)\b(?:'s|’s)?", re.I
)
# A year with what belongs to it: "2021年度", "2021 году", "2021's".
YEAR_MENTION = re.compile(
    rf"(?P<year>{YEARS})(?: ?(?:年度?|년도?|г\b\.?|р\b\.?|год\w*\b|ро(?:ку|ці)\b)|['’]s\b)?"
)


def names_period(question: str, language: str) -> bool:
    """Say whether a question in a language names a year, or one such as the last."""
    if language == "en":
        return _ENGLISH.search(question) is not None
    known = language_of(language)
    patterns = (YEAR_MENTION, *relative_years(known))
    return any(each.search(plain_digits(question)) for each in patterns)


def tells_year(question: str, language: str) -> bool:
    """Say whether a question tells a year from the report's, such as the last, and names none."""
    relative = relative_years(language_of(language))
    return not years(question) and any(each.search(question) for each in relative)


def periods(question: str, language: str) -> list[tuple[int, int]]:
    """Return where the periods that a question names begin and end, in no order."""
    patterns = (
        [_ENGLISH] if language == "en" else [*relative_years(language_of(language)), YEAR_MENTION]
    )
    text = plain_digits(question)
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def without_period(question: str, language: str) -> str:
    """Return a question without the periods that it names."""
    signs = list(question)
    for start, end in periods(question, language):
        signs[start:end] = " " * (end - start)
    return " ".join("".join(signs).split())
