"""The closed words of opposed.toml, what excludes each other, and which of them a text has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from corpus.toml_tables import read_table
from embeddings.text.languages import language_of
from embeddings.text.whole_words import numbers_of, whole_words
from embeddings.text.words import stems, words

# The times that have names, of which a text may have another.
TIMES = ("seasons", "months", "weekdays")


@dataclass(frozen=True, slots=True)
class OpposedText:
    """A text and the code of its language."""

    text: str
    language: str

    def has(self, key: str) -> bool:
        """Say whether it has what stands in opposed.toml under a key of its language."""
        return pattern_of(self.language, key).search(self.text) is not None


def names_time(word: str, language: str) -> bool:
    """Say whether a word names a month, a season or a weekday in a language, as far as is known."""
    text = OpposedText(word, language)
    return language in described() and any(named_times(kind, text) for kind in TIMES)


def has_all_else(asked: OpposedText, sentence: OpposedText, but: Sequence[str]) -> bool:
    """Say whether a sentence has all topic words of a question, but numbers and some others."""
    if asked.language != sentence.language:
        return False
    keys = [pattern_of(asked.language, key) for key in but] or list(_all_times(asked.language))
    topic = [
        set(word.stems)
        for word in words(asked.text, asked.language)
        if not (word.is_stop or word.is_number or word.is_number_word)
        and not any(key.fullmatch(word.text) for key in keys)
    ]
    held = stems(sentence.text, sentence.language)
    return bool(topic) and all(held & word for word in topic)


def named_times(kind: str, text: OpposedText) -> set[int]:
    """Return which of the times of a kind a text names, by their numbers."""
    return numbers_of(_times(text.language, kind), text.text)


def _all_times(language: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of all times of a language that have names."""
    return chain.from_iterable(_times(language, kind) for kind in TIMES)


@cache
def _times(language: str, kind: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns of the seasons, the months or the weekdays of a language, in order."""
    listed = described()[language]
    times = language_of(language).weekdays if kind == "weekdays" else listed[kind]
    if isinstance(times, str):
        times = [times.replace("{month}", str(number)) for number in range(1, 13)]
    return [whole_words(f"{each}s?" if kind == "weekdays" else each, language) for each in times]


@cache
def pattern_of(language: str, key: str) -> re.Pattern[str]:
    """Return the pattern that stands in opposed.toml under a key of a language."""
    return whole_words(described()[language][key], language)


@cache
def described() -> Mapping[str, Any]:
    """Read opposed.toml, beside this module."""
    return read_table(__package__, "opposed.toml")
