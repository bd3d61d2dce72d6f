"""Computes the features of a question against the sentence that matches it best."""

import math
from collections.abc import Mapping

import numpy as np

from embeddings.arrays import Vectors
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.expected import Expected
from embeddings.search.features import Features
from embeddings.search.query import Query
from embeddings.search.signals import Signals, is_answer
from embeddings.search.topic_words import TopicWords
from embeddings.text.spelling import Spelling
from embeddings.text.words import Word, answer_type, is_question_word, stems, words

# In words: how fast a match fades with its distance from a possible answer, and a tight window.
_NEAR, _TIGHT = 8.0, 10
_TYPED = ("number", "when", "who", "where")


class FeatureExtractor:
    """Compares questions with sentences of a collection."""

    def __init__(
        self,
        collection: Collection,
        index: Index,
        signals: Signals,
        expected: Expected,
        spelling: Spelling,
    ) -> None:
        self._collection = collection
        self._index = index
        self._signals = signals
        self._expected = expected
        self._spelling = spelling
        self._expected_types = [answer_type(q.text, q.language) for q in collection.expected]

    def extract(self, query: Query, row: int, similarity: Vectors) -> Features | None:
        """Return the features of a question and one sentence; None without a word.

        Args:
            query: the question.
            row: the sentence that was found best.
            similarity: (x,) how like each expected question the question is.
        """
        topic = TopicWords.of(query, self._signals, self._spelling)
        if not topic.words:
            return None
        return Features(
            **self._question(query, topic, row),
            **self._coverage(query, topic, row),
            **self._nearness(query, topic, row),
            **self._similarity(query, row, similarity),
        )

    def _question(self, query: Query, topic: TopicWords, row: int) -> Mapping[str, float]:
        """Tell of the question: what it asks for, its names and years, and which are missing."""
        names = [w for w in topic.words if w.is_capital and w.start not in (0, query.start)]
        named = [word.text for word in query.words if word.is_year]
        held = self._signals.paragraph_stems[self._collection.paragraph_of[row]]
        return {
            "names": float(len(names)),
            "unknown_names": float(sum(not self._is_known(name) for name in names)),
            "topic_words": math.log(len(topic.words)),
            "year_missing": float(bool(named) and not any(year in held for year in named)),
            "asks_number": float(query.answer_type == "number"),
        }

    def _coverage(self, query: Query, topic: TopicWords, row: int) -> Mapping[str, float]:
        """Tell how well the weakest words of the question are matched, here and around."""
        paragraph = int(self._collection.paragraph_of[row])
        language = self._collection.languages[paragraph]
        title = stems(self._collection.titles[paragraph], language)
        in_title = np.array([bool(title & set(w.stems)) for w in topic.words], np.float32)
        rows = self._collection.sentences_of(paragraph)
        matches = topic.by_word(self._index.context_matches(query.encoded.tokens, rows))
        lead = self._collection.paragraphs[paragraph].lead_text
        here = stems(f"{lead} {self._collection.texts[row]}", language)
        here |= self._signals.heading_stems(paragraph)
        sentence = np.maximum.reduce(
            [matches[np.flatnonzero(rows == row)[0]], in_title, topic.held_in(here)]
        )
        around = self._signals.paragraph_stems[paragraph]
        whole = np.maximum.reduce([matches.max(axis=0), in_title, topic.held_in(around)])
        weakest = -0.15 * np.log((topic.shares * np.exp(-whole / 0.15)).sum())
        near = self._index.sentence_vectors(rows[np.abs(rows - row) <= 1])
        return {
            "sentence_weakest": float(np.sort(sentence)[:2].mean()),
            "paragraph_weakest": float(weakest),
            "nearby_cosine": float((near @ query.encoded.vector).max()),
        }

    def _nearness(self, query: Query, topic: TopicWords, row: int) -> Mapping[str, float]:
        """Tell whether a word that can be the answer stands near the words that are asked about."""
        language = self._collection.languages[self._collection.paragraph_of[row]]
        sentence = words(self._collection.texts[row], language)
        best = self._matches_by_word(query, row, sentence)
        matches, answers = topic.by_word(best), _possible_answers(query, sentence)
        asking = [t for w in query.words if is_question_word(w) for t in query.tokens_of(w)]
        typed = query.answer_type in _TYPED
        return {
            "near_answer": _near(matches, answers, topic.shares),
            "has_answer": float(bool(answers)) if typed else 0.8,
            "question_word": float(best[np.ix_(answers, asking)].max(initial=0)) if asking else 0.3,
            "tight": _tight(matches, topic.shares),
        }

    def _matches_by_word(self, query: Query, row: int, sentence: list[Word]) -> Vectors:
        """Return (s, q), how well each word of a sentence matches each token of the question."""
        encoded = self._index.context_tokens(row)
        cosines = encoded.tokens @ query.encoded.tokens.T
        best = np.zeros((len(sentence), len(query.encoded.ids)), np.float32)
        for number, word in enumerate(sentence):
            held = (encoded.spans[:, 0] < word.end) & (encoded.spans[:, 1] > word.start)
            if held.any():
                best[number] = cosines[held].max(axis=0)
        return best

    def _similarity(self, query: Query, row: int, similarity: Vectors) -> Mapping[str, float]:
        """Tell how like an expected question it is, and one that asks for the same kind."""
        if not len(similarity):
            return {}
        own = np.flatnonzero(self._expected.sentences == row)
        gap = 0.3
        if len(own):
            same = [i for i in own if self._expected_types[i] == query.answer_type]
            gap = float(similarity[own].max() - (similarity[same].max() if same else 0.0))
        return {"expected_best": float(similarity.max()), "expected_gap": gap}

    def _is_known(self, word: Word) -> bool:
        """Say whether all parts of a word occur in the reports."""
        return all(map(self._signals.is_known, word.stems))


def _possible_answers(query: Query, sentence: list[Word]) -> list[int]:
    """Return the numbers of words that can be the answer and that the question doesn't hold."""
    question_stems = {part for word in query.words for part in word.stems}
    return [
        number
        for number, word in enumerate(sentence)
        if not question_stems & set(word.stems)
        and is_answer(word, query.answer_type, sentence[number - 1] if number else None)
    ]


def _near(matches: Vectors, answers: list[int], shares: Vectors) -> float:
    """Return how well the weakest words are matched near the best placed answer, 0 without one.

    A match fades with its distance from the answer; the answer with the best mean counts.
    """
    best = (0.0, 0.0)
    numbers = np.arange(len(matches))
    for answer in answers:
        fading = np.exp(-np.abs(numbers - answer) / _NEAR)[:, None]
        faded = (matches * fading).max(axis=0)
        soft = np.exp(-(faded - faded.min()) / 0.1)
        best = max(best, (float(faded @ shares), float((faded * soft).sum() / soft.sum())))
    return best[1]


def _tight(matches: Vectors, shares: Vectors) -> float:
    """Return how well the words are matched within the best few neighbouring words."""
    if not len(matches):
        return 0.0
    starts = range(0, max(1, len(matches) - _TIGHT + 1), 2)
    windows = (matches[start : start + _TIGHT] for start in starts)
    return max(float(window.max(axis=0) @ shares) for window in windows)
