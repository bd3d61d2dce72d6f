"""Whether a question asks for the most or the least of something, as extremes.toml has it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

Extreme: TypeAlias = Literal["most", "least"]


def extreme_asked(question: str, language: str) -> Extreme | None:
    """Return which end of an order a question asks for; None for neither, and for both."""
    patterns = _described().get(language, {})
    ends: tuple[Extreme, Extreme] = ("most", "least")
    found = [end for end in ends if patterns and re.search(patterns[end], question, re.I)]
    return found[0] if len(found) == 1 else None


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
