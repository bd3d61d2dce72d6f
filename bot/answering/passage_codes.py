"""Codes of passages and sections for buttons and links: they outlive restarts and new editions.

A code such as `liaoning-2022_57_3_1f0c9a2b` names report, paragraph, sentence, and a mark of the
paragraph's text. When a report is revised its paragraphs may be numbered anew: the mark then finds
the one that was meant, wherever it stands now, and never lets another take its place.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.answering.answers import Passage, window
from corpus.model import Report
from corpus.outline import Section, outline
from corpus.paragraphs import Paragraph

_MARK = 8
# The mark may be missing, as in a passage id that somebody typed: liaoning-2022/57.
_PASSAGE = re.compile(r"([a-z0-9][a-z0-9-]{0,31})[_/](\d{1,6})(?:_(\d{1,4})_([0-9a-f]{8}))?")
_SECTION = re.compile(r"([a-z0-9][a-z0-9-]{0,31})_([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class PassageCode:
    """Names a sentence of a paragraph; without a mark, the paragraph that has the number now."""

    report: str
    paragraph: int
    sentence: int
    mark: str

    @classmethod
    def of(cls, paragraph: Paragraph, sentence: int = 0) -> Self:
        """Return the code of a sentence of a paragraph."""
        return cls(paragraph.report, paragraph.number, sentence, mark_of(paragraph.text))

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a code; None when it is none."""
        match = _PASSAGE.fullmatch(text)
        if match is None:
            return None
        report, paragraph, sentence, mark = match.groups()
        return cls(report, int(paragraph), int(sentence or 0), mark or "")

    @property
    def text(self) -> str:
        """Return at most 53 letters, digits, _ and -: fit for a button and for a deep link."""
        return f"{self.report}_{self.paragraph}_{self.sentence}_{self.mark}"


def mark_of(text: str) -> str:
    """Return a short hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]


def find_paragraph(reports: Mapping[str, Report], code: PassageCode) -> Paragraph | None:
    """Return the paragraph of a code, wherever it stands now; None when it is gone or changed."""
    report = reports.get(code.report)
    if report is None:
        return None
    named = report.numbered(code.paragraph)
    if not code.mark or (named and mark_of(named.text) == code.mark):
        return named
    return next((p for p in report.paragraphs if mark_of(p.text) == code.mark), None)


def find_passage(reports: Mapping[str, Report], code: PassageCode) -> Passage | None:
    """Return the passage around the sentence of a code; None when it is gone or changed."""
    paragraph = find_paragraph(reports, code)
    if paragraph is None:
        return None
    sentence = min(code.sentence, len(paragraph.sentences) - 1)
    first, last = window(paragraph, sentence)
    return Passage(reports[code.report], paragraph, sentence, first, last, 1.0)


def section_code(report: str, path: tuple[str, ...]) -> str:
    """Return the code of a section, at most 41 letters, digits, _ and -."""
    return f"{report}_{mark_of(' > '.join(path))}"


def find_section(reports: Mapping[str, Report], code: str) -> tuple[Report, Section] | None:
    """Return the section of a code, with its report; None when it is gone or was renamed."""
    match = _SECTION.fullmatch(code)
    report = reports.get(match[1]) if match else None
    if report is None:
        return None
    sections = outline(report).walk()
    found = (section for section in sections if section_code(report.id, section.path) == code)
    return next(((report, section) for section in found), None)
