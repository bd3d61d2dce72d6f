"""Headings that ask their reader to do something, and those that say what is done to something."""

import re
from collections.abc import Callable
from itertools import pairwise

from embeddings.conversation.topics import PREPOSITION
from embeddings.text.words import NUMBERS, Word, words

# Behind a noun stand these only with a word or a mark between: "keep the gate locked" is a request.
_OBJECTS = frozenset("the a an your our my his her their us me him them it you".split())
# How often something is done, "twice a year", and the clauses of a title.
_RATE = re.compile(r"\ban? (?:second|minute|hour|day|night|week|month|quarter|year|head)\b", re.I)
_CLAUSE = re.compile(r"\b(?:to|that|who|whoever|which|what|how|when|where|why|if)\b.*", re.I)
_GERUND = re.compile(r"[aeiouy].*ing$")


def has_object(title: str, is_english: Callable[[str], bool]) -> bool:
    """Say whether a heading is a request or a sentence: a verb has an object right behind it.

    In a clause, "ways to help your child", and behind "-ing" it may have.
    """
    main = _CLAUSE.sub("", _RATE.sub("", title))
    pairs = (pair for pair in pairwise(words(main)) if is_english(pair[0].lower))
    return any(_is_verb(main, *pair) for pair in pairs)


def _is_verb(title: str, word: Word, behind: Word) -> bool:
    """Say whether a word has what looks like its object right behind it: "keep the gate".

    Not where that is a letter or an acronym: "vitamin A", "rural US towns".
    """
    if title[word.end : behind.start].strip() or behind.lower not in _OBJECTS:
        return False
    closed = word.is_stop or word.is_number or word.lower in PREPOSITION | NUMBERS
    return not (closed or behind.text.isupper() or _GERUND.search(word.lower))


def leads_to_object(title: str) -> bool:
    """Say whether a heading opens with what is done and goes on to what: "persevering in work"."""
    found = words(title)[:2]
    is_done = bool(found) and _GERUND.search(found[0].lower) is not None
    return is_done and found[-1].lower in PREPOSITION | _OBJECTS
