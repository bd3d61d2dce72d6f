"""Mistyped words of a question, corrected towards the reports' own words and general English."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from heapq import nlargest
from importlib.resources import files
from itertools import dropwhile, islice
from typing import Self

from embeddings.text.near_words import NearWords
from embeddings.text.question_words import QUESTION_WORDS
from embeddings.text.scripts import JOINERS, MARKS, SPACELESS

# Words of other letters too, so that none is cut where an accent stands; only A to Z is mended.
_LETTERS = rf"(?:[^\W\d_{SPACELESS}][{MARKS}{JOINERS}]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:[’']{_LETTERS})?")
_POSSESSIVE = re.compile(r"(?<=\w)[’']s$", re.I)
_SHORTEST = 4
# New words and names, "fintech", are mostly two edits or a first letter from some known word, which
# they aren't; slips of the hand mostly one (80 % of them: Damerau, "A technique for computer
# detection and correction of spelling errors", 1964), and in long words two.
_TWO_EDITS = 9
_COMMON = 30_000
# What stands behind "how" is likely one of these.
_OF_DEGREE = "many much long often large far old big".split()
# A word that is known, but not among so many, lacks a letter of one of them before such a word:
# "wen did". Others may be names: "Wren is".
_USUAL, _SHORTEST_ASKING = 10_000, 3
_ASKED = frozenset(
    "is are was were will would can could do does did has have had should shall must".split()
)
# What may stand before a word that asks; it is looked for among so many.
_LEADING = frozenset("and so but or ok in at on of for to by from with since until".split())
_OPENING = 5
# An edit costs as much as a word's being e^6 times rarer.
_EDIT = 6.0


class Spelling:
    """Corrects words that neither the reports, nor general English, nor the model know."""

    def __init__(self, own: Mapping[str, int], vocabulary: Iterable[str]) -> None:
        self._general = _general()
        self._own = own
        self._totals = sum(self._general.values()), max(1, sum(own.values()))
        self._vocabulary = frozenset(vocabulary)

    @classmethod
    def of(cls, texts: Iterable[str], vocabulary: Iterable[str] = ()) -> Self:
        """Return what corrects words towards those of some texts.

        Args:
            texts: in English.
            vocabulary: other words that are right, in lower case.
        """
        return cls(count_words(texts), vocabulary)

    def correct(self, text: str) -> str:
        """Return a text with its unknown words replaced by the likeliest known ones.

        A word in capitals among others is an acronym, and stays.
        """
        asking = self._asking(text)
        reading = cache(self._word)
        shouted = text.isupper() and len(_WORD.findall(text)) > 1
        return _WORD.sub(
            lambda match: reading(match[0]) if shouted or not match[0].isupper() else match[0],
            asking,
        )

    def _asking(self, text: str) -> str:
        """Return a text with what asks at its opening as a question has it: "which" for "wich"."""
        words = islice(_WORD.finditer(text), _OPENING)
        found = [*dropwhile(lambda match: match[0].lower() in _LEADING, words)]
        if not found or (found[0][0].isupper() and not text.isupper()):
            return text
        first, behind = found[0], found[1][0] if len(found) > 1 else ""
        degree = self._meant(behind, _OF_DEGREE)
        opening = self._meant(first[0], ["how"] if degree else QUESTION_WORDS, behind)
        if opening == "how" and degree not in ("", behind.lower()):
            text = text[: found[1].start()] + degree + text[found[1].end() :]
        if opening in ("", first[0].lower()):
            return text
        return text[: first.start()] + opening + text[first.end() :]

    def _meant(self, word: str, likely: Iterable[str], behind: str = "") -> str:
        """Return which of some likely words another one is, or was meant to be.

        Letters may be missing, too many or exchanged, and none is another: that is a name. Of
        several the commonest; empty for none. `behind` is the word behind it.
        """
        low = word.lower()
        if low in likely:
            return low
        if len(low) < _SHORTEST_ASKING or low in self._own or not low.isascii():
            return ""
        if low.removesuffix("s") in likely:  # "whats" is "what's"
            return ""
        is_right = self._is_right(low)
        if is_right and not (word.islower() and behind.lower() in _ASKED and low not in _usual()):
            return ""
        near = [each.term for each in NearWords.of(likely).near(low, 1)]
        if is_right:
            near = [term for term in near if len(term) > len(low)]
        near = [term for term in near if len(term) != len(low) or sorted(term) == sorted(low)]
        return max(near, key=lambda term: self._general[term], default="")

    def rarity(self, word: str) -> float:
        """Return how rare a word is in general English, 0.05 (the commonest) to 1.

        From its Zipf value, log10 of occurrences in a billion words: van Heuven et al.,
        "SUBTLEX-UK", 2014. A word that isn't listed is rare.
        """
        count = self._general.get(_POSSESSIVE.sub("", word), 0)
        zipf = math.log10(count / self._totals[0] * 1e9) if count else 2.0
        return min(1.0, max(0.05, (7.5 - zipf) / 4.5))

    def is_english(self, word: str) -> bool:
        """Say whether a word in lower case is one of general English."""
        return _POSSESSIVE.sub("", word) in self._general

    def is_known(self, word: str) -> bool:
        """Say whether general English or the reports hold a word in lower case."""
        return self.is_english(word) or word in self._own

    @cached_property
    def _near_own(self) -> NearWords:
        """Return where the words of the reports are looked for."""
        return NearWords.of(self._own)

    def _word(self, word: str) -> str:
        """Return the likeliest reading of one word; what is somebody's stays theirs."""
        ending = _POSSESSIVE.search(word)
        if ending:
            return self._word(word[: ending.start()]) + ending[0]
        low = word.lower()
        if len(low) < _SHORTEST or self._is_right(low) or self._is_right(low.removesuffix("s")):
            return word
        if not low.replace("’", "").isascii():
            return word
        edits = 2 if len(low) >= _TWO_EDITS else 1
        near = [*_common().near(low, edits), *self._near_own.near(low, edits)]
        if not near:
            return word
        best = max(near, key=lambda known: self._likelihood(known.term, known.distance))
        return str(best.term)

    def _is_right(self, word: str) -> bool:
        """Say whether the reports, general English or the model know a word in lower case."""
        return word in self._general or word in self._own or word in self._vocabulary

    def _likelihood(self, term: str, distance: int) -> float:
        """Return the log likelihood that a term was meant: how common it is, less its edits."""
        general = self._general.get(term, 0) / self._totals[0]
        own = self._own.get(term, 0) / self._totals[1]
        return math.log((general + own) / 2 + 1e-9) - _EDIT * distance


def count_words(texts: Iterable[str]) -> Mapping[str, int]:
    """Count the words of texts, in lower case, with what is somebody's as their own word."""
    found = (word.lower() for text in texts for word in _WORD.findall(text))
    return Counter(_POSSESSIVE.sub("", word) for word in found)


@cache
def _common() -> NearWords:
    """Return where the common words of English are looked for, made once."""
    return NearWords.of(_commonest(_COMMON))


def is_common(word: str) -> bool:
    """Say whether a word in lower case is among the common ones of general English."""
    return word in _common_words()


def is_general(word: str) -> bool:
    """Say whether a word in lower case is one of general English, however rare."""
    return word in _general()


@cache
def _common_words() -> frozenset[str]:
    """Return the common words of general English."""
    return frozenset(_commonest(_COMMON))


@cache
def _usual() -> frozenset[str]:
    """Return the words that are too common to have been meant as another."""
    return frozenset(_commonest(_USUAL))


def _commonest(count: int) -> list[str]:
    """Return the commonest words of general English, from the commonest on."""
    general = _general()
    return nlargest(count, general, key=general.__getitem__)


@cache
def _general() -> dict[str, int]:
    """Return how often the words of general English occur, from symspellpy's own list."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    pairs = (line.split() for line in text.splitlines())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2}
