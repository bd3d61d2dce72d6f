"""Checks a suggested question: its sentence, its words, its doubles, and what a search finds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.proposals.prompt import Suggestion
from corpus.expected_questions import place_of
from corpus.model import Report
from corpus.paragraphs import Paragraph
from embeddings.arrays import Mask, Vectors
from embeddings.search.outcome import Outcome
from embeddings.search.query import Query
from embeddings.search.searcher import Searcher

# Characters of a question.
_LONGEST = 200
# Among how many passages a question's own is looked for.
_FIRST = 3
# Cosines from which two questions ask the same: by multilingual-e5-small, of whose 315 pairs of
# one sentence's questions in the shipped sidecar none comes to 0.95, and by the model of words.
_SAME_MEANING, _SAME_WORDS = 0.96, 0.92
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Verdict(StrEnum):
    """What becomes of a question; the first two are kept."""

    FOUND = "found among the first three passages"
    NEW = "new: the search doesn't find it yet"
    EMPTY = "no words"
    LONG = f"longer than {_LONGEST} characters"
    NO_SENTENCE = "no sentence of the paragraph"
    NOT_UNIQUE = "its sentence stands in other places too"
    SURPLUS = "more than were asked for"
    DOUBLE = "nearly the same as another question"
    ELSEWHERE = "another paragraph answers it"


KEPT = (Verdict.FOUND, Verdict.NEW)


@dataclass(frozen=True, slots=True)
class Checked:
    """A question with the sentence that answers it, and what becomes of it and why."""

    question: str
    sentence: str
    verdict: Verdict
    detail: str = ""

    @property
    def is_kept(self) -> bool:
        """Say whether a person is to read it."""
        return self.verdict in KEPT

    @property
    def why(self) -> str:
        """Return the verdict with what it rests on."""
        return f"{self.verdict}: {self.detail}" if self.detail else str(self.verdict)


class Checker:
    """Checks the questions of one report in one language, and remembers those that it kept."""

    def __init__(
        self, searcher: Searcher, report: Report, language: str, kept: Iterable[str] = ()
    ) -> None:
        self._searcher = searcher
        self._report = report
        self._expected = _expected_of(searcher, report, language)
        self._kept = [(question, self._vector(question)) for question in kept]

    def check(
        self, paragraph: Paragraph, suggestions: Sequence[Suggestion], count: int
    ) -> list[Checked]:
        """Check a paragraph's questions, in their order.

        Args:
            paragraph: what they are about.
            suggestions: the questions.
            count: how many were asked for; what goes beyond isn't kept.
        """
        checked = [self._check(paragraph, suggestion) for suggestion in suggestions[:count]]
        surplus = [Checked(each.question, "", Verdict.SURPLUS) for each in suggestions[count:]]
        return checked + surplus

    def _check(self, paragraph: Paragraph, suggestion: Suggestion) -> Checked:
        """Check one question, and remember it when it is kept."""
        question, number = suggestion.question, suggestion.sentence
        if not any(map(str.isalnum, question)):
            return Checked(question, "", Verdict.EMPTY)
        if len(question) > _LONGEST:
            return Checked(question[:_LONGEST] + "…", "", Verdict.LONG)
        if number is None or not 1 <= number <= len(paragraph.sentences) - paragraph.lead:
            return Checked(question, "", Verdict.NO_SENTENCE, str(number or "no number"))
        row = paragraph.lead + number - 1
        sentence = paragraph.slice(row, row)
        if not _is_unique(sentence, paragraph, row, self._report):
            return Checked(question, sentence, Verdict.NOT_UNIQUE)
        vector = self._vector(question)
        if double := self._double(question, vector):
            return Checked(question, sentence, Verdict.DOUBLE, double)
        checked = self._search(paragraph, question, sentence)
        if checked.is_kept:
            self._kept.append((question, vector))
        return checked

    def _search(self, paragraph: Paragraph, question: str, sentence: str) -> Checked:
        """Say whether the report as it is searched now gives a question's paragraph."""
        result = self._searcher.search(question, _FIRST, reports=frozenset([self._report.id]))
        numbers = [hit.paragraph.number for hit in result.hits]
        if paragraph.number in numbers:
            return Checked(question, sentence, Verdict.FOUND)
        if result.outcome == Outcome.ANSWERED:
            return Checked(question, sentence, Verdict.ELSEWHERE, f"¶{numbers[0]}")
        return Checked(question, sentence, Verdict.NEW)

    def _double(self, question: str, vector: Vectors) -> str:
        """Return a question that asks nearly the same, with the same numbers; empty for none."""
        for other, cosine in [*self._near_expected(vector), *self._near_kept(vector)]:
            is_near = cosine >= self._least and _numbers(other) == _numbers(question)
            if is_near or _letters(other) == _letters(question):
                return other
        return ""

    def _near_kept(self, vector: Vectors) -> list[tuple[str, float]]:
        """Return the questions that were kept, with their cosines."""
        return [(other, float(vector @ known)) for other, known in self._kept]

    def _near_expected(self, vector: Vectors) -> list[tuple[str, float]]:
        """Return the report's expected questions, with their cosines."""
        index, collection = self._searcher.index, self._searcher.collection
        if index.meaning is not None:
            rows, cosines = np.arange(len(self._expected)), index.meaning.expected_cosines(vector)
        else:
            rows = collection.expected_in(self._searcher.setup.models.words.languages)
            cosines = index.expected_cosines(vector, np.arange(len(rows)))
        return [
            (collection.expected[row].text, float(cosine))
            for row, cosine in zip(rows, cosines, strict=True)
            if self._expected[row]
        ]

    def _vector(self, question: str) -> Vectors:
        """Return a question by its meaning, or else by its words."""
        query = self._searcher.reader.query(question)
        return _vector_of(query) if self._searcher.index.meaning else query.encoded.vector

    @property
    def _least(self) -> float:
        """Return the cosine from which two questions ask the same."""
        return _SAME_MEANING if self._searcher.index.meaning else _SAME_WORDS


def _vector_of(query: Query) -> Vectors:
    """Return a question by its meaning.

    Raises:
        ValueError: the searcher has an index of meaning, but no model.
    """
    if query.meaning is None:
        raise ValueError("an index of meaning, and no multilingual model")
    return query.meaning


def _expected_of(searcher: Searcher, report: Report, language: str) -> Mask:
    """Return (x,) which expected questions are of a report and in a language."""
    collection = searcher.collection
    pointed = collection.paragraph_of[collection.expected_sentence]
    chosen = [
        collection.paragraphs[paragraph].report == report.id and question.language == language
        for paragraph, question in zip(pointed, collection.expected, strict=True)
    ]
    return np.array(chosen, bool)


def _is_unique(sentence: str, paragraph: Paragraph, row: int, report: Report) -> bool:
    """Say whether the text of a sentence points to it alone."""
    try:
        return place_of(sentence, report.paragraphs) == (paragraph.number, row)
    except ValueError:
        return False


def _numbers(question: str) -> list[str]:
    """Return the numbers of a question, in order: what differs in one asks something else."""
    return sorted(_NUMBER.findall(question))


def _letters(question: str) -> str:
    """Return what of a question is compared to the letter."""
    return "".join(filter(str.isalnum, question.casefold()))
