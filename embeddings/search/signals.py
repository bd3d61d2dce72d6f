"""Signals beside the words' meaning: the section's words, the kind of answer, the period."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.period import years_meant
from embeddings.search.query import Query
from embeddings.search.report_years import ReportYears, years_named
from embeddings.text.idf import inverse_document_frequency
from embeddings.text.languages import language_of
from embeddings.text.words import Word, stems, words, years

# How much more the right year's report counts than the right year's section, for reports of several
# years are alike in all but their figures; and how little the newest, for it decides among equals.
_RIGHT_REPORT, _NEWEST = 5.0, 0.005


class Signals:
    """What sections and sentences say about their period, their topic and their kinds of answer."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self.report_years = ReportYears(collection)
        self._years = [int(date[:4]) for date in collection.dates]
        self._heading_stems = _heading_stems(collection)
        self._heading_years = [years(heading) for heading in collection.headings]
        languages = [collection.languages[row] for row in collection.paragraph_of]
        self._sentence_years = [
            years_meant(text, language, self._years[paragraph])
            for text, language, paragraph in zip(
                collection.texts, languages, collection.paragraph_of, strict=True
            )
        ]
        self._holds = {
            kind: _holding(collection.texts, languages, kind) for kind in ("number", "when")
        }

    @cached_property
    def paragraph_stems(self) -> list[frozenset[str]]:
        """Return the stems of each paragraph with those of its headings.

        Where reports of different years are searched, the years of its report are among them.
        """
        return [self._stems_of(row) for row in range(len(self._collection.paragraphs))]

    def _stems_of(self, paragraph: int) -> frozenset[str]:
        """Return the stems of one paragraph, of its headings and of its report's years."""
        language = self._collection.languages[paragraph]
        text = self._collection.paragraphs[paragraph].text
        own = stems(text, language) | self.heading_stems(paragraph)
        return own | self.report_years.of(paragraph) if self.report_years.several else own

    def stems_around(self, paragraph: int) -> frozenset[str]:
        """Return the stems of a paragraph with those of its headings and of its report's title."""
        title = self._collection.titles[paragraph]
        language = self._collection.languages[paragraph]
        return self.paragraph_stems[paragraph] | stems(title, language)

    def heading_stems(self, paragraph: int) -> frozenset[str]:
        """Return the stems of a paragraph's section path."""
        heading = self._collection.heading_of[paragraph]
        return self._heading_stems[heading] if heading >= 0 else frozenset()

    @cached_property
    def _counts(self) -> Counter[str]:
        """Count in how many paragraphs each stem occurs."""
        return Counter(part for held in self.paragraph_stems for part in held)

    def rarity(self, part: str) -> float:
        """Return the inverse document frequency of a stem over paragraphs."""
        return inverse_document_frequency(self._counts[part], len(self.paragraph_stems))

    def is_known(self, part: str) -> bool:
        """Say whether a stem occurs in any paragraph."""
        return part in self._counts

    def heading_words(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return the share of a question's words, by rarity, that each sentence's headings hold."""
        rarities = {part: self.rarity(part) for part in stems(query.text, query.language)}
        total = sum(rarities.values()) or 1.0
        shares = [
            sum(rarity for part, rarity in rarities.items() if part in held) / total
            for held in self._heading_stems
        ]
        return _by_heading(np.array([*shares, 0.0], np.float32), self._collection, rows)

    def answers(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return 1 for sentences with the kind of answer asked for, numbers or dates; else 0."""
        holds = self._holds.get(query.answer_type)
        found: Vectors = np.zeros(len(rows), np.float32) if holds is None else holds[rows]
        return found

    def period(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return 1 for sentences of the period asked about, -1 for those of another, else 0.

        A year named in the question counts in sentence and headings; one that "last year" or a
        tense only suggests counts in headings alone. Among reports of different years a named one
        also adds 5 to what is of that year, and without one the newest is a trace ahead.
        """
        periods = {year: _period(query, year) for year in set(self._years)}
        found: Vectors = np.zeros(len(rows), np.float32)
        if any(meant for meant, _ in periods.values()):
            found = np.array([self._in_period(int(row), periods) for row in rows], np.float32)
        return found + self._by_report(query, rows)

    def _by_report(self, query: Query, rows: SentenceRows) -> Vectors:
        """Return what the years of the reports add to sentences, nothing where all are the same."""
        if not self.report_years.several:
            return np.zeros(len(rows), np.float32)
        named = years_named(query.question) or years_named(query.history)
        if not named:
            aged = self.report_years.ages(self._collection.paragraph_of[rows])
            return -np.float32(_NEWEST) * aged
        meant = [bool(self._years_of(int(row)) & named) for row in rows]
        return np.float32(_RIGHT_REPORT) * np.array(meant, np.float32)

    def _years_of(self, row: int) -> frozenset[str]:
        """Return the years that a sentence is of: its own, or its headings', or its report's."""
        paragraph = int(self._collection.paragraph_of[row])
        heading = int(self._collection.heading_of[paragraph])
        headed = self._heading_years[heading] if heading >= 0 else frozenset()
        return self._sentence_years[row] or headed or self.report_years.of(paragraph)

    def _in_period(self, row: int, periods: dict[int, tuple[frozenset[str], bool]]) -> float:
        """Return 1, -1 or 0 for one sentence, given what is asked of a report of each year."""
        paragraph = self._collection.sentences[row].paragraph
        meant, named = periods[self._years[paragraph]]
        heading = self._collection.heading_of[paragraph]
        headed = self._heading_years[heading] if heading >= 0 else frozenset()
        held = self._sentence_years[row] if named else frozenset()
        if held & meant or (not held and headed & meant):
            return 1.0
        return -1.0 if meant and headed else 0.0


def _heading_stems(collection: Collection) -> list[frozenset[str]]:
    """Return the stems of each section path, by the language of its first report."""
    rows = collection.heading_of.tolist()
    languages = dict(zip(reversed(rows), reversed(collection.languages), strict=True))
    return [stems(path, languages[row]) for row, path in enumerate(collection.headings)]


def _holding(texts: Sequence[str], languages: Sequence[str], kind: str) -> Vectors:
    """Return (n,) 1 for texts that hold a word that can be an answer of a kind, else 0."""
    held = [
        any(is_answer(word, kind) for word in words(text, language))
        for text, language in zip(texts, languages, strict=True)
    ]
    return np.array(held, np.float32)


def _by_heading(values: Vectors, collection: Collection, rows: SentenceRows) -> Vectors:
    """Return the value of each sentence's heading; the last is for sentences without one."""
    found: Vectors = values[collection.heading_of[collection.paragraph_of[rows]]]
    return found


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


def is_answer(word: Word, kind: str, before: Word | None = None) -> bool:
    """Say whether a word can be the answer, by the kind that is asked for.

    Args:
        word: a word of a sentence.
        kind: the kind of answer.
        before: the word before it; a day stands behind its month, a name isn't a first word.
    """
    if kind == "number":
        return (word.is_number and not (word.is_year or word.is_day)) or word.is_number_word
    if kind == "when":
        day = word.is_number and before is not None and before.is_month
        return word.is_year or word.is_month or word.is_day or day
    if kind in ("who", "where") and not word.is_spaceless:
        return word.is_capital and before is not None and not word.is_stop
    return not word.is_stop
