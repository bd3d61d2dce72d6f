"""Where a link into a former edition leads: to what its paragraph has become, or to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from bot.answering.answers import Passage, window
from bot.answering.passage_codes import PassageCode, find_passage, mark_of
from corpus.added.editions import Former, FormerParagraph, read_editions
from corpus.added.state import Added, FormerEdition
from corpus.added.tracing import trace, where_said
from corpus.model import Report
from corpus.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Found:
    """What a code leads to: a passage, or nothing.

    `until` is the day until which the report said what the code was made for, where it doesn't any
    more: then the passage is what that has become, and without a passage it is gone.
    """

    passage: Passage | None
    until: str = ""


class FormerEditions:
    """The former editions of one report, read and traced when a link first needs them."""

    def __init__(self, report: Report, folder: Path, editions: tuple[FormerEdition, ...]) -> None:
        self._report = report
        self._folder = folder
        self._editions = editions

    def prepare(self) -> int:
        """Read and trace them now, for the links to come; return how many there are."""
        return len(self._traced)

    def find(self, code: PassageCode) -> Found:
        """Return what a passage of a former edition has become."""
        for former, marks, now in self._traced:
            old = marks.get((code.paragraph, code.mark))
            old = old or next((p for (_, mark), p in marks.items() if mark == code.mark), None)
            if old is None:
                continue
            paragraph = now.get(old.number)
            if paragraph is None:
                return Found(None, former.until)
            paragraph, sentence = where_said(old, code.sentence, paragraph, self._report)
            first, last = window(paragraph, sentence)
            passage = Passage(self._report, paragraph, sentence, first, last, 1.0)
            return Found(replace(passage, changed=former.until), former.until)
        return Found(None)

    @cached_property
    def _traced(self) -> tuple["_Traced", ...]:
        """Return each edition, newest first: its paragraphs by mark, and where they stand now."""
        read = read_editions(self._folder, self._editions)
        return tuple(
            (
                former,
                {(p.number, mark_of(p.text)): p for p in former.paragraphs},
                trace(former.paragraphs, self._report),
            )
            for former in read
        )


_Traced = tuple[Former, Mapping[tuple[int, str], FormerParagraph], Mapping[int, Paragraph]]


def former_editions(
    reports: Mapping[str, Report], folder: Path, added: Added
) -> dict[str, FormerEditions]:
    """Return the former editions of the reports that were updated, by their ids."""
    return {
        each.entry.id: FormerEditions(reports[each.entry.id], folder, each.editions)
        for each in added.reports
        if each.editions and each.entry.id in reports
    }


def find(reports: Mapping[str, Report], former: Mapping[str, FormerEditions], text: str) -> Found:
    """Return what a code leads to, in the report as it is or through its former editions."""
    code = PassageCode.parse(text)
    if code is None:
        return Found(None)
    passage = find_passage(reports, code)
    if passage is None and code.mark and code.report in former and code.report in reports:
        return former[code.report].find(code)
    return Found(passage)
