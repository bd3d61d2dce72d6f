"""Computes the features of a question against the sentence that matches it best."""

import numpy as np

from embeddings.arrays import Vectors
from embeddings.search.judge.features import (
    ExpectedEvidence,
    Features,
    MatchEvidence,
    MeaningEvidence,
)
from embeddings.search.judge.foreign_names import names_written_otherwise
from embeddings.search.judge.names_asked import is_held, names_asked
from embeddings.search.judge.stem_evidence import stem_evidence
from embeddings.search.judge.word_evidence import word_evidence
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.scored import Scored
from embeddings.text.misses.misses_point import Compared, misses_point
from embeddings.text.reasons import reason_asked, reason_given, reasons_are_told
from embeddings.text.words import answer_type

# Among how many sentences, nearest in meaning with what is around them, the nearest is looked for.
_NEAREST = 20


class FeatureExtractor:
    """Compares questions with sentences of a collection."""

    def __init__(self, parts: SearchParts) -> None:
        self._parts, collection = parts, parts.collection
        expected = collection.expected
        self._expected_types = [answer_type(q.text, q.language) for q in expected]
        self._expected_report = collection.report_of[collection.expected_paragraph]
        self._expected_languages: dict[int, set[str]] = {}
        for report, question in zip(self._expected_report.tolist(), expected, strict=True):
            self._expected_languages.setdefault(report, set()).add(question.language)

    def extract(self, query: Query, found: Scored, similarity: Vectors) -> Features | None:
        """Return the features of a question and its best sentence; None without any word.

        Args:
            query: the question.
            found: the sentences that were found and their scores, of which the best counts.
            similarity: (x,) how like each expected question the question is.
        """
        if not query.words:
            return None
        row, parts = found.best, self._parts
        paragraph = parts.collection.paragraph_at(row)
        by_words = word_evidence(query, parts, row) if parts.read_rows.reads(query, row) else None
        of_other_year = parts.signals.periods.own.is_other(query, row)
        lacks_year = self._lacks_year(query, paragraph, of_other_year)
        return Features(
            self._match(query, row, self._margin(found), lacks_year),
            by_words,
            self._meaning(query, row),
            self._compare(query, row, similarity),
            stem_evidence(query, parts, row) if by_words is None else None,
            misses_new=self._misses_new(query, row),
            misses_year=of_other_year
            or parts.signals.periods.own.is_surely_other(query, row)
            or parts.signals.periods.are_missed(query, paragraph),
            misses_point=self._misses_point(query, row),
        )

    def _misses_point(self, query: Query, row: int) -> bool:
        """Say whether a sentence and its paragraph surely miss the point of a question."""
        collection = self._parts.collection
        paragraph = collection.paragraph_at(row)
        found, language = collection.paragraphs[paragraph], collection.languages[paragraph]
        return misses_point(
            Compared(
                question=query.question,
                sentence=collection.texts[row],
                text=found.text,
                headings=" \n ".join([collection.titles[paragraph], *found.section]),
                language=language,
                asked_in=query.language,
            )
        )

    def _misses_new(self, query: Query, row: int) -> bool:
        """Say whether the paragraph lacks what a follow-up adds, if only that it asks why."""
        paragraph = self._parts.collection.paragraph_at(row)
        if query.history and reason_asked(query.question, query.language):
            collection = self._parts.collection
            language, text = collection.languages[paragraph], collection.paragraphs[paragraph].text
            if reasons_are_told(language) and not reason_given(text, language):
                return True
        rows = self._parts.collection.sentences_of(paragraph)
        held = self._parts.signals.paragraph_stems(paragraph)
        return self._parts.new_topics.are_missed(query, rows, held)

    def _margin(self, found: Scored) -> float:
        """Return how much higher the best sentence scores than any of another paragraph."""
        paragraphs = self._parts.collection.paragraph_of[found.rows]
        others = found.scores[paragraphs != self._parts.collection.paragraph_of[found.best]]
        return float(found.scores.max() - others.max()) if len(others) else 1.0

    def _match(self, query: Query, row: int, margin: float, lacks_year: bool) -> MatchEvidence:
        """Tell what the question names that the paragraph lacks, and how far ahead it is."""
        paragraph = self._parts.collection.paragraph_at(row)
        around = self._parts.signals.stems_around(paragraph)
        numbers = [word for word in query.words if word.is_number and not word.is_year]
        return MatchEvidence(
            year_missing=float(lacks_year),
            numbers_missing=float(sum(not around & set(number.stems) for number in numbers)),
            names_missing=self._names_missing(query, paragraph, around),
            shared=self._parts.terms.share_in_paragraph(query.text, paragraph, query.language),
            shared_here=self._parts.terms.share_in_sentence(query.text, row, query.language),
            margin=margin,
        )

    def _names_missing(self, query: Query, paragraph: int, around: frozenset[str]) -> float:
        """Count the names that a paragraph lacks; what it writes otherwise isn't known to."""
        foreign = names_written_otherwise(query, self._parts, paragraph)
        missing = [name for name in names_asked(query) if not is_held(name, around)]
        return float(sum(foreign.isdisjoint(word.start for word in name) for name in missing))

    def _lacks_year(self, query: Query, paragraph: int, of_other_year: bool) -> bool:
        """Say whether a question names years, and none of them is around the best sentence.

        Where it names none, that is whether the sentence is of another year than the report's own.
        """
        # A follow-up is about the period of the one before only where it doesn't say its own.
        named = {w.text for w in query.words if w.is_year and w.start >= query.start}
        if not named:
            return of_other_year
        signals = self._parts.signals
        return named.isdisjoint(signals.stems_around(paragraph) | signals.periods.around(paragraph))

    def _meaning(self, query: Query, row: int) -> MeaningEvidence | None:
        """Tell how near in meaning the sentence is, and against what is usual in the report."""
        if query.meaning is None or self._parts.index.meaning is None:
            return None
        collection = self._parts.collection
        rows = collection.sentences_of(collection.paragraph_at(row))
        cosine = self._parts.index.meaning.cosine(query.meaning, collection.sentences_around(row))
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

    def _compare(self, query: Query, row: int, similarity: Vectors) -> ExpectedEvidence | None:
        """Tell how like an expected question it is, and one that asks for the same kind."""
        paragraph = self._parts.collection.paragraph_at(row)
        report = int(self._parts.collection.report_of[paragraph])
        # Of a report of which nobody expected questions in its language, being unlike those of
        # others tells nothing.
        if not self._is_expected(query, report):
            return None
        own = np.flatnonzero(self._parts.expected.sentences == row)
        gap = 0.3
        if len(own):
            same = [i for i in own if self._expected_types[i] == query.answer_type]
            gap = float(similarity[own].max() - (similarity[same].max() if same else 0.0))
        best = float(similarity[self._expected_report == report].max())
        return ExpectedEvidence(expected_best=best, expected_gap=gap)

    def _is_expected(self, query: Query, report: int) -> bool:
        """Say whether questions in the language of one were expected of a report.

        The model of words compares a question that it reads with all that it reads.
        """
        expected = self._expected_languages.get(report, set())
        read = self._parts.models.words.languages if query.is_read else {query.language}
        return bool(expected) and ("*" in read or not expected.isdisjoint(read))
