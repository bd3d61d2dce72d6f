"""Whether a text tells of another than is asked for, in languages other than English.

It is what tells_otherwise.py says of English, with each language's closed words in opposed.toml.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from corpus.toml_tables import read_table
from embeddings.text.extremes import ends_told
from embeddings.text.languages import language_of
from embeddings.text.reasons import WITHOUT_EDGES, reason_asked

_Patterns = Sequence[re.Pattern[str]]
_OPPOSITE_ENDS = (("most", "least"), ("least", "most"))
_LENGTH = (
    r"(?:(?:[cmk]?m|(?:centi|milli|kilo|zenti|centí|quiló|kiló)?m[eèé]t(?:er|r[eoiuyó])\w*"
    r"|(?:санти|милли|кило)?метр\w*|[кс]?м|(?:سنت[يی]|كيلو)?متر\w*|كم)(?![\w²³])"
    r"|公里|千米|厘米|米|(?:センチ|キロ)(?:メートル)?|メートル|(?:किलो|सेंटी)?मीटर|किमी|सेमी)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def tells_otherwise_abroad(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence tells of the opposite or of another of a kind than is asked for.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of all three; of one that isn't known, nothing is told.
    """
    if language not in _described():
        return False
    kind = next((kind for kind, asks in language_of(language).asks if asks.search(question)), None)
    is_open = kind is not None or reason_asked(question, language)
    return (
        _goes_the_other_way(question, sentence, around, language)
        or _is_measured_otherwise(question, sentence, around, language)
        or (is_open and _is_other_end(question, sentence, around, language))
        or (is_open and kind != "when" and _is_of_other_time(question, sentence, around, language))
    )


def _goes_the_other_way(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence says that it rose, where it is asked why or by how much it fell."""
    if not reason_asked(question, language) and not _pattern(language, "by").search(question):
        return False
    return any(
        _pattern(language, asked).search(question)
        and not _pattern(language, told).search(question)
        and _pattern(language, told).search(sentence)
        and not _pattern(language, asked).search(around)
        and not _pattern(language, f"also_{asked}").search(around)
        for asked, told in (("up", "down"), ("down", "up"))
    )


def _is_other_end(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence says which is the most, where it is asked which is the least."""
    asked, told = ends_told(question, language), ends_told(sentence, language)
    found = ends_told(around, language)
    return any(
        asked == {end} and told == {other} and end not in found for end, other in _OPPOSITE_ENDS
    )


def _is_measured_otherwise(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence says how long something is, where it is asked how wide it is."""
    lengths, measures = _length(language), _measures(language)
    asked = [name for name, (asks, _) in measures.items() if asks.search(question)]
    if len(asked) != 1 or not lengths.search(sentence):
        return False
    # A sum of money is high, too, and a wait long.
    if asked[0] in ("high", "long") and re.search(r"\d", _YEAR.sub("", lengths.sub("", sentence))):
        return False
    told = {name for name, (_, tells) in measures.items() if tells.search(sentence)}
    return bool(told) and not measures[asked[0]][1].search(around)


def _is_of_other_time(question: str, sentence: str, around: str, language: str) -> bool:
    """Say whether a sentence is of the spring, where something of the autumn is asked."""
    spans = _pattern(language, "spans")
    if spans.search(sentence) or spans.search(question):
        return False
    return any(
        len(asked) == 1 == len(told) and asked != told and not asked & _which(times, around)
        for times in _times(language)
        for asked, told in [(_which(times, question), _which(times, sentence))]
    )


def _which(times: _Patterns, text: str) -> set[int]:
    """Return which of some times a text names."""
    return {number for number, time in enumerate(times) if time.search(text)}


@cache
def _times(language: str) -> Sequence[_Patterns]:
    """Return the patterns of the seasons, the months and the weekdays of a language."""
    described, known = _described()[language], language_of(language)
    months = described.get("months", sorted(known.months))
    if isinstance(months, str):
        months = [months.replace("{month}", str(number)) for number in range(1, 13)]
    kinds = (described["seasons"], months, sorted(known.weekdays))
    return [[_edged(each, language) for each in kind] for kind in kinds]


@cache
def _measures(language: str) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return how each measure is asked for and told in a language."""
    return {
        name: (_edged(asks, language), _edged(tells, language))
        for name, (asks, tells) in _described()[language]["measures"].items()
    }


@cache
def _length(language: str) -> re.Pattern[str]:
    """Return the pattern of a length: a number in figures or words, and its unit."""
    known = language_of(language)
    words = chain(known.numbers, *known.counts)
    numbers = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:\d[\d.,\s]*|(?<!\w)(?:{numbers})[\s-])\s?{_LENGTH}", re.I)


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    """Return the pattern that stands in opposed.toml under a key of a language."""
    return _edged(_described()[language][key], language)


@cache
def _edged(words: str, language: str) -> re.Pattern[str]:
    """Return the pattern of some words of a language, whole ones where it parts them."""
    if language in WITHOUT_EDGES:
        return re.compile(words, re.I)
    whole = words.replace("@", r"\w*")
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.I)


@cache
def _described() -> Mapping[str, Any]:
    """Read opposed.toml, beside this module."""
    return read_table(__package__, "opposed.toml")
