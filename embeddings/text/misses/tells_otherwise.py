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

from embeddings.text.extremes import ends_told
from embeddings.text.languages import language_of
from embeddings.text.misses.opposed_words import (
    TIMES,
    OpposedText,
    described,
    has_all_else,
    named_times,
)
from embeddings.text.reasons import reason_asked
from embeddings.text.whole_words import whole_words
from embeddings.text.words import stems

_OPPOSITE_ENDS = (("most", "least"), ("least", "most"))
_LENGTH = (
    r"(?:(?:[cmk]?m|(?:centi|milli|kilo|zenti|centí|quiló|kiló)?m[eèé]t(?:er|r[eoiuyó])\w*"
    r"|(?:санти|милли|кило)?метр\w*|[кс]?м|(?:سنت[يی]|كيلو)?متر\w*|كم)(?![\w²³])"
    r"|公里|千米|厘米|米|(?:センチ|キロ)(?:メートル)?|メートル|(?:किलो|सेंटी)?मीटर|किमी|सेमी)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that may answer, and the passage around it."""

    sentence: OpposedText
    around: OpposedText


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
    if not {language, asked_in} <= described().keys():
        return False
    asks = language_of(asked_in).asks
    kind = next((kind for kind, asking in asks if asking.search(question)), None)
    is_open = kind is not None or reason_asked(question, asked_in)
    asked, told = (
        OpposedText(question, asked_in),
        _Told(OpposedText(sentence, language), OpposedText(around, language)),
    )
    return (
        _goes_the_other_way(asked, told)
        or _is_measured_otherwise(asked, told)
        or (is_open and _is_other_end(asked, told))
        or (
            _is_of_other_time(asked, told)
            and ((is_open and kind != "when") or has_all_else(asked, told.sentence, ()))
        )
    )


def _goes_the_other_way(asked: OpposedText, told: _Told) -> bool:
    """Say whether a sentence says that it rose, where it is asked why or by how much it fell."""
    if not reason_asked(asked.text, asked.language) and not asked.has("by"):
        return False
    if not _is_of_same(asked, told.sentence):
        return False
    # Where the sentence is surely of what is asked about, what else rose near it tells nothing.
    near = told.sentence if has_all_else(asked, told.sentence, ("up", "down")) else told.around
    return any(
        asked.has(way)
        and not asked.has(other)
        and told.sentence.has(other)
        and not near.has(way)
        and not near.has(f"also_{way}")
        for way, other in (("up", "down"), ("down", "up"))
    )


def _is_of_same(asked: OpposedText, sentence: OpposedText) -> bool:
    """Say whether a sentence may tell how what is asked of went, and no cause: "the sea warmed".

    It has a word of the question, or begins with one that stands for it: "it rose". Of another
    language nothing is told.
    """
    if asked.language != sentence.language:
        return True
    shared = stems(asked.text, asked.language) & stems(sentence.text, sentence.language)
    return bool(shared) or language_of(asked.language).subject.match(sentence.text) is not None


def _is_other_end(asked: OpposedText, told: _Told) -> bool:
    """Say whether a sentence says which is the most, where it is asked which is the least."""
    if asked.language == told.sentence.language and "extremes" in described()[asked.language]:
        return _is_other_extreme(asked, told)
    ends, others, found = (
        ends_told(text.text, text.language) for text in (asked, told.sentence, told.around)
    )
    return any(
        ends == {end} and others == {other} and end not in found for end, other in _OPPOSITE_ENDS
    )


def _is_other_extreme(asked: OpposedText, told: _Told) -> bool:
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
    return [pair.split("/") for pair in described()[language]["extremes"].split()]


def _is_in(word: str, text: OpposedText) -> bool:
    """Say whether a text has a word."""
    return whole_words(word, text.language).search(text.text) is not None


def _is_measured_otherwise(asked: OpposedText, told: _Told) -> bool:
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
    # A length that the sentence says no measure of may be any: "four metres, and six high".
    told_of = sum(tells.search(sentence) is not None for _, tells in measures.values())
    is_told = len(lengths.findall(sentence)) <= told_of
    return is_told and not measures[names[0]][1].search(told.around.text)


def _is_of_other_time(asked: OpposedText, told: _Told) -> bool:
    """Say whether a sentence is of the spring, where something of the autumn is asked."""
    if asked.has("spans") or told.sentence.has("spans"):
        return False
    for kind in TIMES:
        named = named_times(kind, asked)
        others = named_times(kind, told.sentence) if len(named) == 1 else set()
        if len(others) == 1 and not named & (others | named_times(kind, told.around)):
            return True
    return False


@cache
def _measures(language: str) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return how each measure is asked for and told in a language."""
    return {
        name: (whole_words(asks, language), whole_words(tells, language))
        for name, (asks, tells) in described()[language]["measures"].items()
    }


@cache
def _length(language: str) -> re.Pattern[str]:
    """Return the pattern of a length: a number in figures or words, and its unit."""
    known = language_of(language)
    words = chain(known.numbers, *known.counts)
    numbers = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:\d[\d.,\s]{{0,20}}|(?<!\w)(?:{numbers})[\s-])\s?{_LENGTH}", re.I)
