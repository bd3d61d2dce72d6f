"""Several reports of different years: which of them a question means, and which is the newest.

A report is of the years in its title, "Annual Report 2019/20"; without any, of those in its id; and
only then of the year of its date, which is often the spring after. A section or a sentence that
names its own years, "review of 2018", is of these.
"""

import re
from collections.abc import Collection as Container
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from corpus.years import BETWEEN_YEARS, DASHES
from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.query import Query
from embeddings.text.sameness import without_numbering
from embeddings.text.year_words import years_named

# Years without their century: "in 19/20", "FY21", "'21/22".
_SHORT = re.compile(
    rf"(?<![\w.,/{DASHES}])(?:(FY ?|['’])|(?<=\bin )|(?<=\bfor )|(?<=\bof )|(?<=\bduring )"
    r"|(?<=\byear )|(?<=\bsince )|(?<=\bim )|(?<=\ben )|(?<=\bpour )|(?<=\bв ))"
    rf"(\d\d)(?:({BETWEEN_YEARS})(\d\d))?(?![\w/%{DASHES}]|[.,]\d)",
    re.I,
)

# The weight of a year's tokens once the year has chosen the report.
_SPENT = 0.01


class ReportYears:
    """The years that each paragraph's report is of, where reports of different years are searched.

    With one report, or several of the same year, nothing is preferred.
    """

    def __init__(self, collection: Collection) -> None:
        self._dates = collection.dates
        ids = [paragraph.report for paragraph in collection.paragraphs]
        about = dict(zip(ids, zip(collection.titles, collection.dates, strict=True), strict=True))
        years = {name: years_of(name, *described) for name, described in about.items()}
        self._groups = frozenset(years.values())
        self.several = len(self._groups) > 1
        self._by_paragraph = [years[name] for name in ids]
        self._years = years
        self._series = {name: without_numbering(title) for name, (title, _) in about.items()}
        # Of a library of many reports this isn't worked out again for each question.
        self._of_all = self._years_of_series(years)
        self._told = frozenset[str]().union(*years.values()) if self.several else frozenset()
        newest = sorted({max(found) for found in years.values()}, reverse=True)
        ranks = {name: newest.index(max(found)) / len(newest) for name, found in years.items()}
        self._age = np.array([ranks[name] for name in ids], np.float32)

    def of_series(self, reports: frozenset[str] | None) -> frozenset[str]:
        """Return the years of some reports where they are the editions of one, else none.

        Args:
            reports: their ids; None is all.
        """
        if reports is None:
            return self._of_all
        return self._years_of_series(self._years.keys() & reports)

    def _years_of_series(self, names: Container[str]) -> frozenset[str]:
        """Return the years of reports, by their ids, if they are the editions of one, else none."""
        titles = {self._series[name] for name in names}
        years = {self._years[name] for name in names}
        is_series = len(titles) == 1 and len(years) > 1
        return frozenset[str]().union(*years) if is_series else frozenset()

    def without_weight(self, query: Query) -> Query:
        """Return a question in which a year that reports are of weighs next to nothing.

        It says which report is meant; no sentence need hold it.
        """
        spent = [t for w in query.words if w.text in self._told for t in query.tokens_of(w)]
        weights = query.weights.copy()
        weights[spent] = np.minimum(weights[spent], np.float32(_SPENT))
        return replace(query, weights=weights)

    def in_full(self, text: str) -> str:
        """Return a text with "19/20" and "FY21" in full, where reports are of these years."""

        def full(match: re.Match[str]) -> str:
            """Return such years in full, and any other number as it is."""
            marked, first, mark, second = match.groups()
            found = [f"20{short}" for short in (first, second) if short]
            follow = not second or int(second) == int(first) + 1
            is_year = follow and (marked or (mark or "").strip() == "/")
            return (mark or "").join(found) if is_year and self._told >= {*found} else match[0]

        return _SHORT.sub(full, text)

    def are_of_one(self, named: frozenset[str]) -> bool:
        """Say whether some years together are those of a report, as those of "2019/20" may be."""
        return len(named) > 1 and named in self._groups

    def of(self, paragraph: int) -> frozenset[str]:
        """Return the years that the report of a paragraph is of."""
        return self._by_paragraph[paragraph]

    def implied(self, paragraph: int) -> frozenset[str]:
        """Return the years that a paragraph may speak of without naming them: its report's.

        A report that stands alone also says "last year" for the one before its date.
        """
        if self.several:
            return self._by_paragraph[paragraph]
        given = int(self._dates[paragraph][:4])
        return self._by_paragraph[paragraph] | {str(given), str(given - 1)}

    def ages(self, paragraphs: Sequence[int] | SentenceRows) -> Vectors:
        """Return (r,) 0 for paragraphs of the newest reports, towards 1 for the oldest."""
        ages: Vectors = self._age[paragraphs]
        return ages


def years_of(name: str, title: str, date: str) -> frozenset[str]:
    """Return the years of a report: its title's, or its id's, or its date's."""
    return years_named(title) or years_named(name) or frozenset({date[:4]})
