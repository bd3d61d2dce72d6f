"""What of the reports is searched: sentences in their context, headings, expected questions."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.model import ExpectedQuestion, Paragraph, Report

Rows = NDArray[np.int64]
# (n,), which rows count.
Mask = NDArray[np.bool_]

# About as much English as a model of 256 tokens sees.
_CONTEXT = 1000


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """A sentence to search: `paragraph` is a place in the material's list of paragraphs."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class EncodeSpan:
    """A part of a text, `text[start:end]`, to be encoded as it reads in that text."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Return a hash that two pieces share only when they are the same."""
        data = f"{self.start} {self.end} {self.text}".encode()
        return hashlib.sha256(data).hexdigest()[:32]


@dataclass(frozen=True)
class Collection:
    """Paragraphs with their units, section paths and expected questions, each by its place.

    `unit_paragraph` is (n,), the paragraph of each unit; `heading_of` is (p,), the section path of
    each paragraph in `headings`, -1 for none; `expected_unit` is (x,), the unit that each expected
    question points to.
    """

    paragraphs: tuple[Paragraph, ...]
    dates: tuple[str, ...]
    titles: tuple[str, ...]
    units: tuple[SentenceRef, ...]
    headings: tuple[str, ...]
    heading_of: Rows
    expected: tuple[ExpectedQuestion, ...]
    expected_unit: Rows

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Self:
        """Lay out the material of reports."""
        pairs = [(report, p) for report in reports for p in report.paragraphs]
        paragraphs = tuple(p for _, p in pairs)
        units = tuple(
            SentenceRef(place, sentence)
            for place, paragraph in enumerate(paragraphs)
            for sentence in range(paragraph.lead, len(paragraph.sentences))
        )
        paths = [" > ".join(p.section) for p in paragraphs]
        headings = tuple(dict.fromkeys(path for path in paths if path))
        of = {path: place for place, path in enumerate(headings)}
        row = {(paragraphs[u.paragraph].id, u.sentence): n for n, u in enumerate(units)}
        expected = [(report, q) for report in reports for q in report.questions]
        return cls(
            paragraphs,
            tuple(report.entry.date for report, _ in pairs),
            tuple(report.entry.title for report, _ in pairs),
            units,
            headings,
            np.array([of.get(path, -1) for path in paths], np.int64),
            tuple(q for _, q in expected),
            np.array([row[f"{r.id}/{q.paragraph}", q.sentence] for r, q in expected], np.int64),
        )

    @cached_property
    def unit_paragraph(self) -> Rows:
        """Return the paragraph of each unit."""
        return np.array([unit.paragraph for unit in self.units], np.int64)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the text of each unit."""
        return tuple(self.paragraphs[u.paragraph].slice(u.sentence, u.sentence) for u in self.units)

    @cached_property
    def checksum(self) -> str:
        """Return a hash of everything that is searched."""
        digest = hashlib.sha256()
        for paragraph in self.paragraphs:
            digest.update(f"{paragraph.id}\0{paragraph.section}\0{paragraph.text}\n".encode())
            digest.update(f"{paragraph.sentences}{paragraph.lead}".encode())
        for question, row in zip(self.expected, self.expected_unit, strict=True):
            digest.update(f"{row}\0{question.language}\0{question.text}\n".encode())
        return digest.hexdigest()

    def expected_in(self, languages: frozenset[str]) -> Rows:
        """Return the places of the expected questions in some languages; "*" is all of them."""
        chosen = [q.language in languages or "*" in languages for q in self.expected]
        return np.flatnonzero(np.array(chosen, bool))

    def units_of(self, reports: Sequence[str] | None) -> Mask | None:
        """Return (n,) which units are of some reports; None for all, and where none is known."""
        if reports is None:
            return None
        known = {paragraph.report for paragraph in self.paragraphs}
        chosen = known.intersection(reports)
        if not chosen or chosen == known:
            return None
        inside = np.array([paragraph.report in chosen for paragraph in self.paragraphs], bool)
        mask: Mask = inside[self.unit_paragraph]
        return mask

    def rows_of(self, paragraph: int) -> Rows:
        """Return the units of a paragraph."""
        return np.flatnonzero(self.unit_paragraph == paragraph)

    def in_context(self, unit: SentenceRef) -> EncodeSpan:
        """Return a sentence as it reads in its paragraph, as much of it as the model sees."""
        spans = self.paragraphs[unit.paragraph].sentences
        first = last = unit.sentence
        while spans[last].end - spans[first].start <= _CONTEXT:
            before, after = unit.sentence - first, last - unit.sentence
            if first > 0 and (before <= after or last + 1 == len(spans)):
                first -= 1
            elif last + 1 < len(spans):
                last += 1
            else:
                break
        text = self.paragraphs[unit.paragraph].slice(first, last)
        start = spans[unit.sentence].start - spans[first].start
        return EncodeSpan(
            text, start, start + spans[unit.sentence].end - spans[unit.sentence].start
        )
