"""How well sentences match the words of a topic in meaning, and which of them mean it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.index.index import Index
from embeddings.search.late_interaction import mean_by_word
from embeddings.search.new_topic import LIKE_WORDS
from embeddings.search.query import Query
from embeddings.search.read_rows import ReadRows
from embeddings.search.topic_words import TopicWords

# How well a word must be matched: as a share of its best match, and as a cosine, by the model of
# words and by that of meaning; docs/chat.md says how they were chosen.
_SHARE, _LEAST = 0.55, 0.4
_SHARE_MEANT, _LEAST_MEANT = 0.7, 0.55
# By the model of meaning, the share of the best match of a word's weakest token: "Neuenmünde" has
# all but the first of "Altenmünde", and means another.
_WEAKEST = 0.72
# How many sentences are compared at a time.
_BATCH = 500


@dataclass(frozen=True, slots=True, eq=False)
class MeantTopic:
    """How well r sentences match w words of a topic.

    `matches` is (r, w) the cosine of each; `near` is (r, w) whether it means that.
    """

    matches: Vectors
    near: Mask

    @classmethod
    def of(
        cls, query: Query, words: TopicWords, rows: SentenceRows, index: Index, read: ReadRows
    ) -> "MeantTopic":
        """Match words by the model of words where it reads them, else by that of meaning.

        Args:
            query: the topic.
            words: its words.
            rows: the sentences, one at least.
            index: has what both models make of them.
            read: tells which the model of words reads.
        """
        by_words = read.both(query, rows)
        matches = np.zeros((len(rows), len(words.words)), np.float32)
        weakest = matches.copy()
        for start in range(0, len(rows), _BATCH):
            batch = np.arange(start, min(start + _BATCH, len(rows)))
            own, other = batch[by_words[batch]], batch[~by_words[batch]]
            if len(own):
                found = index.context_matches(query.encoded.tokens, rows[own])
                matches[own] = words.by_word(found)
            if len(other):
                matches[other], weakest[other] = _meant(query, words, rows[other], index)
        best = matches.max(axis=0)
        near = matches >= np.maximum(_SHARE * best, _LEAST)
        near[~by_words] &= (
            (matches >= np.maximum(_SHARE_MEANT * best, _LEAST_MEANT))
            & (weakest >= _WEAKEST * weakest.max(axis=0))
        )[~by_words]
        return cls(matches, near)


def _meant(
    query: Query, words: TopicWords, rows: SentenceRows, index: Index
) -> tuple[Vectors, Vectors]:
    """Return (r, w), how well words are matched by the model of meaning, and their weakest tokens.

    Both are 0 without such a model.
    """
    nothing = np.zeros((len(rows), len(words.words)), np.float32)
    if index.meaning is None or query.meant is None:
        return nothing, nothing
    own = query.meant.encoded
    of_words = [own.tokens_at(word.start, word.end) for word in words.words]
    found = index.meaning.matches(own.tokens, rows)
    return LIKE_WORDS * mean_by_word(found, of_words), _least_by_word(found, of_words)


def _least_by_word(matches: Vectors, tokens: Sequence[Sequence[int]]) -> Vectors:
    """Turn (r, q) matches of tokens into (r, w), the least over those of each word; 0 without."""
    nothing = np.zeros(len(matches), np.float32)
    columns = [matches[:, own].min(axis=1) if own else nothing for own in tokens]
    least: Vectors = np.stack(columns, axis=-1)
    return least
