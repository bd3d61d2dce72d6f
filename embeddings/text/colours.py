"""Questions for a colour, held against passages that tell none, as colours.toml has it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from corpus.toml_tables import read_table
from embeddings.text.whole_words import whole_words


class _Colours(NamedTuple):
    """How a language asks for a colour, and tells one."""

    asks: re.Pattern[str]
    tells: re.Pattern[str]


def lacks_colour(question: str, around: str, language: str, asked_in: str) -> bool:
    """Say whether it is asked what colour something has, and a passage tells of none.

    Args:
        question: what is asked.
        around: a passage, with the headings over it.
        language: the code of its language; of one that isn't known, nothing is told.
        asked_in: the code of the question's language.
    """
    asked, told = _known().get(asked_in), _known().get(language)
    if asked is None or told is None or not asked.asks.search(question):
        return False
    return not told.tells.search(around)


@cache
def _known() -> Mapping[str, _Colours]:
    """Read colours.toml, beside this module."""
    return {
        code: _Colours(
            *(whole_words(listed[key].replace("@", r"\w*"), code) for key in _Colours._fields)
        )
        for code, listed in read_table(__package__, "colours.toml").items()
    }
