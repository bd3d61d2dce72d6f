"""A SentencePiece unigram tokenizer: the likeliest way to cut a text into the pieces it knows.

Kudo, "Subword Regularization", 2018: a piece has a log probability, and of all ways to cut, the one
with the highest sum is found piece by piece (Viterbi).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

# What stands for a space in a piece; a text begins with one.
SPACE = "\u2581"
_SPACES = re.compile("  +")
# How much less likely than the rarest piece a character is that no piece has, as SentencePiece has
# it (its kUnkPenalty).
_UNKNOWN = 10.0
# By how many letters it is told how long a piece may be that begins with them.
_OPENING = 2


class Piece(NamedTuple):
    """A piece of a text: its vocabulary id, and where it starts and ends in the text."""

    id: int
    start: int
    end: int


@dataclass(frozen=True)
class Unigram:
    """The pieces of a model.

    `ids` are the vocabulary ids of pieces and `scores` the log probabilities by id; `normal` are
    the replacements of code points, and `unknown` the id of what no piece has.
    """

    ids: Mapping[str, int]
    scores: Sequence[float]
    normal: Mapping[int, str]
    unknown: int

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        """Return how many characters the longest piece has that begins with two letters."""
        longest: dict[str, int] = {}
        for piece in self.ids:
            opening = piece[:_OPENING]
            longest[opening] = max(longest.get(opening, 1), len(piece))
        return longest

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
        end = len(marked)
        best = self._best(marked)
        while end:
            start, piece = best[end]
            found.append((piece, start, end))
            end = start
        return found[::-1]

    def _best(self, text: str) -> list[tuple[int, int]]:
        """Return, for each end, where the last piece of the likeliest cut begins, and its id."""
        ids, scores, longest = self.ids, self.scores, self._longest
        sums = [0.0] + [float("-inf")] * len(text)
        best = [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            so_far = sums[start]
            if so_far + self._unlikely > sums[start + 1]:
                sums[start + 1], best[start + 1] = so_far + self._unlikely, (start, self.unknown)
            most = longest.get(text[start : start + _OPENING], 1)
            for end in range(start + 1, min(len(text), start + most) + 1):
                piece = ids.get(text[start:end])
                if piece is not None and so_far + scores[piece] > sums[end]:
                    sums[end], best[end] = so_far + scores[piece], (start, piece)
        return best
