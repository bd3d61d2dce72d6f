"""Signals beside the words' meaning: the section's words, the kind of answer, the period."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search.query import Query
from embeddings.search.report_titles import ReportTitles
from embeddings.search.report_years import ReportYears, years_named
from embeddings.text.idf import inverse_document_frequency
from embeddings.text.languages import language_of
from embeddings.text.words import stems, years

# How much more the right year's report counts than the right year's section, for reports of several
# years are alike in all but their figures; and how little the newest, for it decides among equals.
_RIGHT_REPORT, _NEWEST = 16.0, 0.005
# The same for one of a series whose title the question names.
_NAMED_REPORT = 8.0
# Of how many paragraphs and section paths the stems are remembered.
_REMEMBERED = 10_000


class Signals:
    """What sections and sentences say about their period, their topic and their kinds of answer."""

    def __init__(self, collection: Collection, parts: Sequence[Facts], facts: Facts) -> None:
        self._collection = collection
        self._facts = facts
        self.report_years = ReportYears(collection)
        self.report_titles = ReportTitles(collection)
        self._counts = _with_years(facts.stems, collection, parts, self.report_years)
        self._years = np.array([int(date[:4]) for date in collection.dates], np.int64)
        self._report_years = sorted(set(self._years.tolist()))
        self._holds = {"number": facts.numbers, "when": facts.dates}
        self._heading_stems = lru_cache(_REMEMBERED)(self._stems_of_heading)
        self._heading_years = lru_cache(_REMEMBERED)(self._years_of_heading)
        self.paragraph_stems = lru_cache(_REMEMBERED)(self._stems_of)

    def _stems_of(self, paragraph: int) -> frozenset[str]:
        """Return the stems of one paragraph, of its headings and of its report's years.

        The years are among them where reports of different years are searched.
        """
        language = self._collection.languages[paragraph]
        text = self._collection.paragraphs[paragraph].text
        own = stems(text, language) | self.heading_stems(paragraph)
        return own | self.report_years.of(paragraph) if self.report_years.several else own

    def stems_around(self, paragraph: int) -> frozenset[str]:
        """Return the stems of a paragraph with those of its headings and of its report's title."""
        title = self._collection.titles[paragraph]
        language = self._collection.languages[paragraph]
        return self.paragraph_stems(paragraph) | stems(title, language)

    def heading_stems(self, paragraph: int) -> frozenset[str]:
        """Return the stems of a paragraph's section path."""
        heading = int(self._collection.heading_of[paragraph])
        return self._heading_stems(heading) if heading >= 0 else frozenset()

    def _stems_of_heading(self, heading: int) -> frozenset[str]:
        """Return the stems of a section path, by the language of its first report."""
        language = self._collection.languages[self._collection.first_of_heading[heading]]
        return stems(self._collection.headings[heading], language)

    def _years_of_heading(self, heading: int) -> frozenset[str]:
        """Return the years that a section path names."""
        return years(self._collection.headings[heading])

    def rarity(self, part: str) -> float:
        """Return the inverse document frequency of a stem over paragraphs."""
        paragraphs = len(self._collection.paragraphs)
        return inverse_document_frequency(self._counts.get(part, 0), paragraphs)

    def is_known(self, part: str) -> bool:
        """Say whether a stem occurs in any paragraph."""
        return part in self._counts

    def heading_words(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return the share of a question's words, by rarity, that each sentence's headings hold."""
        rarities = {part: self.rarity(part) for part in stems(query.text, query.language)}
        total = sum(rarities.values()) or 1.0
        headings = self._collection.heading_of[self._collection.paragraph_of[rows]]
        named, of_row = np.unique(headings, return_inverse=True)
        shares = [self._share(rarities, heading) / total for heading in named.tolist()]
        found: Vectors = np.array(shares, np.float32)[of_row]
        return found

    def _share(self, rarities: Mapping[str, float], heading: int) -> float:
        """Return how much of some stems a section path holds; of none, 0."""
        held = self._heading_stems(heading) if heading >= 0 else frozenset()
        return sum(rarity for part, rarity in rarities.items() if part in held)

    def answers(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return 1 for sentences with the kind of answer asked for, numbers or dates; else 0."""
        holds = self._holds.get(query.answer_type)
        held = np.zeros(len(rows), bool) if holds is None else holds[rows]
        found: Vectors = held.astype(np.float32)
        return found

    def period(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return 1 for sentences of the period asked about, -1 for those of another, else 0.

        A year named in the question counts in sentence and headings; one that "last year" or a
        tense only suggests counts in headings alone. Among reports of different years a named one
        also adds 16 to what is of that year, and without one the newest is a trace ahead; one that
        the question names by its title adds 8.
        """
        periods = {year: _period(query, year) for year in self._report_years}
        found: Vectors = np.zeros(len(rows), np.float32)
        if any(meant for meant, _ in periods.values()):
            found = self._in_periods(rows, periods)
        found[self.report_titles.named(query, rows)] += np.float32(_NAMED_REPORT)
        return found + self._by_report(query, rows)

    def _by_report(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return what the years of the reports add to sentences, nothing where all are the same."""
        if not self.report_years.several:
            return np.zeros(len(rows), np.float32)
        named = years_named(query.question) or years_named(query.history)
        if not named:
            aged = self.report_years.ages(self._collection.paragraph_of[rows])
            return -np.float32(_NEWEST) * aged
        together = self.report_years.are_of_one(named)
        meant = [self._is_of(int(row), named, together=together) for row in rows]
        return np.float32(_RIGHT_REPORT) * np.array(meant, np.float32)

    def _is_of(self, row: int, named: frozenset[str], *, together: bool) -> bool:
        """Say whether a sentence is of one of the years named; of all, where they go together.

        "2019/20" means the report of both, and neither of its neighbours, which share one with it.
        """
        held = self._years_of(row)
        if not together:
            return bool(held & named)
        own = self.report_years.of(int(self._collection.paragraph_of[row]))
        return named <= held or (own == named and bool(held & named))

    def _years_of(self, row: int) -> frozenset[str]:
        """Return the years that a sentence is of: its own, or its headings', or its report's."""
        paragraph = int(self._collection.paragraph_of[row])
        heading = int(self._collection.heading_of[paragraph])
        headed = self._heading_years(heading) if heading >= 0 else frozenset()
        return self._facts.years_of(row) or headed or self.report_years.of(paragraph)

    def _in_periods(
        self, rows: SentenceRows, periods: dict[int, tuple[frozenset[str], bool]]
    ) -> Vectors:
        """Return (r,) 1, -1 or 0 for sentences, given what is asked of a report of each year.

        Few have years of their own: for all others their headings tell.
        """
        paragraphs = self._collection.paragraph_of[rows]
        headings = self._collection.heading_of[paragraphs]
        _, first, of_row = np.unique(headings, return_index=True, return_inverse=True)
        headed = [self._in_period(int(rows[number]), periods, own=False) for number in first]
        found: Vectors = np.array(headed, np.float32)[of_row]
        for number in np.flatnonzero(self._facts.have_years(rows)):
            found[number] = self._in_period(int(rows[number]), periods, own=True)
        return found

    def _in_period(
        self, row: int, periods: dict[int, tuple[frozenset[str], bool]], *, own: bool
    ) -> float:
        """Return 1, -1 or 0 for one sentence; by its headings alone or by its own years as well."""
        paragraph = int(self._collection.paragraph_of[row])
        meant, named = periods[int(self._years[paragraph])]
        heading = int(self._collection.heading_of[paragraph])
        headed = self._heading_years(heading) if heading >= 0 else frozenset()
        held = self._facts.years_of(row) if named and own else frozenset()
        if held & meant or (not held and headed & meant):
            return 1.0
        return -1.0 if meant and headed else 0.0


def _with_years(
    stems: Mapping[str, int],
    collection: Collection,
    parts: Sequence[Facts],
    report_years: ReportYears,
) -> Mapping[str, int]:
    """Count in how many paragraphs each stem occurs, with the years of the paragraphs' reports.

    Those count as each paragraph's own where reports of different years are searched.
    """
    if not report_years.several:
        return stems
    counts = Counter(stems)
    for first, part in zip(collection.first_of_report, parts, strict=True):
        for year in report_years.of(int(first)):
            counts[year] += len(part.sames) - part.stems.get(year, 0)
    return counts


def _period(query: Query, year: int) -> tuple[frozenset[str], bool]:
    """Return the years that a question is about, and whether it names them.

    Args:
        query: the question; what it doesn't say, its history may.
        year: the year that the report was given in, which "this year" means.
    """
    language = language_of(query.language)
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
