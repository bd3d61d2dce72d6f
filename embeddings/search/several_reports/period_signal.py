"""Periods: sentences of the years that a question is about, and those of others."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search.query import Query
from embeddings.search.several_reports.own_period import OwnPeriod
from embeddings.search.several_reports.report_titles import ReportTitles
from embeddings.search.several_reports.report_years import ReportYears
from embeddings.text.languages import language_of
from embeddings.text.year_words import years, years_named

# How much more a sentence that names other years alone is of another period than one under such a
# heading; and how much it is, or one that only compares with the year meant, beside a sentence of
# its paragraph that is of that year.
_OTHER_YEARS, _BESIDE = 2.0, 5.0
# How much more the right year's report counts than the right year's section, for reports of several
# years are alike in all but their figures; and how little the newest, for it decides among equals.
_RIGHT_REPORT, _NEWEST = 10.0, 0.003
# The same for one of a series whose title the question names.
_NAMED_REPORT = 5.0
# A number of four digits with a mark of groups.
_GROUPED, _LETTER = re.compile(r"(?<!\d)[12][.,\u00a0\u202f ]\d{3}(?!\d)"), re.compile(r"[^\W\d_]")
# Of how many section paths the years are remembered.
_REMEMBERED = 10_000

# What is asked of a report of each year: the years meant, and whether the question names them.
_Periods: TypeAlias = Mapping[int, tuple[frozenset[str], bool]]


class Periods:
    """The years that sentences, sections and reports are of, held against those of questions."""

    def __init__(
        self, collection: Collection, facts: Facts, by_report: ReportYears, titles: ReportTitles
    ) -> None:
        self._collection = collection
        self._facts = facts
        self._by_report = by_report
        self._titles = titles
        self._years = np.array([int(date[:4]) for date in collection.dates], np.int64)
        self._given = sorted(set(self._years.tolist()))
        self._heading_years = lru_cache(_REMEMBERED)(self._years_of_heading)
        self.own = OwnPeriod(collection, facts, self._years_above)

    def of(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return above 0 for sentences of the period asked about, below 0 for those of another.

        A year named in the question counts in sentence and headings; one that "last year" or a
        tense only suggests counts in headings alone. Among reports of different years a named one
        also adds 10 to what is of that year, and without one the newest is a trace ahead; one that
        the question names by its title adds 5.
        """
        periods = {year: _period(query, year) for year in self._given}
        found: Vectors = np.zeros(len(rows), np.float32)
        if any(meant for meant, _ in periods.values()):
            found = self._in_periods(rows, periods)
        if query.own_years:
            self.own.forgive(query.own_years, rows, found)
        found[self._titles.named(query, rows)] += np.float32(_NAMED_REPORT)
        return found + self._of_reports(query, rows)

    def _of_reports(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return what the years of the reports add to sentences, nothing where all are the same."""
        if not self._by_report.several:
            return np.zeros(len(rows), np.float32)
        named = years_named(query.question) or years_named(query.history)
        if not named:
            aged = self._by_report.ages(self._collection.paragraph_of[rows])
            return -np.float32(_NEWEST) * aged
        together = self._by_report.are_of_one(named)
        meant = [self._is_of(int(row), named, together=together) for row in rows]
        return np.float32(_RIGHT_REPORT) * np.array(meant, np.float32)

    def _is_of(self, row: int, named: frozenset[str], *, together: bool) -> bool:
        """Say whether a sentence is of one of the years named; of all, where they go together.

        "2019/20" means the report of both, and neither of its neighbours, which share one with it.
        """
        held = self._years_of(row)
        if not together:
            return bool(held & named)
        own = self._by_report.of(self._collection.paragraph_at(row))
        return named <= held or (own == named and bool(held & named))

    def _years_of(self, row: int) -> frozenset[str]:
        """Return the years that a sentence is of: its own, or its headings', or its report's."""
        paragraph = self._collection.paragraph_at(row)
        headed = self._years_above(paragraph)
        return self._facts.years_of(row) or headed or self._by_report.of(paragraph)

    def _in_periods(self, rows: SentenceRows, periods: _Periods) -> Vectors:
        """Return (r,) signs for sentences, given what is asked of a report of each year.

        Few have years of their own: up to 1 where these are meant, -2 where they are others, and -5
        beside a sentence of the year meant. For all others their headings tell, by 1 and -1.
        """
        paragraphs = self._collection.paragraph_of[rows]
        headings = self._collection.heading_of[paragraphs]
        _, first, of_row = np.unique(headings, return_index=True, return_inverse=True)
        headed = [self._by_headings(int(rows[number]), periods) for number in first]
        found: Vectors = np.array(headed, np.float32)[of_row]
        told = np.flatnonzero(self._facts.have_years(rows))
        own = np.array([self._by_own_years(int(rows[n]), periods) for n in told], np.float32)
        found[told[own > 0]], found[told[own < 0]] = own[own > 0], _OTHER_YEARS * own[own < 0]
        lesser = own < 0
        for n in np.flatnonzero((own > 0) & (own < 1)):
            lesser[n] = self._only_compares(int(rows[told[n]]), periods)
        beside = np.isin(paragraphs[told], paragraphs[told[(own > 0) & ~lesser]]) & lesser
        found[told[beside]] = -_BESIDE
        return found

    def _by_headings(self, row: int, periods: _Periods) -> float:
        """Return 1, -1 or 0 for one sentence by its headings."""
        paragraph = self._collection.paragraph_at(row)
        meant, _ = periods[int(self._years[paragraph])]
        headed = self._years_above(paragraph)
        if headed & meant:
            return 1.0
        return -1.0 if meant and headed else 0.0

    def _only_compares(self, row: int, periods: _Periods) -> bool:
        """Say whether a sentence names the years meant only to compare another with them."""
        paragraph = self._collection.paragraph_at(row)
        meant, _ = periods[int(self._years[paragraph])]
        text, than = self._collection.texts[row], language_of(self._collection.languages[paragraph])
        places = [place.start() for year in meant for place in re.finditer(year, text)]
        return bool(places) and all(than.than.search(text[:start]) for start in places)

    def _by_own_years(self, row: int, periods: _Periods) -> float:
        """Return for one sentence which share of its years is meant, -1 for none of them.

        0 where it has none, or the question names none; 1 for a row of a table with a column of it.
        """
        paragraph = self._collection.paragraph_at(row)
        meant, named = periods[int(self._years[paragraph])]
        held = self._facts.years_of(row) if named else frozenset()
        if not held:
            return 0.0
        if not held & meant:
            return -1.0
        is_row = self._collection.paragraphs[paragraph].is_led
        return 1.0 if is_row else len(held & meant) / len(held)

    def are_missed(self, query: Query, paragraph: int) -> bool:
        """Say whether a question names a year of which nothing is said in or around a paragraph.

        Of the question before it only a year that it carries on counts, which then stands alone. A
        number that the paragraph writes with a mark, "1,500", is no year that it lacks.
        """
        carried = query.history.strip() if not _LETTER.search(query.history) else ""
        named = years_named(query.question) or years_named(carried)
        if not named:
            return False
        around = self._around(paragraph)
        held = self.around(paragraph) | self._by_report.implied(paragraph)
        return not named <= held | {
            re.sub(r"\D", "", number) for number in _GROUPED.findall(around)
        }

    def around(self, paragraph: int) -> frozenset[str]:
        """Return the years that a paragraph, its headings and its report's title name."""
        return years_named(self._around(paragraph))

    def _around(self, paragraph: int) -> str:
        """Return a paragraph behind its report's title and its headings."""
        found = self._collection.paragraphs[paragraph]
        return " ".join([self._collection.titles[paragraph], *found.section, found.text])

    def _years_above(self, paragraph: int) -> frozenset[str]:
        """Return the years that a paragraph's section path names."""
        heading = int(self._collection.heading_of[paragraph])
        return self._heading_years(heading) if heading >= 0 else frozenset()

    def _years_of_heading(self, heading: int) -> frozenset[str]:
        """Return the years that a section path names."""
        return years(self._collection.headings[heading])


def _period(query: Query, year: int) -> tuple[frozenset[str], bool]:
    """Return the years that a question is about, and whether it names them.

    Args:
        query: the question; what it doesn't say, its history may.
        year: the year that the report was given in, which "this year" means.
    """
    language = language_of(query.language)
    if query.own_years:
        return query.own_years, True
    for text in (query.question, query.history):
        if named := years(text):
            return named, True
        if language.last_year.search(text):
            return frozenset({str(year - 1)}), False
        if language.this_year.search(text) or language.future.search(text):
            return frozenset({str(year)}), False
        if language.past.search(text):
            return frozenset({str(year - 1)}), False
    return frozenset(), False
