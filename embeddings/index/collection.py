"""What of the reports is searched: sentences in their context, headings, expected questions."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from corpus.model import ExpectedQuestion, Paragraph, Report
from embeddings.arrays import (
    HeadingRows,
    Mask,
    ParagraphRows,
    QuestionRows,
    ReportRows,
    SentenceRows,
)
from embeddings.text.word_places import WordPlaces

# About as much English as a model of 256 tokens sees.
_CONTEXT = 1000


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """A sentence to search: `paragraph` is a row of the collection's paragraphs."""

    paragraph: int
    sentence: int


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

    paragraphs: tuple[Paragraph, ...]
    dates: tuple[str, ...]
    titles: tuple[str, ...]
    languages: tuple[str, ...]
    sentences: tuple[SentenceRef, ...]
    headings: tuple[str, ...]
    heading_of: HeadingRows
    expected: tuple[ExpectedQuestion, ...]
    expected_sentence: SentenceRows
    expected_paragraph: ParagraphRows

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Self:
        """Collect what is searched of reports."""
        pairs = [(report, p) for report in reports for p in report.paragraphs]
        paragraphs = tuple(p for _, p in pairs)
        sentences = tuple(
            SentenceRef(row, sentence)
            for row, paragraph in enumerate(paragraphs)
            for sentence in range(paragraph.lead, len(paragraph.sentences))
        )
        paths = [" > ".join(p.section) for p in paragraphs]
        places = [(p.report, path) for p, path in zip(paragraphs, paths, strict=True)]
        headings = dict.fromkeys(place for place in places if place[1])
        heading_rows = {place: row for row, place in enumerate(headings)}
        sentence_rows = {
            (paragraphs[ref.paragraph].id, ref.sentence): row for row, ref in enumerate(sentences)
        }
        expected = [(report, q) for report in reports for q in report.questions]
        pointed = [sentence_rows[f"{r.id}/{q.paragraph}", q.sentence] for r, q in expected]
        holding = [sentences[row].paragraph for row in pointed]
        return cls(
            paragraphs,
            tuple(report.entry.date for report, _ in pairs),
            tuple(report.entry.title for report, _ in pairs),
            tuple(report.entry.language for report, _ in pairs),
            sentences,
            tuple(path for _, path in headings),
            np.array([heading_rows.get(place, -1) for place in places], np.int64),
            tuple(q for _, q in expected),
            np.array(pointed, np.int64),
            np.array(holding, np.int64),
        )

    @cached_property
    def paragraph_of(self) -> ParagraphRows:
        """Return the paragraph of each sentence."""
        return np.array([ref.paragraph for ref in self.sentences], np.int64)

    @cached_property
    def reports(self) -> Mapping[str, int]:
        """Return the ids of the reports, each with its number in their order."""
        ids = dict.fromkeys(paragraph.report for paragraph in self.paragraphs)
        return {name: number for number, name in enumerate(ids)}

    @cached_property
    def report_of(self) -> ReportRows:
        """Return (p,) the number of each paragraph's report."""
        return np.array([self.reports[each.report] for each in self.paragraphs], np.int64)

    @cached_property
    def first_of_report(self) -> ParagraphRows:
        """Return the first paragraph of each report."""
        return np.searchsorted(self.report_of, np.arange(len(self.reports)))

    @cached_property
    def first_of_heading(self) -> ParagraphRows:
        """Return the first paragraph of each section path."""
        first: ParagraphRows = np.unique(self.heading_of, return_index=True)[1]
        return first[len(first) - len(self.headings) :]

    @cached_property
    def row_of(self) -> Mapping[tuple[str, int], int]:
        """Return the row of each sentence by its paragraph's id and its number there."""
        places = ((self.paragraphs[ref.paragraph].id, ref.sentence) for ref in self.sentences)
        return {place: row for row, place in enumerate(places)}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the text of each sentence."""
        return tuple(
            self.paragraphs[ref.paragraph].slice(ref.sentence, ref.sentence)
            for ref in self.sentences
        )

    @cached_property
    def word_places(self) -> WordPlaces:
        """Return where the stems of the sentences stand, as English has them."""
        return WordPlaces(self.texts)

    @cached_property
    def checksum(self) -> str:
        """Return a hash of everything that is searched."""
        digest = hashlib.sha256()
        for paragraph in self.paragraphs:
            digest.update(f"{paragraph.id}\0{paragraph.section}\0{paragraph.text}\n".encode())
            digest.update(f"{paragraph.sentences}{paragraph.lead}".encode())
        for question, row in zip(self.expected, self.expected_sentence, strict=True):
            digest.update(f"{row}\0{question.language}\0{question.text}\n".encode())
        return digest.hexdigest()

    def told(self, paragraphs: range) -> tuple[tuple[Paragraph, ...], str, int]:
        """Return a report's paragraphs, the code of its language, and the year it was given in."""
        first = paragraphs.start
        year = int(self.dates[first][:4])
        return self.paragraphs[first : paragraphs.stop], self.languages[first], year

    def expected_in(self, languages: frozenset[str]) -> QuestionRows:
        """Return the rows of the expected questions in some languages; "*" is all of them."""
        chosen = [q.language in languages or "*" in languages for q in self.expected]
        return np.flatnonzero(np.array(chosen, bool))

    def select_reports(self, reports: Sequence[str] | None) -> Mask | None:
        """Return (n,) which sentences are of some reports; None for all, and if none is known."""
        if reports is None:
            return None
        chosen = [self.reports[name] for name in set(reports) & self.reports.keys()]
        if not chosen or len(chosen) == len(self.reports):
            return None
        inside = np.isin(self.report_of, chosen)
        mask: Mask = inside[self.paragraph_of]
        return mask

    def sentences_of(self, paragraph: int) -> SentenceRows:
        """Return the sentences of a paragraph."""
        first, end = np.searchsorted(self.paragraph_of, [paragraph, paragraph + 1])
        return np.arange(first, end)

    def in_context(self, sentence: SentenceRef) -> EncodeSpan:
        """Return a sentence as it reads in its paragraph, as much of it as the model sees."""
        spans = self.paragraphs[sentence.paragraph].sentences
        number = sentence.sentence
        first = last = number
        while spans[last].end - spans[first].start <= _CONTEXT:
            before, after = number - first, last - number
            if first > 0 and (before <= after or last + 1 == len(spans)):
                first -= 1
            elif last + 1 < len(spans):
                last += 1
            else:
                break
        text = self.paragraphs[sentence.paragraph].slice(first, last)
        start = spans[number].start - spans[first].start
        return EncodeSpan(text, start, start + spans[number].end - spans[number].start)
