"""What a question's best match tells of whether the report answers it; no feature knows a report.

A score can't tell: a near miss matches as well as an answer. What tells is the weakest matched
word, whether a word that could be the answer stands near the matched ones, and what is missing.
"""

import math
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.search.expected import Expected
from embeddings.search.query import Query
from embeddings.search.signals import Signals, is_answer
from embeddings.text.spelling import Spelling
from embeddings.text.words import PERIOD, Word, answer_type, is_question_word, stems, words

# In words: how fast a match fades with its distance from a possible answer, and a tight window.
_NEAR, _TIGHT = 8.0, 10
_TYPED = ("number", "when", "who", "where")


@dataclass(frozen=True)
class TopicWords:
    """The words of a question that carry its topic, each with its tokens and its weight."""

    words: list[Word]
    tokens: list[list[int]]
    weights: Vectors

    def by_word(self, matches: Vectors) -> Vectors:
        """Turn (..., q) matches of tokens into (..., w) means over each word's tokens."""
        columns = [matches[..., tokens].mean(axis=-1) for tokens in self.tokens]
        stacked: Vectors = np.stack(columns, axis=-1)
        return stacked


class Features:
    """Computes the features of a question against the sentence that matches it best."""

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
        self._expected_types = [answer_type(text) for text in expected.texts]

    def of(self, query: Query, row: int, similarity: Vectors) -> dict[str, float]:
        """Return the features of a question and one sentence by name; empty without a word.

        Args:
            query: the question.
            row: the unit that was found best.
            likeness: (x,) how like each expected question the question is.
        """
        asked = self._asked(query)
        if not asked.words:
            return {}
        told = self._question(query, asked, row)
        told |= self._coverage(query, asked, row)
        told |= self._nearness(query, asked, row)
        return told | self._similarity(query, row, similarity)

    def _asked(self, query: Query) -> TopicWords:
        """Choose the words that carry the topic, and weigh them by how rare and recent they are."""
        seen = [(word, query.tokens_of(word)) for word in query.words]
        held = [pair for pair in seen if pair[1]]
        topic = [(w, t) for w, t in held if not (w.is_stop or w.is_year or w.lower in PERIOD)]
        chosen = topic or [pair for pair in held if not pair[0].is_stop] or held
        weights = [self._weight(word, query) for word, _ in chosen]
        return TopicWords(
            [w for w, _ in chosen], [t for _, t in chosen], np.array(weights, np.float32)
        )

    def _weight(self, word: Word, query: Query) -> float:
        """Weigh a word: rare in English and in the report, and asked now, count more."""
        unknown = self._signals.rarity("")
        rarity = sum(map(self._signals.rarity, word.stems)) / max(1, len(word.stems)) / unknown
        now = 1.0 if word.start >= query.start else 0.6
        return self._spelling.rarity(word.lower) * now * (0.4 + 0.6 * min(1.0, rarity)) + 1e-3

    def _question(self, query: Query, asked: TopicWords, row: int) -> dict[str, float]:
        """Tell of the question: what it asks for, its names and years, and which are missing."""
        place = self._collection.unit_paragraph[row]
        names = [w for w in asked.words if w.is_capital and w.start not in (0, query.start)]
        named = [word.text for word in query.words if word.is_year]
        held = self._signals.paragraph_stems[place]
        return {
            "names": float(len(names)),
            "unknown_names": float(sum(not self._is_known(name) for name in names)),
            "topic_words": math.log(len(asked.words)),
            "year_missing": float(bool(named) and not any(year in held for year in named)),
            "asks_number": float(query.answer_type == "number"),
        }

    def _coverage(self, query: Query, asked: TopicWords, row: int) -> dict[str, float]:
        """Tell how well the weakest words of the question are matched, here and around."""
        place = int(self._collection.unit_paragraph[row])
        title = stems(self._collection.titles[place])
        in_title = np.array([bool(title & set(w.stems)) for w in asked.words], np.float32)
        rows = self._collection.rows_of(place)
        matches = asked.by_word(self._matches(query, rows))
        here = stems(self._collection.texts[row]) | self._heading_stems(place)
        sentence = np.maximum.reduce(
            [matches[np.flatnonzero(rows == row)[0]], in_title, _held(asked, here)]
        )
        around = self._signals.paragraph_stems[place]
        paragraph = np.maximum.reduce([matches.max(axis=0), in_title, _held(asked, around)])
        share = asked.weights / asked.weights.sum()
        return {
            "sentence_weakest": float(np.sort(sentence)[:2].mean()),
            "paragraph_weakest": float(-0.15 * np.log((share * np.exp(-paragraph / 0.15)).sum())),
            "nearby_cosine": float((self._vectors(row) @ query.encoded.vector).max()),
        }

    def _nearness(self, query: Query, asked: TopicWords, row: int) -> dict[str, float]:
        """Tell whether a word that can be the answer stands near the words that are asked about."""
        sentence = words(self._collection.texts[row])
        tokens = self._index.contexts.row(row)
        cosines = tokens.tokens @ query.encoded.tokens.T
        spans = tokens.spans
        best = np.zeros((len(sentence), len(query.encoded.ids)), np.float32)
        for place, word in enumerate(sentence):
            held = (spans[:, 0] < word.end) & (spans[:, 1] > word.start)
            if held.any():
                best[place] = cosines[held].max(axis=0)
        matches = asked.by_word(best)
        answers = _candidates(query, sentence)
        share = asked.weights / asked.weights.sum()
        asking = [t for w in query.words if is_question_word(w) for t in query.tokens_of(w)]
        typed = query.answer_type in _TYPED
        return {
            "near_answer": _near(matches, answers, share),
            "has_answer": float(bool(answers)) if typed else 0.8,
            "question_word": float(best[np.ix_(answers, asking)].max(initial=0)) if asking else 0.3,
            "tight": max(
                (
                    float(matches[start : start + _TIGHT].max(axis=0) @ share)
                    for start in range(0, max(1, len(sentence) - _TIGHT + 1), 2)
                    if len(sentence)
                ),
                default=0.0,
            ),
        }

    def _similarity(self, query: Query, row: int, similarity: Vectors) -> dict[str, float]:
        """Tell how like an expected question it is, and one that asks for the same kind."""
        if not len(similarity):
            return {}
        own = np.flatnonzero(self._expected.units == row)
        gap = 0.3
        if len(own):
            same = [i for i in own if self._expected_types[i] == query.answer_type]
            gap = float(similarity[own].max() - (similarity[same].max() if same else 0.0))
        return {"expected_best": float(similarity.max()), "expected_gap": gap}

    def _is_known(self, word: Word) -> bool:
        """Say whether all parts of a word occur in the reports."""
        return all(map(self._signals.is_known, word.stems))

    def _heading_stems(self, paragraph: int) -> frozenset[str]:
        """Return the stems of a paragraph's section path."""
        heading = self._collection.heading_of[paragraph]
        return stems(self._collection.headings[heading]) if heading >= 0 else frozenset()

    def _matches(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return (r, q), the best match of each question token in some sentences."""
        return self._index.contexts.best_matches(query.encoded.tokens, rows)

    def _vectors(self, row: int) -> Vectors:
        """Return the vectors of a sentence and its neighbours in the paragraph, each alone."""
        rows = self._collection.rows_of(int(self._collection.unit_paragraph[row]))
        near = rows[np.abs(rows - row) <= 1]
        vectors: Vectors = self._index.tables["sentences"].vectors[near]
        return vectors


def _held(asked: TopicWords, held: frozenset[str]) -> Vectors:
    """Return for each word the share of its parts that a set of stems holds."""
    shares = [sum(part in held for part in w.stems) / max(1, len(w.stems)) for w in asked.words]
    return np.array(shares, np.float32)


def _candidates(query: Query, sentence: list[Word]) -> list[int]:
    """Return the places of words that can be the answer and that the question doesn't hold."""
    asked = {part for word in query.words for part in word.stems}
    return [
        place
        for place, word in enumerate(sentence)
        if not asked & set(word.stems)
        and is_answer(word, query.answer_type, sentence[place - 1] if place else None)
    ]


def _near(matches: Vectors, answers: list[int], share: Vectors) -> float:
    """Return how well the weakest words are matched near the best placed answer, 0 without one.

    A match fades with its distance from the answer; the answer with the best mean counts.
    """
    best = (0.0, 0.0)
    places = np.arange(len(matches))
    for answer in answers:
        fading = np.exp(-np.abs(places - answer) / _NEAR)[:, None]
        faded = (matches * fading).max(axis=0)
        soft = np.exp(-(faded - faded.min()) / 0.1)
        best = max(best, (float(faded @ share), float((faded * soft).sum() / soft.sum())))
    return best[1]
