"""What a follow-up adds to the question before it: "and for Dalian?" asks the same of Dalian."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.conversation.opening_words import closed_words
from embeddings.conversation.topics import adds_nothing, is_empty
from embeddings.encoder import Encoded
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.models import Models
from embeddings.search.late_interaction import mean_by_word
from embeddings.search.period_words import periods
from embeddings.search.query import Query
from embeddings.search.read_rows import ReadRows
from embeddings.search.topic_words import share_held
from embeddings.text.words import Word, stems

# The cosine of tokens in their contexts from which a word says what another does, by the model of
# words, and what one by the multilingual model is worth beside it: of words that are asked about
# three in four are so near to one of the paragraph that answers, one in ten to one of another.
_SAME, LIKE_WORDS = 0.5, np.float32(0.5 / 0.35)
# One of several words that are added tells by itself that a passage is about something else where
# it is met less than this: of "steel output" behind a question about grain the output is met.
_OTHER = 0.42
# The share of a word's parts that is as good as the word.
_HELD = 0.5
# A name that is a number and letters: "6G", "A4", "COVID-19".
_CODE = re.compile(r"(?<![\w-])(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)?(?![\w-])")
# Of how many sentences the stems are remembered.
_REMEMBERED = 10_000


class NewTopics:
    """How well sentences meet the words that follow-ups add; nothing of it changes.

    A follow-up is encoded by itself for that: behind the question before it each of its words means
    something of what that asks about.
    """

    def __init__(
        self, collection: Collection, index: Index, models: Models, read: ReadRows
    ) -> None:
        self._collection = collection
        self._index = index
        self._models = models
        self._read = read
        self._stems = lru_cache(_REMEMBERED)(self._stems_of)

    def are_missed(self, query: Query, rows: SentenceRows, held: frozenset[str]) -> bool:
        """Say whether sentences and stems lack what a follow-up adds: all its words, or one surely.

        Args:
            query: the question; one that adds no word, or asks for more of the same, misses none.
            rows: the sentences of a paragraph, one at least.
            held: the stems of what is around them.
        """
        added = [word for word in added_words(query) if not adds_nothing(word)]
        if not added:
            return False
        if codes := _CODE.findall(query.question):
            texts = [self._collection.texts[row] for row in rows]
            if not set(codes) <= {code for text in texts for code in _CODE.findall(text)}:
                return True
        met = self._met(query, added, rows).max(axis=0)
        met[[share_held(word, held) >= _HELD for word in added]] = 1
        return bool(met.max() < _SAME or met.min() < _OTHER)

    def met(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return (r,) how well sentences meet the words that a follow-up adds, 0 to 1."""
        added = added_words(query)
        if not added or not len(rows):
            return np.zeros(len(rows), np.float32)
        met: Vectors = self._met(query, added, rows).mean(axis=1, dtype=np.float32)
        return met

    def _met(self, query: Query, added: Sequence[Word], rows: SentenceRows) -> Vectors:
        """Return (r, w) how well sentences meet each word that is added."""
        met = np.zeros((len(rows), len(added)), np.float32)
        for n, row in enumerate(rows.tolist()):
            held = self._stems(row)
            met[n] = [share_held(word, held) for word in added]
        read = self._read.both(query, rows)
        if read.any():
            own = self._models.words.question(query.question)
            matched = self._index.context_matches(own.tokens, rows[read])
            met[read] = np.maximum(met[read], _by_word(matched, own, added, query.start))
        meaning, model = self._index.meaning, self._models.meaning
        if not read.all() and meaning is not None and model is not None:
            own = model.asked(query.question)
            matched = meaning.matches(own.tokens, rows[~read]) * LIKE_WORDS
            met[~read] = np.maximum(met[~read], _by_word(matched, own, added, query.start))
        return np.clip(met, 0, 1)

    def _stems_of(self, row: int) -> frozenset[str]:
        """Return the stems of a sentence and its section path."""
        paragraph = self._collection.paragraph_at(row)
        around = [*self._collection.paragraphs[paragraph].section, self._collection.texts[row]]
        return stems(" ".join(around), self._collection.languages[paragraph])


def added_words(query: Query) -> list[Word]:
    """Return the words of a follow-up that name something, and no period or number alone."""
    if not query.start:
        return []
    stop = closed_words(query.language)
    named = periods(query.question, query.language)
    spans = [(start + query.start, end + query.start) for start, end in named]
    return [
        word
        for word in query.words
        if word.start >= query.start
        and not (is_empty(word) or word.lower in stop or word.is_period or word.is_month)
        # Without spaces what belongs to a year is cut with what stands behind: "2022年呢".
        and not any(word.start < end and word.end > start for start, end in spans)
    ]


def _by_word(matched: Vectors, own: Encoded, added: Sequence[Word], start: int) -> Vectors:
    """Turn (r, q) matches of tokens into (r, w), means over each word's.

    Args:
        matched: those of the tokens of a follow-up that was encoded by itself.
        own: these tokens.
        added: words of the whole text.
        start: where the follow-up begins in that.
    """
    return mean_by_word(matched, [own.tokens_at(w.start - start, w.end - start) for w in added])
