"""A SentencePiece unigram tokenizer: the likeliest way to cut a text into the pieces it knows.

Kudo, "Subword Regularization", 2018: a piece has a log probability, and of all ways to cut, the one
with the highest sum is found piece by piece (Viterbi).
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, Self

import numpy as np
from marisa_trie import Trie

# What stands for a space in a piece; a text begins with one.
SPACE = "\u2581"
_SPACES = re.compile("  +")
# How much less likely than the rarest piece a character is that no piece has, as SentencePiece has
# it (its kUnkPenalty).
_UNKNOWN = 10.0
# So many words are known with their pieces.
_WORDS = 4096


class Piece(NamedTuple):
    """A piece of a text: its vocabulary id, and where it starts and ends in the text."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Unigram:
    """The pieces of a model.

    `vocabulary` numbers them in its own order, and `ids` are their vocabulary ids by that number;
    `scores` are the log probabilities by vocabulary id, `normal` the replacements of code points,
    and `unknown` the id of what no piece has. No piece is longer than `longest`, and `word` finds
    what is cut by itself.
    """

    vocabulary: Trie
    ids: Sequence[int]
    scores: Sequence[float]
    normal: Mapping[int, str]
    unknown: int
    longest: int
    word: re.Pattern[str]

    @classmethod
    def of(
        cls, pieces: Sequence[str], scores: Sequence[float], normal: Mapping[int, str], unknown: int
    ) -> Self:
        """Prepare pieces, whose vocabulary ids are their places; none comes twice."""
        trie = Trie(pieces)
        ids = np.empty(len(pieces), np.int32)
        ids[np.fromiter(map(trie.key_id, pieces), np.int32)] = np.arange(len(pieces))
        # Up to a space, where no piece goes on behind one.
        goes_on = re.search(rf"[^\n]{SPACE}", "\n".join(pieces))
        word = re.compile("(?s:.+)" if goes_on else f"(?s:.)[^{SPACE}]*")
        longest = max(map(len, pieces))
        return cls(trie, array("i", ids), array("d", scores), normal, unknown, longest, word)

    @cached_property
    def _unlikely(self) -> float:
        """Return the score of a character that no piece has."""
        return min(self.scores) - _UNKNOWN

    def encode(self, text: str) -> list[int]:
        """Return the vocabulary ids of a text's pieces, without the model's own marks."""
        normal = _SPACES.sub(" ", text.translate(self.normal))
        marked = (normal if normal.startswith(" ") else f" {normal}").replace(" ", SPACE)
        return [piece for piece, _, _ in self._cut(marked)]

    def pieces(self, text: str) -> list[Piece]:
        """Return the same pieces with their places in the text; a space in front isn't theirs."""
        letters, places = self._placed(text)
        if letters[:1] != [" "]:
            letters, places = [" ", *letters], [0, *places]
        marked = "".join(letters).replace(" ", SPACE)
        places.append(len(text))
        found = []
        for piece, start, end in self._cut(marked):
            first = start + (marked[start] == SPACE)
            behind = places[end - 1] + 1 if first < end else places[first]
            found.append(Piece(piece, places[first], behind))
        return found

    def _placed(self, text: str) -> tuple[list[str], list[int]]:
        """Return a text's characters once they are replaced, and where each stands in the text."""
        letters: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(text):
            for new in self.normal.get(ord(letter), letter):
                if new != " " or letters[-1:] != [" "]:
                    letters.append(new)
                    places.append(place)
        return letters, places

    def _cut(self, marked: str) -> list[tuple[int, int, int]]:
        """Return the likeliest cut of a marked text: of each piece its id, its start and end."""
        found = []
        start = 0
        for word in self.word.findall(marked):
            found += [(piece, start + a, start + b) for piece, a, b in self._cut_word(word)]
            start += len(word)
        return found

    @cached_property
    def _cut_word(self) -> Callable[[str], list[tuple[int, int, int]]]:
        """Return what cuts a word as `_cut` does a text; the last ones it knows."""
        return lru_cache(_WORDS)(self._cut_anew)

    def _cut_anew(self, word: str) -> list[tuple[int, int, int]]:
        """Cut a word."""
        found = []
        end = len(word)
        best = self._best(word)
        while end:
            start, piece = best[end]
            found.append((piece, start, end))
            end = start
        return found[::-1]

    def _best(self, text: str) -> list[tuple[int, int]]:
        """Return, for each end, where the last piece of the likeliest cut begins, and its id."""
        known, ids, scores = self.vocabulary, self.ids, self.scores
        sums = [0.0] + [float("-inf")] * len(text)
        best = [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            so_far = sums[start]
            if so_far + self._unlikely > sums[start + 1]:
                sums[start + 1], best[start + 1] = so_far + self._unlikely, (start, self.unknown)
            for piece in known.prefixes(text[start : start + self.longest]):
                end, number = start + len(piece), ids[known.key_id(piece)]
                if so_far + scores[number] > sums[end]:
                    sums[end], best[end] = so_far + scores[number], (start, number)
        return best
