"""Whether a question asks for the most or the least of something, as extremes.toml has it."""

import re
from collections.abc import Mapping
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
    patterns = _described().get(language)
    if patterns is None:
        return None
    ends: tuple[Extreme, Extreme] = ("most", "least")
    found = {end: re.search(patterns[end], question, re.I) for end in ends}
    asked = [(end, match) for end, match in found.items() if match]
    if len(asked) != 1 or _counted(language).search(question[: asked[0][1].start()]):
        return None
    return asked[0][0]


def sums_up(name: str) -> bool:
    """Say whether a row of a table, by its first cell, sums up the others."""
    return bool(_total().match(name))


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
