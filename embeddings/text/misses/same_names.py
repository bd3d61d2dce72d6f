"""Whether two names may be one person's or place's: Bob and Robert, Kiev and Kyiv.

What has few letters in common, as Burma and Myanmar, is known by same_names.toml alone.
"""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from corpus.toml_tables import read_table

# Names that have as many letters in common at their beginning may be short for each other.
_BEGINNING = 3
# Of two spellings of a name at least so much is the same.
_ALIKE = 0.5
# How much of a name another case of it may lack at its end.
_ENDING = 1
# Letters that stand for each other in names, as in Katherine and Catherine, Ralf and Ralph.
_LETTERS = (("ph", "f"), ("th", "t"), ("k", "c"), ("q", "c"), ("y", "i"), ("w", "v"), ("z", "s"))


def may_be_one(one: str, other: str) -> bool:
    """Say whether two names may stand for the same, by their letters or by what is known of them.

    Words that only describe what they stand by, "Town" and "City", may always.
    """
    if {one.lower(), other.lower()} & _kinds():
        return True
    one, other = _spelled(one), _spelled(other)
    if one[:_BEGINNING] == other[:_BEGINNING]:
        return True
    if min(len(one), len(other)) >= _BEGINNING and (one in other or other in one):
        return True
    if SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE:
        return True
    return any(_is_in(one, group) and _is_in(other, group) for group in _groups())


def _spelled(name: str) -> str:
    """Return a name in lower case without accents, in letters that stand for others like them."""
    apart = unicodedata.normalize("NFKD", name.lower())
    spelled = "".join(letter for letter in apart if not unicodedata.combining(letter))
    for letters, plain in _LETTERS:
        spelled = spelled.replace(letters, plain)
    return spelled


def _is_in(name: str, group: Sequence[str]) -> bool:
    """Say whether a name is one of a group, in any of its cases."""
    return any(name == each or _is_case(name, each) for each in group)


def _is_case(name: str, other: str) -> bool:
    """Say whether a name is another but for its last letter, or for endings behind that."""
    end = min(len(name), len(other)) - _ENDING
    return end >= _BEGINNING and name[:end] == other[:end]


@cache
def _groups() -> Sequence[Sequence[str]]:
    """Return the names that may be one, of people and of places."""
    listed = read_table(__package__, "same_names.toml")
    lines = [*listed["people"].splitlines(), *listed["places"].splitlines()]
    return [[_spelled(name) for name in line.split()] for line in lines if line]


@cache
def _kinds() -> frozenset[str]:
    """Return the words that describe, or say what kind something is."""
    return frozenset(read_table(__package__, "same_names.toml")["kinds"].split())
