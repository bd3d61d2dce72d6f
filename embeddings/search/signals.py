"""Signals beside the words' meaning: the section's words, the kind of answer, the period."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search.extremes import ExtremeRows
from embeddings.search.named_rows import NamedRows
from embeddings.search.plans import Plans
from embeddings.search.quantity import Quantities
from embeddings.search.query import Query
from embeddings.search.several_reports.period_signal import Periods
from embeddings.search.several_reports.report_titles import ReportTitles
from embeddings.search.several_reports.report_years import ReportYears
from embeddings.search.spelled_names import SpelledNames
from embeddings.search.unnamed_rows import UnnamedRows
from embeddings.text.idf import inverse_document_frequency
from embeddings.text.words import stems

# Of how many paragraphs and section paths the stems are remembered.
_REMEMBERED = 10_000


class Signals:
    """What sections and sentences say about their period, their topic and their kinds of answer."""

    def __init__(self, collection: Collection, parts: Sequence[Facts], facts: Facts) -> None:
        self._collection = collection
        self.report_years = ReportYears(collection)
        self.report_titles = ReportTitles(collection)
        self._counts = _with_years(facts.stems, collection, parts, self.report_years)
        self.periods = Periods(collection, facts, self.report_years, self.report_titles)
        self.quantities = Quantities(collection)
        self.plans = Plans(collection)
        self.extreme_rows = ExtremeRows(collection)
        self.named_rows = NamedRows(collection)
        self.unnamed_rows = UnnamedRows(collection)
        self.spelled_names = SpelledNames(collection)
        self._holds = {"number": facts.numbers, "when": facts.dates}
        self._heading_stems = lru_cache(_REMEMBERED)(self._stems_of_heading)
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
