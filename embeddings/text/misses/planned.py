"""Questions for when something was done, held against sentences that tell when it will be.

A report that says that the bridge will open in May doesn't say when it opened. The closed words of
each language are in planned.toml.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from corpus.toml_tables import read_table
from embeddings.text.whole_words import whole_words
from embeddings.text.words import stems


class _Tenses(NamedTuple):
    """How a language asks when something was done, and tells that it will be and that it was."""

    asks: re.Pattern[str]
    will: re.Pattern[str]
    was: re.Pattern[str]


def is_only_planned(question: str, sentence: str, language: str, asked_in: str) -> bool:
    """Say whether it is asked when something was, and a sentence says when it will be.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        language: the code of its language.
        asked_in: the code of the question's language.
    """
    asked, told = _known().get(asked_in), _known().get(language)
    if asked is None or told is None or not asked.asks.search(question):
        return False
    if asked.will.search(question) or told.was.search(sentence):
        return False
    plans = [*told.will.finditer(sentence)]
    if not plans or language != asked_in or "do" not in told.will.groupindex:
        return bool(plans)
    done = stems(question, asked_in)
    return any(done & stems(plan["do"] or "", language) for plan in plans)


@cache
def _known() -> Mapping[str, _Tenses]:
    """Read planned.toml, beside this module."""
    return {
        code: _Tenses(*(whole_words(listed[key], code) for key in _Tenses._fields))
        for code, listed in read_table(__package__, "planned.toml").items()
    }
