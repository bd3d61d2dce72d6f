"""The words of a sentence that answer: the few clauses that surely hold what is asked for."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Vectors
from embeddings.search.clause_features import (
    NAMES,
    Asked,
    SentenceMatches,
    clause_features,
)
from embeddings.search.foreign_clauses import FOREIGN_NAMES, foreign_features
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.result import Hit
from embeddings.text.bm25 import is_spaceless
from embeddings.text.clauses import Clause, clauses

# A sentence of fewer words is marked whole, and so is one of which nearly all would be marked.
FEWEST_WORDS, _NEARLY_ALL = 12, 0.85
# How much the share of the topic words counts beside that of the answer.
_TOPIC = 0.6
# How many questions are remembered as they were read, one a thread at least.
_ASKED = 16
# Of how many sentences the clauses are remembered as the multilingual model encoded them.
_ENCODED = 300
# About how many characters make a word in a script that writes no spaces.
_CHARACTERS = 1.6


@dataclass(frozen=True, slots=True)
class ClauseModel:
    """Tells which clause holds the answer: a softmax over the weighted features of a sentence's.

    `cost` is what the length of a mark takes from how surely it holds the answer.
    """

    cost: float
    weights: Vectors
    means: Vectors
    deviations: Vectors

    @classmethod
    def load(cls, kind: str, names: Sequence[str]) -> Self:
        """Read a model from marks.toml, beside this module."""
        text = (files("embeddings.search") / "marks.toml").read_text(encoding="utf-8")
        return cls.of(tomllib.loads(text)[kind], names)

    @classmethod
    def of(cls, data: Mapping[str, Any], names: Sequence[str]) -> Self:
        """Make a model of a table of marks.toml."""
        features = [data["features"][name] for name in names]
        columns = (
            np.array([feature[column] for feature in features], np.float32)
            for column in ("weight", "mean", "deviation")
        )
        return cls(data["cost"], *columns)

    def shares(self, features: Vectors) -> Vectors:
        """Return (c,) how surely each clause holds the answer, 1 in all, of (c, f) features."""
        scores = (features - self.means) / self.deviations @ self.weights
        raised = np.exp(scores - scores.max())
        shares: Vectors = raised / raised.sum()
        return shares


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


class Marker:
    """Marks the words that answer in the sentences of a collection; nothing of it changes."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts = parts
        # A question is read once for all the passages that it found.
        self._asked = lru_cache(_ASKED)(
            partial(Asked.of, signals=parts.signals, spelling=parts.spelling)
        )
        # Encoding its clauses is what a question in another language waits for.
        meaning = parts.models.meaning
        self._encode = lru_cache(_ENCODED)(meaning.passages) if meaning else None
        self._by_words = ClauseModel.load("words", NAMES)
        self._by_meaning = ClauseModel.load("meaning", FOREIGN_NAMES)

    def marked(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return hits, best first, with the parts of their sentences that answer."""
        return tuple(self._marked(query, hit, rank == 0) for rank, hit in enumerate(hits))

    def mark(self, query: Query, row: int, *, is_first: bool = True) -> Clause:
        """Return which part of a sentence answers a question; all of it where that isn't sure.

        Args:
            query: the question.
            row: the sentence.
            is_first: it is of the first passage: others are marked by words alone, which is quick.
        """
        text = self._parts.collection.texts[row]
        weighed = self.weigh(query, row, is_first=is_first)
        return best_run(text, weighed, weighed.cost) if weighed else Clause(0, len(text))

    def weigh(self, query: Query, row: int, *, is_first: bool = True) -> Weighed | None:
        """Return the clauses of a sentence with how surely each holds the answer.

        None where the sentence is short, has one clause, or can't be compared with the question.
        """
        text = self._parts.collection.texts[row]
        parts = clauses(text)
        if len(parts) < 2 or count_words(text) < FEWEST_WORDS:
            return None
        if self._parts.read.reads(query, row):
            return self._weigh_words(query, row, parts)
        if not (is_first and self._encode) or query.meaning is None:
            return None
        model = self._by_meaning
        features = foreign_features(query, text, parts, self._encode)
        unmatched = np.zeros((len(parts), 1), np.float32)
        return Weighed(parts, model.shares(features), unmatched, model.cost)

    def _weigh_words(self, query: Query, row: int, parts: tuple[Clause, ...]) -> Weighed | None:
        """Weigh clauses by their words; None where none of the question's is known."""
        found = self._matches(query, row, parts)
        if found is None:
            return None
        matches = found.topic * found.asked.topic.shares
        shares = self._by_words.shares(clause_features(found))
        scale = matches.max(axis=0).sum() or np.float32(1)
        return Weighed(parts, shares, matches / scale, self._by_words.cost)

    def features(self, query: Query, row: int, parts: tuple[Clause, ...]) -> Vectors | None:
        """Return (c, f), the features of a sentence's clauses; None where no word is known."""
        found = self._matches(query, row, parts)
        return clause_features(found) if found else None

    def _matches(self, query: Query, row: int, parts: tuple[Clause, ...]) -> SentenceMatches | None:
        """Hold a sentence against the topic words of a question; None where it has none."""
        asked = self._asked(query)
        if not asked.topic.words:
            return None
        encoded = self._parts.index.context_tokens(row)
        return SentenceMatches.of(asked, self._parts.collection.texts[row], parts, encoded)

    def _marked(self, query: Query, hit: Hit, is_first: bool) -> Hit:
        """Return a hit with the part of its sentence that answers, as a slice of its paragraph."""
        row = self._parts.collection.row_of(hit.paragraph, hit.sentence)
        part = self.mark(query, row, is_first=is_first)
        start = hit.paragraph.sentences[hit.sentence].start
        return replace(hit, mark=Clause(start + part.start, start + part.end))


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
