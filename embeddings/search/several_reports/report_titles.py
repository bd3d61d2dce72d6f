"""Reports of a series, whose titles differ by a quarter, a month or a place: which one is meant.

"Report of Holm" and "Report of Berg" are alike but for the place, so a question that names Holm
means the first, whatever its sentences say. Years are told by `ReportYears`.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from embeddings.arrays import Mask, SentenceRows
from embeddings.index.collection import Collection
from embeddings.search.query import Query
from embeddings.text.words import stems
from embeddings.text.year_words import without_years

# Titles are alike that have this share of the words of the longer one in common.
_ALIKE = 0.5
# Among more reports no title is compared with all others.
_MOST = 2000


class ReportTitles:
    """The words that tell the reports of a series from each other."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        titles = [
            stems(without_years(collection.titles[row]), collection.languages[row])
            for row in collection.first_of_report.tolist()
        ]
        self._titles = titles
        self._telling: dict[str, list[int]] = {}
        for report, words in enumerate(_telling(titles)):
            for word in words:
                self._telling.setdefault(word, []).append(report)

    def are_named(self, query: Query) -> bool:
        """Say whether a question means some reports by their titles."""
        return bool(self._meant(query))

    def named(self, query: Query, rows: SentenceRows) -> Mask:
        """Return (r,) the sentences of the reports that a question means by their titles."""
        meant = self._meant(query)
        if not meant:
            return np.zeros(len(rows), bool)
        return np.isin(self._collection.report_of[self._collection.paragraph_of[rows]], meant)

    def _meant(self, query: Query) -> list[int]:
        """Return the reports that a question names, or else what was asked before it."""
        if not self._telling:
            return []
        texts = (query.question, query.history)
        found = (self._named(stems(text, query.language)) for text in texts if text)
        return next(filter(None, found), [])

    def _named(self, asked: frozenset[str]) -> list[int]:
        """Return the reports of whose telling words a question has most; none where it has none."""
        counts: dict[int, int] = {}
        for word in asked & self._telling.keys():
            for report in self._telling[word]:
                # A number alone may count anything: "volume 2" names a report, "2 boats" doesn't.
                if not word.isdigit() or len(asked & self._titles[report]) > 1:
                    counts[report] = counts.get(report, 0) + 1
        most = max(counts.values(), default=0)
        return [report for report, count in counts.items() if count == most]


def _telling(titles: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield the words of each title that one that is alike lacks."""
    if not 1 < len(titles) <= _MOST:
        return
    number = {word: n for n, word in enumerate(sorted(frozenset[str]().union(*titles)))}
    held = np.zeros((len(titles), len(number)), np.float32)
    for row, words in enumerate(titles):
        held[row, [number[word] for word in words]] = 1
    sizes = held.sum(axis=1)
    for row, words in enumerate(titles):
        common = held @ held[row]
        alike = (common > 0) & (common >= _ALIKE * np.maximum(sizes, sizes[row]))
        shared = held[alike].min(axis=0, initial=1)
        yield frozenset(word for word in words if not shared[number[word]])
