"""Whether a question asks for the most or the least of something, as extremes.toml has it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

Extreme: TypeAlias = Literal["most", "least"]
# "The second largest", "the three largest": not the one at the end.
_COUNTED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|next|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d+(?:st|nd|rd|th)?)[\s-]*$",
    re.I,
)


def extreme_asked(question: str, language: str) -> Extreme | None:
    """Return which end of an order a question asks for; None for neither, both, and for several."""
    patterns = _described().get(language)
    if patterns is None:
        return None
    ends: tuple[Extreme, Extreme] = ("most", "least")
    found = {end: re.search(patterns[end], question, re.I) for end in ends}
    asked = [(end, match) for end, match in found.items() if match]
    if len(asked) != 1 or _COUNTED.search(question[: asked[0][1].start()]):
        return None
    return asked[0][0]


def sums_up(name: str) -> bool:
    """Say whether a row of a table, by its first cell, sums up the others."""
    return bool(_total().match(name))


@cache
def _total() -> re.Pattern[str]:
    """Return the pattern of what opens a row that sums up."""
    return re.compile(rf"\W*(?:{_described()['total']})(?!\w)", re.I)


@cache
def _described() -> Mapping[str, Any]:
    """Read extremes.toml, beside this module."""
    text = (files("embeddings.text") / "extremes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
