"""Computes the features of a question against the sentence that matches it best."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.search.clause_features import matches_by_word
from embeddings.search.features import (
    ExpectedEvidence,
    Features,
    MatchEvidence,
    MeaningEvidence,
    WordEvidence,
)
from embeddings.search.name_given import name_lacks
from embeddings.search.names_asked import is_held, names_asked
from embeddings.search.nearness import TYPED, near_answer, possible_answers, tightness
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.scored import Scored
from embeddings.search.stem_evidence import stem_evidence
from embeddings.search.topic_words import TopicWords
from embeddings.text.opposites import count_opposed
from embeddings.text.words import Word, answer_type, is_question_word, stems, words

# Among how many sentences, nearest in meaning with what is around them, the nearest is looked for.
_NEAREST = 20


@dataclass(frozen=True, slots=True, eq=False)
class _Topic:
    """The topic words of a question, held against a paragraph.

    `matches` is (r, w), the cosine of each word with each of the paragraph's sentences, which are
    `rows`; `held` is (w,), the share of each word's stems that the paragraph has.
    """

    words: TopicWords
    rows: SentenceRows
    matches: Vectors
    held: Vectors


class FeatureExtractor:
    """Compares questions with sentences of a collection."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts, expected = parts, parts.collection.expected
        self._expected_languages = {question.language for question in expected}
        self._expected_types = [answer_type(q.text, q.language) for q in expected]

    def extract(self, query: Query, found: Scored, similarity: Vectors) -> Features | None:
        """Return the features of a question and its best sentence; None without any word.

        Args:
            query: the question.
            found: the sentences that were found and their scores, of which the best counts.
            similarity: (x,) how like each expected question the question is.
        """
        if not query.words:
            return None
        row, paragraph = found.best, int(self._parts.collection.paragraph_of[found.best])
        is_read = self._parts.read.reads(query, row)
        topic = self._topic(query, row) if is_read else None
        return Features(
            self._match(query, row, self._margin(found)),
            self._words(query, topic, row) if topic else None,
            self._meaning(query, row),
            self._compare(query, row, similarity),
            None if topic else stem_evidence(query, self._parts, row),
            misses_new=self._misses_new(query, row),
            misses_year=self._parts.signals.periods.are_missed(query, paragraph),
        )

    def _misses_new(self, query: Query, row: int) -> bool:
        """Say whether the paragraph has none of the words that a follow-up adds."""
        paragraph = int(self._parts.collection.paragraph_of[row])
        rows = self._parts.collection.sentences_of(paragraph)
        held = self._parts.signals.paragraph_stems(paragraph)
        return self._parts.new_topics.are_missed(query, rows, held)

    def _topic(self, query: Query, row: int) -> "_Topic | None":
        """Hold the topic words against the paragraph; None where the model of words has none."""
        topic = TopicWords.of(query, self._parts.signals, self._parts.spelling)
        if not topic.words:
            return None
        paragraph = int(self._parts.collection.paragraph_of[row])
        rows = self._parts.collection.sentences_of(paragraph)
        matches = topic.by_word(self._parts.index.context_matches(query.encoded.tokens, rows))
        return _Topic(
            topic, rows, matches, topic.held_in(self._parts.signals.paragraph_stems(paragraph))
        )

    def _words(self, query: Query, topic: "_Topic", row: int) -> WordEvidence:
        """Tell what the words say."""
        return WordEvidence(
            **self._question(query, topic.words),
            **self._coverage(query, topic, row),
            **self._nearness(query, topic.words, row),
        )

    def _margin(self, found: Scored) -> float:
        """Return how much higher the best sentence scores than any of another paragraph."""
        paragraphs = self._parts.collection.paragraph_of[found.rows]
        others = found.scores[paragraphs != self._parts.collection.paragraph_of[found.best]]
        return float(found.scores.max() - others.max()) if len(others) else 1.0

    def _match(self, query: Query, row: int, margin: float) -> MatchEvidence:
        """Tell what the question names that the paragraph lacks, and how far ahead it is."""
        paragraph = int(self._parts.collection.paragraph_of[row])
        around = self._parts.signals.stems_around(paragraph)
        # A follow-up is about the period of the one before only where it doesn't say its own.
        years = [w.text for w in query.words if w.is_year and w.start >= query.start]
        numbers = [word for word in query.words if word.is_number and not word.is_year]
        return MatchEvidence(
            year_missing=float(bool(years) and not any(year in around for year in years)),
            numbers_missing=float(sum(not around & set(number.stems) for number in numbers)),
            names_missing=float(sum(not is_held(name, around) for name in names_asked(query))),
            shared=self._parts.terms.share_in_paragraph(query.text, paragraph, query.language),
            shared_here=self._parts.terms.share_in_sentence(query.text, row, query.language),
            margin=margin,
        )

    def _meaning(self, query: Query, row: int) -> MeaningEvidence | None:
        """Tell how near in meaning the sentence is, and against what is usual in the report."""
        if query.meaning is None or self._parts.index.meaning is None:
            return None
        rows = self._parts.collection.sentences_of(int(self._parts.collection.paragraph_of[row]))
        cosine = self._parts.index.meaning.cosine(query.meaning, rows[np.abs(rows - row) <= 1])
        usual = self._parts.index.meaning.usual(query.meaning)
        best = self._parts.index.meaning.cosine(
            query.meaning, self._parts.index.meaning.nearest(query.meaning, _NEAREST)
        )
        return MeaningEvidence(
            meaning_cosine=cosine,
            paragraph_cosine=self._parts.index.meaning.cosine_together(query.meaning, rows),
            meaning_above=(cosine - usual.mean) / usual.deviation,
            disagreement=max(0.0, best - cosine),
        )

    def _question(self, query: Query, topic: TopicWords) -> Mapping[str, float]:
        """Tell of the question: what it asks for, and its names."""
        names = names_asked(query)
        return {
            "names": float(len(names)),
            "unknown_names": float(sum(not all(map(self._is_known, name)) for name in names)),
            "topic_words": math.log(len(topic.words)),
            "asks_number": float(query.answer_type == "number"),
        }

    def _coverage(self, query: Query, topic: "_Topic", row: int) -> Mapping[str, float]:
        """Tell how well the weakest words of the question are matched, here and around."""
        paragraph, rows, matches = (
            int(self._parts.collection.paragraph_of[row]),
            topic.rows,
            topic.matches,
        )
        language = self._parts.collection.languages[paragraph]
        title = stems(self._parts.collection.titles[paragraph], language)
        in_title = np.array([bool(title & set(w.stems)) for w in topic.words.words], np.float32)
        lead = self._parts.collection.paragraphs[paragraph].lead_text
        here = stems(f"{lead} {self._parts.collection.texts[row]}", language)
        here |= self._parts.signals.heading_stems(paragraph)
        sentence = np.maximum.reduce(
            [matches[np.flatnonzero(rows == row)[0]], in_title, topic.words.held_in(here)]
        )
        whole = np.maximum.reduce([matches.max(axis=0), in_title, topic.held])
        weakest = -0.15 * np.log((topic.words.shares * np.exp(-whole / 0.15)).sum())
        near = self._parts.index.sentence_vectors(rows[np.abs(rows - row) <= 1])
        return {
            "sentence_weakest": float(np.sort(sentence)[:2].mean()),
            "paragraph_weakest": float(weakest),
            "nearby_cosine": float((near @ query.encoded.vector).max()),
        }

    def _nearness(self, query: Query, topic: TopicWords, row: int) -> Mapping[str, float]:
        """Tell whether a word that can be the answer stands near the words that are asked about."""
        language = self._parts.collection.languages[self._parts.collection.paragraph_of[row]]
        sentence = words(self._parts.collection.texts[row], language)
        best = matches_by_word(query, self._parts.index.context_tokens(row), sentence)
        matches, answers = topic.by_word(best), possible_answers(query, sentence)
        asking = [t for w in query.words if is_question_word(w) for t in query.tokens_of(w)]
        typed = query.answer_type in TYPED
        unnamed, nameless = name_lacks(query, sentence, self._parts.collection.texts[row])
        return {
            "near_answer": near_answer(matches, answers, topic.shares),
            "has_answer": float(bool(answers)) if typed else 0.8,
            "question_word": float(best[np.ix_(answers, asking)].max(initial=0)) if asking else 0.3,
            "tight": tightness(matches, topic.shares),
            "opposed": float(
                count_opposed(
                    query.text, self._parts.collection.texts[row], (query.language, language)
                )
            ),
            "quantity_missing": self._parts.signals.quantities.missing(query, row),
            "unnamed": unnamed,
            "nameless": nameless,
        }

    def _compare(self, query: Query, row: int, similarity: Vectors) -> ExpectedEvidence | None:
        """Tell how like an expected question it is, and one that asks for the same kind."""
        # Where nobody expected questions in its language, being unlike them tells nothing.
        compares = query.is_read or query.language in self._expected_languages
        if not len(similarity) or not compares:
            return None
        own = np.flatnonzero(self._parts.expected.sentences == row)
        gap = 0.3
        if len(own):
            same = [i for i in own if self._expected_types[i] == query.answer_type]
            gap = float(similarity[own].max() - (similarity[same].max() if same else 0.0))
        return ExpectedEvidence(expected_best=float(similarity.max()), expected_gap=gap)

    def _is_known(self, word: Word) -> bool:
        """Say whether all parts of a word occur in the reports."""
        return all(map(self._parts.signals.is_known, word.stems))
