"""The year before or after the one that was asked about: "and the year before?" behind 2020."""

import re
from collections.abc import Mapping, Sequence

from embeddings.text.languages import Language, known_languages, language_of
from embeddings.text.words import years

# How many years away the numbers are that stand in such phrases.
_COUNTS: Mapping[str, int] = {
    word: count
    for count, words in enumerate(
        (
            "two zwei deux dos due dois twee два двумя 两 二 2",
            "three drei trois tres tre três drie три тремя 三 3",
            "four vier quatre cuatro quattro quatro 四 4",
            "five fünf cinq cinco cinque vijf 五 5",
        ),
        2,
    )
    for word in words.split()
}


# In these a year is written with its sign.
_SIGNED = frozenset("zh ja".split())


def with_years(asked: Sequence[str]) -> list[str]:
    """Return questions with a year in place of one that is told from the year asked about before.

    Args:
        asked: questions, oldest first, each of which builds on those before; one that names a year
            itself stays as it is.
    """
    year: int | None = None
    resolved = []
    for question in asked:
        resolved.append(_resolved(question, year))
        named = years(resolved[-1])
        if named:
            year = int(next(iter(named))) if len(named) == 1 else None
    return resolved


def _resolved(question: str, year: int | None) -> str:
    """Return a question with the year that it tells from another."""
    if year is None or years(question):
        return question
    for language in map(language_of, known_languages()):
        for sign, match in _found(question, language):
            count = (match.groupdict().get("count") or "").lower()
            told = f"{year + sign * _COUNTS.get(count, 1)}{'年' * (language.code in _SIGNED)}"
            return f"{question[: match.start()]}{told}{question[match.end() :]}"
    return question


def _found(question: str, language: Language) -> Sequence[tuple[int, re.Match[str]]]:
    """Return what a language has in a question for a year before, -1, or after, +1."""
    patterns = ((-1, language.year_before), (1, language.year_after))
    found = [(sign, pattern.search(question)) for sign, pattern in patterns]
    return [(sign, match) for sign, match in found if match]
