"""Abbreviations in another language: PIB, BIP and ВВП are GDP, of which no letter is theirs."""

import re
from collections.abc import Mapping
from functools import cache

from corpus.toml_tables import read_table
from embeddings.text.word_kinds import is_stop

# Letters from which one counts in small letters, too.
_LONG = 3


def abbreviated_in(text: str, language: str, other: str) -> str:
    """Return a text with its abbreviations as another language writes them.

    Args:
        text: any text.
        language: the code of its language.
        other: the code of the other one.
    """
    known = _known(language)
    if language == other or not known:
        return text
    return _pattern(language).sub(lambda match: _written(known[match[0]], other), text)


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """Return for each thing how languages abbreviate it."""
    return read_table(__package__, "abbreviations_abroad.toml")


@cache
def _known(language: str) -> Mapping[str, str]:
    """Return the abbreviations of a language as they may be written, and what each means."""
    known: dict[str, str] = {}
    for thing, written in _tables().items():
        if own := written.get(language):
            known |= {own: thing, own.upper(): thing}
            if len(own) >= _LONG and not is_stop(own.lower(), language):
                known[own.lower()] = thing
    return known


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds the abbreviations of a language as whole words, the longest first."""
    ways = sorted(_known(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ways))})(?!\w)")


def _written(thing: str, language: str) -> str:
    """Return how a language abbreviates a thing: as English does where no table says otherwise."""
    written = _tables()[thing]
    return written.get(language, written["en"])
