"""Whether a question asks for the most or the least of something, as extremes.toml has it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, Literal, TypeAlias

from corpus.toml_tables import read_table
from embeddings.text.languages import language_of

Extreme: TypeAlias = Literal["most", "least"]
# "The second largest" isn't the one at the end.
_PLACES = "second third fourth fifth sixth next".split()


def extreme_asked(question: str, language: str) -> Extreme | None:
    """Return which end of an order a question asks for; None for neither, both, and for several."""
    asked = [*_ends(question, language)]
    if len(asked) != 1 or _counted(language).search(question[: asked[0][1].start()]):
        return None
    return asked[0][0]


def ends_told(text: str, language: str) -> set[Extreme]:
    """Return which ends of an order a text in a language speaks of: the most, the least, both."""
    return {end for end, _ in _ends(text, language)}


def sums_up(name: str) -> bool:
    """Say whether a row of a table, by its first cell, sums up the others."""
    return bool(_total().match(name))


def _ends(text: str, language: str) -> Iterator[tuple[Extreme, re.Match[str]]]:
    """Yield each end of an order that a text speaks of, and where it first does."""
    patterns = _described().get(language)
    if patterns is None:
        return
    ends: tuple[Extreme, Extreme] = ("most", "least")
    for end in ends:
        if found := re.search(patterns[end], text, re.I):
            yield end, found


@cache
def _counted(language: str) -> re.Pattern[str]:
    """Return the pattern of what ends in a place of an order, or in a number above one."""
    numbers = chain(_PLACES, *language_of(language).counts[1:])
    return re.compile(rf"\b(?:{'|'.join(numbers)}|\d+(?:st|nd|rd|th)?)[\s-]*$", re.I)


@cache
def _total() -> re.Pattern[str]:
    """Return the pattern of what opens a row that sums up."""
    return re.compile(rf"\W*(?:{_described()['total']})(?!\w)", re.I)


@cache
def _described() -> Mapping[str, Any]:
    """Read extremes.toml, beside this module."""
    return read_table(__package__, "extremes.toml")
