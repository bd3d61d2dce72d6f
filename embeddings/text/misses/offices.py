"""Who holds an office, held against sentences of who holds another: the chair, for the treasurer.

Only offices that exclude each other count, and only where nothing in the passage is of the one that
is asked about. Other words may tell who holds that, "the minutes are kept by Ann": a sentence of
another office excludes it only if it has one clause that says nothing else. The closed words are in
offices.toml.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from corpus.toml_tables import read_table
from embeddings.text.misses.says_no_more import says_no_more
from embeddings.text.whole_words import numbers_of, whole_words
from embeddings.text.word_kinds import is_spaceless
from embeddings.text.words import words

# The number of those who stand in for others: a vice-chair is one, and no chair.
_DEPUTY = 1
# With more words that carry a topic a question says more than what somebody is, and of what.
_MOST = 4
# What parts clauses, or adds to one.
_CLAUSE = re.compile(r"[,;:(，；：（、。.](?!\s*$)")
# Where nothing parts words, who holds an office stands behind it, in so few characters.
_HOLDER = r"(?:是|为|為|由)\w{2,5}\W*$"


def is_of_other_office(
    question: str, sentence: str, around: str, language: str, asked_in: str
) -> bool:
    """Say whether it is asked who holds one office, and a sentence tells who holds another.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of these two.
        asked_in: the code of the question's language.
    """
    asked = _held(question, asked_in) if _asks_for_office(question, asked_in) else set()
    told = _held(sentence, language) if len(asked) == 1 else set()
    if not told or told & asked:
        return False
    return not asked & _named(around, language) and _says_only(question, sentence, language)


def _says_only(question: str, sentence: str, language: str) -> bool:
    """Say whether a sentence says who holds an office, and of what, and nothing else."""
    if _CLAUSE.search(sentence):
        return False
    offices = "|".join(office.pattern for office in _offices(language))
    of = _described()[language].get("of")
    if any(map(is_spaceless, sentence)):
        return re.search(f"(?:{offices}){_HOLDER}", sentence) is not None
    held = rf" {of} *\w+" if of else ""
    return says_no_more(
        question, re.sub(f"(?:{offices})(?:{held})?", " ", sentence, flags=re.I), language
    )


def _asks_for_office(question: str, language: str) -> bool:
    """Say whether it is asked who somebody is, in few words: not who did something."""
    listed = _described().get(language)
    if listed is None or not whole_words(listed["asks"], language).search(question):
        return False
    topic = [word for word in words(question, language) if not word.is_stop]
    return len(topic) <= _MOST


def _held(text: str, language: str) -> set[int]:
    """Return the numbers of the offices of a text; who stands in for others has that alone."""
    named = _named(text, language)
    return {_DEPUTY} if _DEPUTY in named else named


def _named(text: str, language: str) -> set[int]:
    """Return the numbers of all offices that a text names."""
    return numbers_of(_offices(language), text)


@cache
def _offices(language: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns of the offices of a language, in their order."""
    listed = _described().get(language, {"offices": []})
    return [whole_words(each, language) for each in listed["offices"]]


@cache
def _described() -> Mapping[str, Any]:
    """Read offices.toml, beside this module."""
    return read_table(__package__, "offices.toml")
