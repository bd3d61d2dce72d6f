"""What of the reports is searched: sentences in their context, headings, expected questions."""

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np

from corpus.model import ExpectedQuestion, Report
from corpus.paragraphs import Paragraph, Paragraphs
from embeddings.arrays import (
    HeadingRows,
    Mask,
    ParagraphRows,
    QuestionRows,
    ReportRows,
    SentenceRows,
)
from embeddings.index.sentence_rows import SentenceRef, SentenceRefs, SentenceTexts
from embeddings.index.stacked_paragraphs import Headings, StackedParagraphs

# About as much English as a model of 256 tokens sees.
_CONTEXT = 1000


@dataclass(frozen=True, slots=True)
class EncodeSpan:
    """A part of a text, `text[start:end]`, to be encoded as it reads in that text."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> bytes:
        """Return 16 bytes that two spans share only when they are the same."""
        data = f"{self.start} {self.end} {self.text}".encode()
        return hashlib.sha256(data).digest()[:16]


@dataclass(frozen=True)
class Collection:
    """Paragraphs with their sentences, section paths and expected questions, each by its row.

    `dates`, `titles` and `languages` are those of each paragraph's report.
    `paragraph_of` is (n,), the paragraph of each sentence; `heading_of` is (p,), the section path
    of each paragraph in `headings`, which are each report's own, -1 for none; `expected_sentence`
    and `expected_paragraph` are (x,), the sentence that each expected question points to, and its
    paragraph.
    """

    paragraphs: StackedParagraphs
    dates: tuple[str, ...]
    titles: tuple[str, ...]
    languages: tuple[str, ...]
    sentences: SentenceRefs
    headings: tuple[str, ...]
    heading_of: HeadingRows
    expected: tuple[ExpectedQuestion, ...]
    expected_sentence: SentenceRows
    expected_paragraph: ParagraphRows

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Self:
        """Collect what is searched of reports."""
        paragraphs = StackedParagraphs([report.paragraphs for report in reports])
        entries = [report.entry for report in reports for _ in range(len(report.paragraphs))]
        headings = Headings.of(paragraphs.parts)
        sentences = SentenceRefs.of(paragraphs.parts)
        pointed = _pointed(sentences, reports)
        return cls(
            paragraphs,
            tuple(entry.date for entry in entries),
            tuple(entry.title for entry in entries),
            tuple(entry.language for entry in entries),
            sentences,
            headings.paths,
            headings.of_paragraph,
            tuple(question for report in reports for question in report.questions),
            pointed,
            sentences.paragraph_of[pointed],
        )

    @property
    def paragraph_of(self) -> ParagraphRows:
        """Return the paragraph of each sentence."""
        return self.sentences.paragraph_of

    @cached_property
    def reports(self) -> Mapping[str, int]:
        """Return the ids of the reports, each with its number in their order."""
        return {part.report: number for number, part in enumerate(self.paragraphs.parts)}

    @cached_property
    def report_of(self) -> ReportRows:
        """Return (p,) the number of each paragraph's report."""
        return self.paragraphs.report_of()

    @cached_property
    def first_of_report(self) -> ParagraphRows:
        """Return the first paragraph of each report."""
        return self.paragraphs.first_of_reports()

    @cached_property
    def first_of_heading(self) -> ParagraphRows:
        """Return the first paragraph of each section path."""
        first: ParagraphRows = np.unique(self.heading_of, return_index=True)[1]
        return first[len(first) - len(self.headings) :]

    @property
    def texts(self) -> SentenceTexts:
        """Return the text of each sentence."""
        return SentenceTexts(self.paragraphs, self.sentences)

    @cached_property
    def checksum(self) -> str:
        """Return a hash of everything that is searched, and of what decides how it is read."""
        digest = hashlib.sha256()
        for report in range(len(self.reports)):
            part, language, year = self.facts_basis(report)
            digest.update(f"{part.checksum} {language} {year}\n".encode())
        for question, row in zip(self.expected, self.expected_sentence, strict=True):
            digest.update(f"{row}\0{question.language}\0{question.text}\n".encode())
        return digest.hexdigest()

    def facts_basis(self, report: int) -> tuple[Paragraphs, str, int]:
        """Return what a report's facts are told by: paragraphs, its language's code, its year."""
        first = self.first_of_report[report]
        return self.paragraphs.parts[report], self.languages[first], int(self.dates[first][:4])

    def without_expected(self) -> Self:
        """Return the same without its expected questions."""
        none = np.array([], np.int64)
        return replace(self, expected=(), expected_sentence=none, expected_paragraph=none)

    def expected_in(self, languages: frozenset[str]) -> QuestionRows:
        """Return the rows of the expected questions in some languages; "*" is all of them."""
        chosen = [q.language in languages or "*" in languages for q in self.expected]
        return np.flatnonzero(np.array(chosen, bool))

    def select_reports(self, reports: frozenset[str] | None) -> Mask | None:
        """Return (n,) which sentences are of some reports, by their ids; None for all.

        No sentence is of an id that isn't there.
        """
        if reports is None or reports >= self.reports.keys():
            return None
        chosen = [number for name, number in self.reports.items() if name in reports]
        inside = np.isin(self.report_of, chosen)
        mask: Mask = inside[self.paragraph_of]
        return mask

    def paragraph_row(self, paragraph: Paragraph) -> int:
        """Return the row of a paragraph that is one of these.

        Raises:
            KeyError: it isn't.
        """
        row = self.paragraphs.row_of(self.reports[paragraph.report], paragraph.number)
        if row is None:
            raise KeyError(paragraph.id)
        return row

    def row_of(self, paragraph: Paragraph, sentence: int) -> int:
        """Return the row of a sentence of a paragraph, which doesn't lead to others."""
        return self.sentences.row_of(self.paragraph_row(paragraph), sentence - paragraph.lead)

    def paragraph_at(self, row: int) -> int:
        """Return the paragraph of one sentence."""
        return int(self.paragraph_of[row])

    def language_at(self, row: int) -> str:
        """Return the code of the language of one sentence's report."""
        return self.languages[self.paragraph_at(row)]

    def sentences_of(self, paragraph: int) -> SentenceRows:
        """Return the sentences of a paragraph."""
        first, end = np.searchsorted(self.paragraph_of, [paragraph, paragraph + 1])
        return np.arange(first, end)

    def sentences_around(self, row: int) -> SentenceRows:
        """Return a sentence with the one before and the one behind it in its paragraph."""
        rows = self.sentences_of(self.paragraph_at(row))
        return rows[np.abs(rows - row) <= 1]

    def in_context(self, sentence: SentenceRef) -> EncodeSpan:
        """Return a sentence as it reads in its paragraph, as much of it as the model sees."""
        paragraph = self.paragraphs[sentence.paragraph]
        spans, number = paragraph.sentences, sentence.sentence
        if paragraph.is_led:
            text = paragraph.slice(0, number)
            return EncodeSpan(text, 0, len(text))
        first = last = number
        while spans[last].end - spans[first].start <= _CONTEXT:
            before, after = number - first, last - number
            if first > 0 and (before <= after or last + 1 == len(spans)):
                first -= 1
            elif last + 1 < len(spans):
                last += 1
            else:
                break
        text = paragraph.slice(first, last)
        start = spans[number].start - spans[first].start
        return EncodeSpan(text, start, start + spans[number].end - spans[number].start)


def _pointed(sentences: SentenceRefs, reports: Sequence[Report]) -> SentenceRows:
    """Return (x,) the sentences that the expected questions of reports point to."""
    rows: list[int] = []
    first = 0
    for report in reports:
        for question in report.questions:
            place = bisect_left(report.paragraphs.numbers, question.paragraph)
            lead = report.paragraphs.leads[place]
            rows.append(sentences.row_of(first + place, question.sentence - lead))
        first += len(report.paragraphs)
    return np.array(rows, np.int64)
