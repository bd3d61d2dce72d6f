"""The neighbouring clauses of a sentence that are marked: few words that surely answer."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Vectors
from embeddings.text.bm25 import is_spaceless
from embeddings.text.clauses import Clause

# A sentence of which nearly all would be marked is marked whole.
_NEARLY_ALL = 0.85
# How much the share of the topic words counts beside that of the answer.
_TOPIC = 0.6
# About how many characters make a word in a script that writes no spaces.
_CHARACTERS = 1.6


@dataclass(frozen=True, slots=True)
class Weighed:
    """The clauses of a sentence: `shares` (c,), 1 in all, say how surely each holds the answer.

    `matches` is (c, w), how well each matches each topic word, 1 in all where each matches best;
    `cost` is what the length of a mark takes from these.
    """

    parts: tuple[Clause, ...]
    shares: Vectors
    matches: Vectors
    cost: float


def best_run(text: str, weighed: Weighed, cost: float) -> Clause:
    """Return the neighbouring clauses that surely hold what is asked for in few words.

    That is the run with the highest share of the answer and of the topic words, less the cost of
    its length; the whole sentence where that would be nearly all of it.

    Args:
        text: the sentence.
        weighed: its clauses.
        cost: what the logarithm of the number of words takes from a share.
    """
    parts = weighed.parts
    words = _words_before(text, parts)
    sure = np.cumsum([0, *weighed.shares])
    firsts, lasts = _runs(len(parts))
    lengths = words[lasts + 1] - words[firsts]
    values = sure[lasts + 1] - sure[firsts] + _TOPIC * _covered(weighed.matches)
    best = int((values - cost * np.log(np.maximum(1, lengths))).argmax())
    if lengths[best] > _NEARLY_ALL * words[-1]:
        return Clause(0, len(text))
    return Clause(parts[firsts[best]].start, parts[lasts[best]].end)


@lru_cache(100)
def _runs(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first and the last clause, (r,) each, of each run of so many clauses."""
    return np.triu_indices(count)


@lru_cache(2000)
def _words_before(text: str, parts: tuple[Clause, ...]) -> Vectors:
    """Return (c + 1,) how many words of a sentence stand before each clause, and in them all."""
    starts = [*(part.start for part in parts), len(text)]
    return np.cumsum([0, *(count_words(text[a:b]) for a, b in pairwise(starts))])


def _covered(matches: Vectors) -> Vectors:
    """Return how well each run of clauses covers the topic words, in `np.triu_indices` order."""
    runs = (np.maximum.accumulate(matches[n:]).sum(axis=1) for n in range(len(matches)))
    return np.concatenate(list(runs))


def count_words(text: str) -> int:
    """Count the words of a text; of one in a script without spaces, about."""
    return round(len(text) / _CHARACTERS) if is_spaceless(text) else len(text.split())
