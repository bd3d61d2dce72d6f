"""What is told of a word by itself: its stems, what is matched of it, and of what kind it is."""

import re
from functools import lru_cache

from embeddings.text.forms import parts, plain
from embeddings.text.languages import language_of
from embeddings.text.scripts import (
    CHINESE_NUMERAL,
    SPACELESS,
    chinese_number,
    plain_number,
    without_accents,
)
from embeddings.text.spaceless import characters, pairs
from embeddings.text.stemming import stem

PERCENT = "%％٪"
_SPACELESS_RUN = re.compile(f"[{SPACELESS}]+")
# Of how many words of a language each of what is told of them is remembered.
_REMEMBERED = 30_000


@lru_cache(_REMEMBERED)
def stems_of(word: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word's hyphenated parts; pairs of characters without spaces."""
    if is_spaceless(word):
        return pairs(word) or (word,)
    prefixes = language_of(language).prefixes
    return tuple(stem(part, language) for part in parts(plain(word), prefixes))


@lru_cache(_REMEMBERED)
def topic_stems(word: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word that carries a topic; none of another."""
    return () if is_stop(word, language) else stems_of(word, language)


@lru_cache(_REMEMBERED)
def terms_of(word: str, language: str) -> tuple[str, ...]:
    """Return what is matched of a word."""
    if is_spaceless(word):
        return characters(word, language)
    if is_number(word):
        return (plain_number(chinese_number(word), language_of(language)),)
    stems = stems_of(word, language)
    return (*stems, *(set(map(without_accents, stems)) - set(stems)))


@lru_cache(_REMEMBERED)
def is_stop(word: str, language: str) -> bool:
    """Say whether a word carries no topic."""
    if word in PERCENT:
        return True
    stop, lower = language_of(language).stop, plain(word)
    if language == "en":
        return lower.removesuffix("'s") in stop
    return lower in stop or all(part in stop for part in lower.split("-"))


@lru_cache(_REMEMBERED)
def is_spaceless(word: str) -> bool:
    """Say whether a word is a run of a script that writes no spaces, and no number."""
    return _SPACELESS_RUN.fullmatch(word) is not None and not is_number(word)


@lru_cache(_REMEMBERED)
def is_number(word: str) -> bool:
    """Say whether a word starts with a digit, or is a number in Chinese."""
    return word[0].isdigit() or CHINESE_NUMERAL.fullmatch(word) is not None
