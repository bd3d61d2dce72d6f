"""Things that a word before or behind them tells apart, and figures by the month or by the year.

A text that has the north shore and nowhere a south one doesn't answer what is asked of the south
shore, nor does a rent per month tell what it is per year. The closed words are in
alternatives.toml.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from corpus.toml_tables import read_table
from embeddings.text.languages import language_of
from embeddings.text.whole_words import numbers_of, whole_words
from embeddings.text.word_kinds import is_spaceless
from embeddings.text.words import Word, words

# A word that stands behind another, before it, and one that is joined to it.
_BEHIND, _BEFORE = re.compile(r"[ -]([^\W\d_]{2,})"), re.compile(r"([^\W\d_]{2,})[ -]$")
_JOINED = re.compile(r"-?([^\W\d_]{3,})")
# No word before is longer than that: a text with many of what is told apart is read once.
_LONGEST = 40


def has_alternative(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence is of the north shore, where something of the south shore is asked.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of all of them.
    """
    return any(
        _is_another(group, question, sentence, around, language) for group in _kinds(language)
    )


def is_at_other_rate(
    question: str, sentence: str, around: str, language: str, asked_in: str
) -> bool:
    """Say whether a sentence tells how much it is a month, where it is asked how much a year.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of these two.
        asked_in: the code of the question's language.
    """
    if not any(asks.search(question) for _, asks in language_of(asked_in).asks):
        return False
    asked = numbers_of(_rates(asked_in), question)
    told = numbers_of(_rates(language), sentence)
    return (
        len(asked) == 1 == len(told)
        and asked != told
        and asked.isdisjoint(numbers_of(_rates(language), around))
    )


class _Alternative:
    """One of what excludes each other: where it stands in a text, and what it tells apart there."""

    def __init__(self, described: str, language: str) -> None:
        self._language = language
        self._is_joined = described.endswith("-")
        described = described.removesuffix("-")
        joined = described.replace("@", r"\w*")
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{joined})(?=-?[^\W\d_]{{3}})", re.I)
            if self._is_joined
            else whole_words(described, language)
        )

    def things(self, text: str) -> list[set[tuple[str, str]]]:
        """Return what it tells apart in each place of a text, with the side that it stands on."""
        return [set(self._of(text, found)) for found in self._pattern.finditer(text)]

    def _of(self, text: str, found: re.Match[str]) -> Iterator[tuple[str, str]]:
        """Yield the stems of what it stands by in one place."""
        behind = text[found.end() : found.end() + 1]
        if is_spaceless(behind):
            yield "behind", behind
            return
        joined = _JOINED if self._is_joined else _BEHIND
        sides = (
            ("behind", joined.match(text, found.end())),
            ("before", None if self._is_joined else _before(text, found.start())),
        )
        for side, word in sides:
            thing = Word(word[1], 0, 0, self._language) if word else None
            if thing and not (thing.is_stop or thing.is_number_word):
                yield from ((side, stem) for stem in thing.stems)


def _before(text: str, start: int) -> re.Match[str] | None:
    """Return the word that stands before a place of a text."""
    return _BEFORE.search(text[max(0, start - _LONGEST) : start])


def _is_another(
    group: Sequence[_Alternative], question: str, sentence: str, around: str, language: str
) -> bool:
    """Say whether a sentence has a thing with another of a group alone than a question has."""
    asked = [(each, places) for each in group if (places := each.things(question))]
    if len(asked) != 1:
        return False
    [(own, places)] = asked
    things = set().union(*places)
    # "North and south gates" doesn't say what the first is of.
    if any(not place or place & things for place in own.things(around)):
        return False
    others = [
        place & things for each in group if each is not own for place in each.things(sentence)
    ]
    shared = [place for place in others if place]
    return bool(shared) and not _stands_alone(shared, sentence, language)


def _stands_alone(places: Sequence[set[tuple[str, str]]], sentence: str, language: str) -> bool:
    """Say whether a sentence has a thing more often than with what tells it apart."""
    told = Counter(stem for place in places for _, stem in place)
    held = Counter(stem for word in words(sentence, language) for stem in word.stems)
    return any(held[stem] > times for stem, times in told.items())


@cache
def _kinds(language: str) -> Sequence[Sequence[_Alternative]]:
    """Return the groups of what excludes each other in a language."""
    lines = _described().get(language, {}).get("kinds", "").split("\n")
    return [[_Alternative(each, language) for each in line.split()] for line in lines if line]


@cache
def _rates(language: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns of "an hour" to "a year" in a language."""
    rates = _described().get(language, {}).get("rates", ())
    return [whole_words(each, language) for each in rates]


@cache
def _described() -> Mapping[str, Any]:
    """Read alternatives.toml, beside this module."""
    return read_table(__package__, "alternatives.toml")
