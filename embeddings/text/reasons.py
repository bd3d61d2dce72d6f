"""Whether a question asks for a reason, and whether a text gives one, as reasons.toml has it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from corpus.toml_tables import read_table
from embeddings.text.whole_words import whole_words


class _Reasons(NamedTuple):
    """How a language asks for a reason, and gives one."""

    asks: re.Pattern[str]
    gives: re.Pattern[str]


def reason_asked(question: str, language: str) -> bool:
    """Say whether a question in a language asks why; of a language that isn't known, never."""
    return _found("asks", question, language)


def reason_given(text: str, language: str) -> bool:
    """Say whether a text in a language has words that lead to a reason."""
    return _found("gives", text, language)


def reasons_are_told(language: str) -> bool:
    """Say whether it is known how a language gives reasons."""
    return language in _known()


def _found(kind: str, text: str, language: str) -> bool:
    """Look for a pattern of a language, if there is one."""
    known = _known().get(language)
    return known is not None and getattr(known, kind).search(text) is not None


@cache
def _known() -> Mapping[str, _Reasons]:
    """Read reasons.toml, beside this module."""
    return {
        code: _Reasons(*(whole_words(listed[kind], code) for kind in _Reasons._fields))
        for code, listed in read_table(__package__, "reasons.toml").items()
    }
