"""The words of a question that carry its topic, and how much each of them weighs."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from embeddings.arrays import Vectors
from embeddings.search.late_interaction import mean_by_word
from embeddings.search.query import EARLIER_WEIGHT, Query
from embeddings.search.signals import Signals
from embeddings.text.languages import language_of
from embeddings.text.spelling import Spelling
from embeddings.text.words import Word


@dataclass(frozen=True, slots=True, eq=False)
class TopicWords:
    """The words of a question that carry its topic, each with its tokens and its weight."""

    words: list[Word]
    tokens: list[list[int]]
    weights: Vectors

    @classmethod
    def of(cls, query: Query, signals: Signals, spelling: Spelling) -> Self:
        """Choose the words that carry the topic, and weigh them by how rare and recent they are."""
        seen = [(word, query.tokens_of(word)) for word in query.words]
        held = [pair for pair in seen if pair[1]]
        topic = [(w, t) for w, t in held if not (w.is_stop or w.is_year or w.is_period)]
        chosen = topic or [pair for pair in held if not pair[0].is_stop] or held
        weights = [_weight(word, query, signals, spelling) for word, _ in chosen]
        return cls([w for w, _ in chosen], [t for _, t in chosen], np.array(weights, np.float32))

    def of_subject(self, query: Query) -> Self:
        """Return them without a follow-up's own words of plans, where others are left.

        "What is the goal for this year?" behind a question about GDP asks for one goal of many: all
        of these are met by that word.
        """
        plans = language_of(query.language).plans
        kept = [
            n
            for n, word in enumerate(self.words)
            if word.start < query.start or not plans.fullmatch(word.lower)
        ]
        if not (query.history and kept):
            return self
        words, tokens = [self.words[n] for n in kept], [self.tokens[n] for n in kept]
        return type(self)(words, tokens, self.weights[kept])

    @property
    def shares(self) -> Vectors:
        """Return (w,) the weights, scaled to a sum of 1."""
        shares: Vectors = self.weights / self.weights.sum()
        return shares

    def by_word(self, matches: Vectors) -> Vectors:
        """Turn (..., q) matches of tokens into (..., w) means over each word's tokens."""
        return mean_by_word(matches, self.tokens)

    def held_in(self, stems: frozenset[str]) -> Vectors:
        """Return for each word the share of its parts that a set of stems holds."""
        return np.array([share_held(word, stems) for word in self.words], np.float32)


def share_held(word: Word, stems: frozenset[str]) -> float:
    """Return the share of a word's parts that a set of stems holds."""
    return sum(part in stems for part in word.stems) / max(1, len(word.stems))


def _weight(word: Word, query: Query, signals: Signals, spelling: Spelling) -> float:
    """Weigh a word: rare in English and in the report, and asked now, count more."""
    unknown = signals.rarity("")
    rarity = sum(map(signals.rarity, word.stems)) / max(1, len(word.stems)) / unknown
    now = 1.0 if word.start >= query.start else EARLIER_WEIGHT
    return spelling.rarity(word.lower) * now * (0.4 + 0.6 * min(1.0, rarity)) + 1e-3
