"""Whether a text tells of another than is asked for: it rose, and "why did it fall?".

Of what excludes each other, up and down, wide and long, spring and autumn, a text that has the one
and nowhere the other doesn't answer a question for that other, however alike all else is. The
closed words of each language are in opposed.toml.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from corpus.toml_tables import read_table
from embeddings.text.articles import opens_no_noun
from embeddings.text.extremes import ends_told
from embeddings.text.languages import language_of
from embeddings.text.reasons import reason_asked
from embeddings.text.whole_words import whole_words
from embeddings.text.words import stems, words

_OPPOSITE_ENDS = (("most", "least"), ("least", "most"))
_LENGTH = (
    r"(?:(?:[cmk]?m|(?:centi|milli|kilo|zenti|centí|quiló|kiló)?m[eèé]t(?:er|r[eoiuyó])\w*"
    r"|(?:санти|милли|кило)?метр\w*|[кс]?м|(?:سنت[يی]|كيلو)?متر\w*|كم)(?![\w²³])"
    r"|公里|千米|厘米|米|(?:センチ|キロ)(?:メートル)?|メートル|(?:किलो|सेंटी)?मीटर|किमी|सेमी)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and the code of its language."""

    text: str
    language: str

    def has(self, key: str) -> bool:
        """Say whether it has what stands in opposed.toml under a key of its language."""
        return _pattern(self.language, key).search(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that may answer, and the passage around it."""

    sentence: _Text
    around: _Text


def tells_otherwise(
    question: str, sentence: str, around: str, language: str, asked_in: str = ""
) -> bool:
    """Say whether a sentence tells of the opposite or of another of a kind than is asked for.

    Args:
        question: what is asked.
        sentence: the sentence that matches it best.
        around: its passage, with the headings over it.
        language: the code of the language of these two; of one that isn't known, nothing is told.
        asked_in: the code of the question's language, if it is another.
    """
    asked_in = asked_in or language
    if not {language, asked_in} <= _described().keys():
        return False
    asks = language_of(asked_in).asks
    kind = next((kind for kind, asking in asks if asking.search(question)), None)
    is_open = kind is not None or reason_asked(question, asked_in)
    asked, told = (
        _Text(question, asked_in),
        _Told(_Text(sentence, language), _Text(around, language)),
    )
    return (
        _goes_the_other_way(asked, told)
        or _is_measured_otherwise(asked, told)
        or (is_open and _is_other_end(asked, told))
        or (is_open and kind != "when" and _is_of_other_time(asked, told))
    )


def _goes_the_other_way(asked: _Text, told: _Told) -> bool:
    """Say whether a sentence says that it rose, where it is asked why or by how much it fell."""
    if not reason_asked(asked.text, asked.language) and not asked.has("by"):
        return False
    if not _is_of_same(asked, told.sentence):
        return False
    return any(
        asked.has(way)
        and not asked.has(other)
        and told.sentence.has(other)
        and not told.around.has(way)
        and not told.around.has(f"also_{way}")
        for way, other in (("up", "down"), ("down", "up"))
    )


def _is_of_same(asked: _Text, sentence: _Text) -> bool:
    """Say whether a sentence may tell how what is asked of went, and no cause: "the sea warmed".

    It has a word of the question, or begins with one that stands for it: "it rose". Of another
    language nothing is told.
    """
    if asked.language != sentence.language:
        return True
    shared = stems(asked.text, asked.language) & stems(sentence.text, sentence.language)
    first = words(sentence.text, sentence.language)[:1]
    return bool(shared) or any(map(opens_no_noun, first))


def _is_other_end(asked: _Text, told: _Told) -> bool:
    """Say whether a sentence says which is the most, where it is asked which is the least."""
    if asked.language == told.sentence.language and "extremes" in _described()[asked.language]:
        return _is_other_extreme(asked, told)
    ends, others, found = (
        ends_told(text.text, text.language) for text in (asked, told.sentence, told.around)
    )
    return any(
        ends == {end} and others == {other} and end not in found for end, other in _OPPOSITE_ENDS
    )


def _is_other_extreme(asked: _Text, told: _Told) -> bool:
    """Say whether a sentence says which is the largest, and not the biggest for the smallest."""
    pairs = _extremes(asked.language)
    for one, other in (*pairs, *(pair[::-1] for pair in pairs)):
        if _is_in(one, asked) and _is_in(other, told.sentence) and not _is_in(other, asked):
            opposed = {word for pair in pairs if other in pair for word in pair} - {other}
            return not any(_is_in(word, told.around) for word in opposed)
    return False


@cache
def _extremes(language: str) -> Sequence[Sequence[str]]:
    """Return the pairs of opposite ends of a language."""
    return [pair.split("/") for pair in _described()[language]["extremes"].split()]


def _is_in(word: str, text: _Text) -> bool:
    """Say whether a text has a word."""
    return _edged(word, text.language).search(text.text) is not None


def _is_measured_otherwise(asked: _Text, told: _Told) -> bool:
    """Say whether a sentence says how long something is, where it is asked how wide it is."""
    sentence, language = told.sentence.text, told.sentence.language
    lengths, measures = _length(language), _measures(language)
    names = [
        name for name, (asks, _) in _measures(asked.language).items() if asks.search(asked.text)
    ]
    if len(names) != 1 or not lengths.search(sentence):
        return False
    # A sum of money is high, too, and a wait long.
    if names[0] in ("high", "long") and re.search(r"\d", _YEAR.sub("", lengths.sub("", sentence))):
        return False
    is_told = any(tells.search(sentence) for _, tells in measures.values())
    return is_told and not measures[names[0]][1].search(told.around.text)


def _is_of_other_time(asked: _Text, told: _Told) -> bool:
    """Say whether a sentence is of the spring, where something of the autumn is asked."""
    if asked.has("spans") or told.sentence.has("spans"):
        return False
    for kind in ("seasons", "months", "weekdays"):
        texts = (asked, told.sentence, told.around)
        named, others, found = (_named(kind, text) for text in texts)
        if len(named) == 1 == len(others) and named != others and not named & found:
            return True
    return False


def _named(kind: str, text: _Text) -> set[int]:
    """Return which of the times of a kind a text names, by their numbers."""
    times = _times(text.language, kind)
    return {number for number, time in enumerate(times) if time.search(text.text)}


@cache
def _times(language: str, kind: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns of the seasons, the months or the weekdays of a language, in order."""
    described = _described()[language]
    times = language_of(language).weekdays if kind == "weekdays" else described[kind]
    if isinstance(times, str):
        times = [times.replace("{month}", str(number)) for number in range(1, 13)]
    return [_edged(f"{each}s?" if kind == "weekdays" else each, language) for each in times]


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
    return re.compile(rf"(?:\d[\d.,\s]{{0,20}}|(?<!\w)(?:{numbers})[\s-])\s?{_LENGTH}", re.I)


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    """Return the pattern that stands in opposed.toml under a key of a language."""
    return _edged(_described()[language][key], language)


def _edged(words: str, language: str) -> re.Pattern[str]:
    """Return the pattern of some words of a language; `@` is the rest of a word."""
    return whole_words(words.replace("@", r"\w*"), language)


@cache
def _described() -> Mapping[str, Any]:
    """Read opposed.toml, beside this module."""
    return read_table(__package__, "opposed.toml")
