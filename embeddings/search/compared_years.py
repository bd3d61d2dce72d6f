"""Sentences of a report's own year that name an earlier one only to compare with it, and others.

"It fell to 168 kilos, from 187 kilos in 2022" is of the report's year, whatever its words for it.
"In 2020 it planted 340 trees" is surely of no other year, whatever the report's own.
"""

import re
from collections.abc import Iterator

from corpus.eras import eras_in
from embeddings.search.period_words import YEAR_MENTION
from embeddings.text.languages import language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.words import Word, words

# What an English sentence opens with that is of a year, and what dates a figure of it.
_OPENS = re.compile(r"\W*(?:in|during|throughout) (?:the )?(?:whole )?(?:year )?(?:of )?$", re.I)
# What makes of a year more or another than a year: "2020-2022", "the 2020s", "2020 prices".
_MORE = re.compile(
    r"\d{4}(?:s\b|\s?[-\u2010-\u2015/]\s?\d| (?:to|until|till) [12]\d{3}\b(?![.,]\d)"
    r"| (?:prices|terms|money|dollars|euros?|pounds|values|levels?|standards?|rates?)\b)",
    re.I,
)
# What tells of a time after that which is named: "and a year later 510".
_AFTERWARDS = re.compile(
    r"\b(?:later|afterwards?|after (?:that|this|which)|subsequent(?:ly)?|following|next|then"
    r"|since|thereafter|now(?:adays)?|today|currently|meanwhile|eventually)\b",
    re.I,
)
_DATES = re.compile(r"^\W*(?:(?!and\b|from\b|to\b)\w+ ){0,2}in $", re.I)


def is_surely_dated(text: str, language: str) -> bool:
    """Say whether all that an English sentence tells is surely of the years that it names.

    It opens with one, "in 2020", or has one behind each of its figures: "23,000 in 2020". A range
    of years, prices of one and what came a year later are of others, too.

    Args:
        text: the sentence.
        language: the code of its language; of others than English nothing is sure.
    """
    named = sorted(_years_in(text, language)) if language == "en" else []
    if not named or language_of(language).this_year.search(text) or _AFTERWARDS.search(text):
        return False
    if any(_MORE.match(text, year) for year in named):
        return False
    if _OPENS.fullmatch(text[: named[0]]):
        return True
    ends = [word.end for word in _figures(words(text, language))]
    return len(ends) == len(named) and all(
        end < year and _DATES.match(text[end:year]) for end, year in zip(ends, named, strict=True)
    )


def compares_years(text: str, language: str) -> bool:
    """Say whether the years that a sentence names stand behind a figure that isn't of them.

    Args:
        text: the sentence.
        language: the code of its language.
    """
    named = min(_years_in(text, language), default=-1)
    figures = [*_figures(words(text, language))]
    return len(figures) > 1 and figures[0].start < named


def _years_in(text: str, language: str) -> Iterator[int]:
    """Yield where a sentence names years, or one such as the last."""
    yield from (start for start, _, _ in eras_in(text))
    for pattern in (YEAR_MENTION, language_of(language).last_year):
        yield from (match.start() for match in pattern.finditer(plain_digits(text)))


def _figures(found: list[Word]) -> Iterator[Word]:
    """Yield the numbers among words that are no years and no days of a month."""
    for before, word, after in zip([None, *found], found, [*found[1:], None], strict=False):
        dated = any(each is not None and each.is_month for each in (before, after))
        if word.is_number and not (word.is_year or word.is_day or dated):
            yield word
