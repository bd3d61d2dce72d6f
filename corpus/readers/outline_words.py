"""The words that outlines count with: of parts and chapters, and ordinals before a title."""

import re
import unicodedata
from functools import cache
from typing import Any

from corpus.toml_tables import read_table

# What stands before a title, with the mark between them: "First: ", "الفصل الأول: ", "첫째, ".
_LEAD = re.compile(r"([^\d:：,،.–—-]{2,40}?)\s?(?:([:：]|[-–—](?=\s))|[,،.](?=\s))\s*(?=\S)")
# "First part of chapter": more words are no label.
_MOST_WORDS = 3


def part_words(kind: str) -> str:
    """Return the words for a kind of part of an outline as a pattern: "Part|Book|..."."""
    words: dict[str, str] = _described()["words"]
    return "|".join(map(re.escape, unicodedata.normalize("NFC", words[kind]).split()))


def ordinal_of(line: str) -> int:
    """Return which ordinal word a line has before its title, 1 of "First: aims"; 0 where none is.

    Another word may stand beside it before a colon or a dash, as in "Birinci Bölüm: Giriş".
    """
    match = _LEAD.match(line)
    if not match:
        return 0
    key = _folded(match[1])
    if alone := _ordinals().get(key):
        return alone
    words = key.split()
    if not match[2] or len(words) > _MOST_WORDS:
        return 0
    tails = (words[n:] for n in range(1, len(words)))
    heads = (words[:n] for n in range(1, len(words)))
    found = (_ordinals().get(" ".join(some), 0) for some in (*tails, *heads))
    return next((number for number in found if number), 0)


def _described() -> dict[str, Any]:
    """Return what outline_words.toml tells."""
    return read_table(__package__, "outline_words.toml")


@cache
def _ordinals() -> dict[str, int]:
    """Return the ordinal words of all languages with their numbers."""
    languages: dict[str, list[str]] = _described()["ordinals"]
    return {
        _folded(form.replace("_", " ")): number
        for forms in languages.values()
        for number, same in enumerate(forms, 1)
        for form in same.split()
    }


def _folded(text: str) -> str:
    """Return a text in small letters without accents and vowel marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()
