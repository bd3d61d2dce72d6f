"""Sentences of a report's own year that name an earlier one only to compare with it.

"It fell to 168 kilos, from 187 kilos in 2022" is of the report's year, whatever its words for it.
"""

from collections.abc import Iterator

from corpus.eras import eras_in
from embeddings.search.period_words import YEAR_MENTION
from embeddings.text.languages import language_of
from embeddings.text.scripts import plain_digits
from embeddings.text.words import Word, words


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
