"""Questions for a colour, held against passages that tell none, as colours.toml has it.

No list has all colours: "the gate is puce" may tell one, since it says one thing of the gate.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from corpus.toml_tables import read_table
from embeddings.text.misses.says_no_more import says_no_more
from embeddings.text.whole_words import whole_words
from embeddings.text.words import words


class _Colours(NamedTuple):
    """How a language asks for a colour, and tells one."""

    asks: re.Pattern[str]
    tells: re.Pattern[str]


def lacks_colour(question: str, sentence: str, around: str, language: str, asked_in: str) -> bool:
    """Say whether it is asked what colour something has, and a passage tells of none.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of these two; of one that isn't known, nothing is told.
        asked_in: the code of the question's language.
    """
    asked, told = _known().get(asked_in), _known().get(language)
    if asked is None or told is None or not asked.asks.search(question):
        return False
    return not (told.tells.search(around) or _says_one_thing(question, sentence, language))


def _says_one_thing(question: str, sentence: str, language: str) -> bool:
    """Say whether a sentence ends in the only word that says more than a question does."""
    found = words(sentence, language)
    # A script without spaces has few characters for colours, and they are all known.
    if not found or any(word.is_spaceless for word in found):
        return False
    if says_no_more(question, found[-1].text, language):
        return False
    return says_no_more(question, sentence, language, found[-1].text)


@cache
def _known() -> Mapping[str, _Colours]:
    """Read colours.toml, beside this module."""
    return {
        code: _Colours(*(_pattern(listed[key], code) for key in _Colours._fields))
        for code, listed in read_table(__package__, "colours.toml").items()
    }


def _pattern(described: str, language: str) -> re.Pattern[str]:
    """Return the pattern of the words that are described in one line or several."""
    return whole_words(described.replace("\n", ""), language)
