"""Abbreviations of single languages: where their full stop ends no sentence, and where it does."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache

from corpus.toml_tables import read_table

# What stands before a full stop, back to the blank, bracket, mark or apostrophe before it.
_TOKEN = re.compile(r"[^\s\"“”«»„(\[‘'’/]+$")
# A number, or a letter that counts as one: "art. 3", "all. B, ...", "sec. XIX".
_COUNTS = re.compile(r"\d|[^\W\d_][.,;:)]|[IVXLC]+\b(?!')")
_BEHIND_NUMBER = re.compile(r"\d\s?$")
# Spanish doubles the letters of a plural: "EE. UU.".
_DOUBLED = re.compile(r"([^\W\d_])\1$")
_OPENERS = "\"“«„([¿¡*_'—–"
# "In 2021 J. Smith" goes on behind its year: a sentence that a unit ends has this many words.
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What is known of a language's abbreviations, as abbreviations.toml tells; months too."""

    inside: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


@cache
def abbreviations_of(language: str) -> Abbreviations:
    """Return the abbreviations of a language; none of one that isn't known."""
    described = read_table(__package__, "abbreviations.toml").get(language, {})
    lists = {f.name: frozenset(described.get(f.name, "").split()) for f in fields(Abbreviations)}
    lists["numbered"] |= _months(language)
    return Abbreviations(**lists)


def goes_on(before: str, after: str, language: str) -> bool:
    """Say whether the full stop of an abbreviation ends no sentence.

    Args:
        before: what stands before it and the stop itself.
        after: what follows behind the blanks, with any opening marks.
        language: the code of their language.
    """
    found = _TOKEN.search(before.rstrip().removesuffix("."))
    following = after.lstrip(_OPENERS)
    if found is None or not following:
        return False
    known, word = abbreviations_of(language), found[0].casefold()
    if word in known.inside or (_is_doubled(found[0]) and _is_doubled(following[:2])):
        return True
    if word in known.numbered and _COUNTS.match(following):
        return True
    counted = word in known.units and _BEHIND_NUMBER.search(before[: found.start()])
    return word in known.titles and not counted and following[0].isalpha()


def ends_behind(text: str, starts: Sequence[int], language: str) -> Iterator[int]:
    """Yield where sentences begin behind an abbreviation that ends the one before.

    Args:
        text: a part of a paragraph.
        starts: where sentences are known to begin in it, in order, the first at 0.
        language: the code of its language.
    """
    if (pattern := _ending(language)) is None:
        return
    for match in pattern.finditer(text):
        if not text[match.end() :].lstrip(_OPENERS)[:1].isupper():
            continue
        start = starts[bisect_right(starts, match.start()) - 1]
        if match["ends"] or len(text[start : match.start("unit")].split()) >= _FEWEST_WORDS:
            yield match.end()


@cache
def _ending(language: str) -> re.Pattern[str] | None:
    """Return the pattern of abbreviations that may end a sentence of a language; None for none."""
    known = abbreviations_of(language)
    if not known.ends | known.units:
        return None
    ends, units = (
        "|".join(map(re.escape, sorted(words, reverse=True))) or "(?!)"
        for words in (known.ends, known.units)
    )
    scale = r"(?:[^\W\d_]{3,5}\.?\s)?"
    return re.compile(
        rf"(?:(?<!\w)(?P<ends>{ends})|(?<=\d)\s?{scale}(?P<unit>{units}))\.\s+(?=\S)", re.I
    )


def _is_doubled(word: str) -> bool:
    """Say whether a word is one capital letter twice, as abbreviated plurals are in Spanish."""
    return word.isupper() and _DOUBLED.fullmatch(word) is not None


def _months(language: str) -> frozenset[str]:
    """Return the names of the months that a language abbreviates, without their stop."""
    # Slow to load, and wanted only where a report is read.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names, whole = (locale.months["format"][width] for width in ("abbreviated", "wide"))
    short = (str(name) for number, name in names.items() if name != whole[number])
    return frozenset(name.casefold().removesuffix(".") for name in short)
