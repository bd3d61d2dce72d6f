"""The words of a sentence that answer: the few clauses that surely hold what is asked for."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import pairwise
from typing import Any, Self

import numpy as np

from embeddings.arrays import Vectors
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.multilingual import MultilingualEncoder
from embeddings.search.clause_features import NAMES, SentenceMatches, clause_features
from embeddings.search.foreign_clauses import FOREIGN_NAMES, foreign_features
from embeddings.search.query import Query
from embeddings.search.result import Hit
from embeddings.search.signals import Signals
from embeddings.search.topic_words import TopicWords
from embeddings.text.bm25 import is_spaceless
from embeddings.text.clauses import Clause, clauses
from embeddings.text.spelling import Spelling

# A sentence of fewer words is marked whole, and so is one of which nearly all would be marked.
FEWEST_WORDS, _NEARLY_ALL = 12, 0.85
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


class Marker:
    """Marks the words that answer in the sentences of a collection; nothing of it changes."""

    def __init__(
        self,
        collection: Collection,
        index: Index,
        signals: Signals,
        spelling: Spelling,
        multilingual: MultilingualEncoder | None = None,
    ) -> None:
        self._collection = collection
        self._index = index
        self._signals = signals
        self._spelling = spelling
        self._multilingual = multilingual
        self._is_read = index.manifest.reads(collection.languages)[collection.paragraph_of]
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
        text = self._collection.texts[row]
        weighed = self.weigh(query, row, is_first=is_first)
        return best_run(text, *weighed) if weighed else Clause(0, len(text))

    def weigh(
        self, query: Query, row: int, *, is_first: bool = True
    ) -> tuple[tuple[Clause, ...], Vectors, float] | None:
        """Return a sentence's clauses, how surely each holds the answer, and the cost of words.

        None where the sentence is short, has one clause, or can't be compared with the question.
        """
        text = self._collection.texts[row]
        parts = clauses(text)
        if len(parts) < 2 or count_words(text) < FEWEST_WORDS:
            return None
        if query.is_read and self._is_read[row]:
            features, model = self.features(query, row, parts), self._by_words
        elif is_first and self._multilingual and query.meaning is not None:
            features = foreign_features(query, text, parts, self._multilingual)
            model = self._by_meaning
        else:
            return None
        return None if features is None else (parts, model.shares(features), model.cost)

    def features(self, query: Query, row: int, parts: tuple[Clause, ...]) -> Vectors | None:
        """Return (c, f), the features of a sentence's clauses; None where no word is known."""
        topic = TopicWords.of(query, self._signals, self._spelling)
        if not topic.words:
            return None
        encoded = self._index.context_tokens(row)
        sentence = SentenceMatches.of(query, self._collection.texts[row], parts, encoded)
        return clause_features(sentence, topic)

    def _marked(self, query: Query, hit: Hit, is_first: bool) -> Hit:
        """Return a hit with the part of its sentence that answers, as a slice of its paragraph."""
        row = self._collection.row_of[hit.paragraph.id, hit.sentence]
        part = self.mark(query, row, is_first=is_first)
        start = hit.paragraph.sentences[hit.sentence].start
        return replace(hit, mark=Clause(start + part.start, start + part.end))


def best_run(text: str, parts: Sequence[Clause], shares: Vectors, cost: float) -> Clause:
    """Return the neighbouring clauses that surely hold the answer in few words.

    That is the run with the highest share less the cost of its length; the whole sentence where
    that would be nearly all of it.

    Args:
        text: the sentence.
        parts: its clauses.
        shares: (c,) how surely each holds the answer.
        cost: what the logarithm of the number of words takes from a share.
    """
    starts = [*(part.start for part in parts), len(text)]
    words = np.cumsum([0, *(count_words(text[a:b]) for a, b in pairwise(starts))])
    sure = np.cumsum([0, *shares])
    firsts, lasts = np.triu_indices(len(parts))
    lengths = words[lasts + 1] - words[firsts]
    values = sure[lasts + 1] - sure[firsts] - cost * np.log(np.maximum(1, lengths))
    best = int(values.argmax())
    if lengths[best] > _NEARLY_ALL * words[-1]:
        return Clause(0, len(text))
    return Clause(parts[firsts[best]].start, parts[lasts[best]].end)


def count_words(text: str) -> int:
    """Count the words of a text; of one in a script without spaces, about."""
    return round(len(text) / _CHARACTERS) if is_spaceless(text) else len(text.split())
