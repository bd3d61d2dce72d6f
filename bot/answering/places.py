"""Places of a report as buttons and links carry them: they outlive restarts and new editions.

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
_PLACE = re.compile(r"([a-z0-9][a-z0-9-]{0,31})[_/](\d{1,6})(?:_(\d{1,4})_([0-9a-f]{8}))?")
_SECTION = re.compile(r"([a-z0-9][a-z0-9-]{0,31})_([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a paragraph; without a mark, the paragraph that has the number now."""

    report: str
    paragraph: int
    sentence: int
    mark: str

    @classmethod
    def of(cls, paragraph: Paragraph, sentence: int = 0) -> Self:
        """Return the place of a sentence of a paragraph."""
        return cls(paragraph.report, paragraph.number, sentence, mark_of(paragraph.text))

    @classmethod
    def parse(cls, code: str) -> Self | None:
        """Read a code; None when it is none."""
        match = _PLACE.fullmatch(code)
        if match is None:
            return None
        report, paragraph, sentence, mark = match.groups()
        return cls(report, int(paragraph), int(sentence or 0), mark or "")

    @property
    def code(self) -> str:
        """Return at most 53 letters, digits, _ and -: fit for a button and for a deep link."""
        return f"{self.report}_{self.paragraph}_{self.sentence}_{self.mark}"


def mark_of(text: str) -> str:
    """Return a short hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]


def find_paragraph(reports: Mapping[str, Report], place: Place) -> Paragraph | None:
    """Return the paragraph of a place, wherever it stands now; None when it is gone or changed."""
    report = reports.get(place.report)
    if report is None:
        return None
    named = report.numbered(place.paragraph)
    if not place.mark or (named and mark_of(named.text) == place.mark):
        return named
    return next((p for p in report.paragraphs if mark_of(p.text) == place.mark), None)


def find_passage(reports: Mapping[str, Report], place: Place) -> Passage | None:
    """Return the passage around the sentence of a place; None when it is gone or changed."""
    paragraph = find_paragraph(reports, place)
    if paragraph is None:
        return None
    sentence = min(place.sentence, len(paragraph.sentences) - 1)
    first, last = window(paragraph, sentence)
    return Passage(reports[place.report], paragraph, sentence, first, last, 1.0)


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
