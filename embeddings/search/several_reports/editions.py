"""Reports that say the same: a passage of several is shown once, and the newer edition goes first.

Editions are reports of one title, years aside, or passages that are alike but for their figures.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from corpus.paragraphs import Paragraph
from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.search.result import Hit, best_hits
from embeddings.text.sameness import without_numbering
from embeddings.text.words import stems
from embeddings.text.year_words import years_named

# Shares of words in common from which passages are alike: of any reports, and of one title.
_ALIKE, _ALIKE_IN_TITLE = 0.75, 0.35
# What share of the longer one's length the shorter of two alike passages has at least.
_LENGTH = 0.5
# So many paragraphs are put in order where editions may change it, however few are wanted.
_POOL = 60
# Of how many texts the words are remembered.
_REMEMBERED = 10_000


class Editions:
    """Which passages of several reports are the same, and which reports are newer."""

    def __init__(self, collection: Collection, facts: Facts) -> None:
        self._collection = collection
        described = zip(collection.reports, collection.first_of_report.tolist(), strict=True)
        first = dict(described)
        self._date: dict[str, str] = {
            report: collection.dates[row] for report, row in first.items()
        }
        self._title = {
            report: without_numbering(collection.titles[row]) for report, row in first.items()
        }
        self._same_of = facts.sames
        self._by_sameness = np.argsort(facts.sames, kind="stable")
        self._sames = facts.sames[self._by_sameness]
        self.several = len(self._date) > 1

    def best_hits(self, rows: SentenceRows, scores: Vectors, k: int) -> tuple[Hit, ...]:
        """Return the hits among which the best k are sought; editions change their order.

        Args:
            rows: (r,) the sentences found.
            scores: (r,) their scores.
            k: how many hits are wanted.
        """
        pool = max(k, _POOL) if self.several else k
        return best_hits(self._collection, self._same_of, rows, scores, pool)

    def shown(
        self,
        hits: Sequence[Hit],
        k: int,
        question: str,
        reports: frozenset[str] | None,
        *,
        is_titled: bool = False,
    ) -> tuple[Hit, ...]:
        """Return the best hits with each passage once, of its editions the newer before the older.

        Args:
            hits: what was found, best first.
            k: how many are returned at most.
            question: what was asked; where it names a year no edition goes before another, nor
                does ever one that lacks a word of it.
            reports: ids of the only reports that were searched; None is all.
            is_titled: it means some reports by their titles, so that none goes before another.
        """
        if not self.several:
            return tuple(hits[:k])
        newest_first = not (is_titled or years_named(question))
        once: list[Hit] = []
        known: set[str] = set()
        for hit in hits:
            if hit.paragraph.id not in known:
                once.append(self._with_copies(hit, reports, newest_first=newest_first))
                known.update(p.id for p in (once[-1].paragraph, *once[-1].also))
        return self._ordered(once, k, stems(question)) if newest_first else tuple(once[:k])

    def _with_copies(self, hit: Hit, reports: frozenset[str] | None, *, newest_first: bool) -> Hit:
        """Return a hit with the same passages of other reports, the newest of them in front."""
        every = self._same(hit.paragraph)
        copies = [
            p
            for p in every
            if p.report != hit.paragraph.report and (reports is None or p.report in reports)
        ]
        if not copies:
            return hit
        copies.sort(key=lambda paragraph: self._date[paragraph.report], reverse=True)
        newest = copies[0]
        if newest_first and self._is_newer(newest, hit.paragraph) and _fits(newest, hit):
            also = sorted([hit.paragraph, *copies[1:]], key=self._dated, reverse=True)
            return replace(hit, paragraph=newest, also=tuple(also))
        return replace(hit, also=tuple(copies))

    def _ordered(self, hits: Sequence[Hit], k: int, asked: frozenset[str]) -> tuple[Hit, ...]:
        """Put each hit before the first one that is an older edition of it; return k of them."""
        ordered: list[Hit] = []
        for hit in hits:
            older = (n for n, each in enumerate(ordered) if self._replaces(hit, each, asked))
            rank = next(older, len(ordered))
            score = max(hit.score, ordered[rank].score) if rank < len(ordered) else hit.score
            ordered.insert(rank, replace(hit, score=score))
            # What stands behind the best k never comes among them again.
            del ordered[k:]
        return tuple(ordered)

    def _replaces(self, newer: Hit, older: Hit, asked: frozenset[str]) -> bool:
        """Say whether a hit is a newer edition of another, with all that was asked in it."""
        one, other = newer.paragraph, older.paragraph
        if not self._is_newer(one, other):
            return False
        same_title = self._title[one.report] == self._title[other.report]
        least = _ALIKE_IN_TITLE if same_title and _heading(one) == _heading(other) else _ALIKE
        if least == _ALIKE and not _are_of_a_length(one.text, other.text):
            return False
        mine, theirs = _words(one.text), _words(other.text)
        if not asked & theirs <= mine:
            return False
        common = len(mine & theirs)
        return common >= least * max(1, len(mine) + len(theirs) - common)

    def _is_newer(self, one: Paragraph, other: Paragraph) -> bool:
        """Say whether a paragraph's report is newer than another's."""
        return self._dated(one) > self._dated(other)

    def _dated(self, paragraph: Paragraph) -> str:
        """Return the date of a paragraph's report."""
        return self._date[paragraph.report]

    def _same(self, paragraph: Paragraph) -> list[Paragraph]:
        """Return the first paragraph of each report that says the same as one."""
        key = self._same_of[self._collection.paragraph_row(paragraph)]
        start, end = (np.searchsorted(self._sames, key, side) for side in ("left", "right"))
        rows = self._by_sameness[start:end].tolist()
        found: dict[str, Paragraph] = {}
        for same in (self._collection.paragraphs[row] for row in rows):
            found.setdefault(same.report, same)
        return [*found.values()]


def _fits(paragraph: Paragraph, hit: Hit) -> bool:
    """Say whether a paragraph has the sentences that a hit counts."""
    return len(paragraph.sentences) == len(hit.paragraph.sentences)


def _are_of_a_length(one: str, other: str) -> bool:
    """Say whether neither text is so much longer that they can't say nearly the same."""
    return min(len(one), len(other)) >= _LENGTH * max(len(one), len(other))


def _heading(paragraph: Paragraph) -> str:
    """Return a paragraph's heading without its number and its year; a short text means it."""
    return without_numbering(paragraph.section[-1]) if paragraph.section else ""


@lru_cache(_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    """Return the stems of a text without figures."""
    return frozenset(part for part in stems(text) if not part[0].isdigit())
