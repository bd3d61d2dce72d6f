"""The paragraphs of several reports as if they were one's: they stand one after the other."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

import numpy as np

from corpus.paragraphs import Paragraph, Paragraphs
from embeddings.arrays import HeadingRows, ParagraphRows, ReportRows, offsets_of


class StackedParagraphs(Sequence[Paragraph]):
    """The paragraphs of reports by row; each report that has any is one of `parts`."""

    def __init__(self, reports: Sequence[Paragraphs]) -> None:
        self.parts = tuple(part for part in reports if len(part))
        self._starts: list[int] = offsets_of(map(len, self.parts)).tolist()

    def __len__(self) -> int:
        """Return how many there are in all."""
        return self._starts[-1]

    @overload
    def __getitem__(self, row: int) -> Paragraph: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[Paragraph]: ...

    def __getitem__(self, row: int | slice) -> Paragraph | Sequence[Paragraph]:
        """Return a paragraph, or some."""
        if isinstance(row, slice):
            return [self[each] for each in range(len(self))[row]]
        part, place = self._place(range(len(self))[row])
        return part[place]

    def __iter__(self) -> Iterator[Paragraph]:
        """Yield them in order."""
        return chain.from_iterable(self.parts)

    def text(self, row: int) -> str:
        """Return the text of a paragraph."""
        part, place = self._place(row)
        return part.text(place)

    def sentence(self, row: int, number: int) -> str:
        """Return the text of a sentence of a paragraph."""
        part, place = self._place(row)
        return part.sentence(place, number)

    def row_of(self, report: int, number: int) -> int | None:
        """Return the row of the paragraph of a number in one of the reports; None without it."""
        place = self.parts[report].place_of(number)
        return None if place is None else self._starts[report] + place

    def first_of_reports(self) -> ParagraphRows:
        """Return the first paragraph of each report."""
        return np.array(self._starts[:-1], np.int64)

    def report_of(self) -> ReportRows:
        """Return (p,) the number of each paragraph's report."""
        return np.repeat(np.arange(len(self.parts)), np.diff(self._starts))

    def _place(self, row: int) -> tuple[Paragraphs, int]:
        """Return the report that a row lies in, and its place there."""
        report = bisect_right(self._starts, row) - 1
        return self.parts[report], row - self._starts[report]


@dataclass(frozen=True, slots=True, eq=False)
class Headings:
    """The section paths of reports, each report's own: their `paths`, and (p,) which is whose.

    The rows are -1 for paragraphs without one.
    """

    paths: tuple[str, ...]
    of_paragraph: HeadingRows

    @classmethod
    def of(cls, parts: Sequence[Paragraphs]) -> "Headings":
        """Collect the section paths of reports, in the order of their paragraphs."""
        paths: list[str] = []
        rows: list[HeadingRows] = [np.empty(0, np.int64)]
        for part in parts:
            named = [" > ".join(section) for section in part.sections]
            own = {
                path: row for row, path in enumerate(dict.fromkeys(filter(None, named)), len(paths))
            }
            of_section = np.array([own.get(path, -1) for path in named], np.int64)
            rows.append(of_section[np.asarray(part.section_of)])
            paths += own
        return cls(tuple(paths), np.concatenate(rows))
