"""Expected questions that may be suggested, and in which order they are tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering.answers import Answer
from corpus.stops import ends_asking
from embeddings.arrays import Vectors
from embeddings.conversation import chinese
from embeddings.search.searcher import Searcher
from embeddings.text.bm25 import highest
from embeddings.text.words import answer_type

# A button on a phone shows about 48 characters in two lines.
LONGEST, _HANDY = 60, 48
# How many questions of a paragraph, and how many in all, are tried.
_TRIED_HERE, TRIED = 4, 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be suggested, with the row of the paragraph that should answer it.

    `row` is its own among the expected questions.
    """

    text: str
    language: str
    paragraph: int
    row: int


def _neat(candidate: Candidate) -> tuple[int, bool, bool, bool]:
    """Put first, of a paragraph's, those that ask for a fact and look well on a button."""
    text = candidate.text
    return candidate.paragraph, not _asks_for_fact(text), text[0].islower(), len(text) > _HANDY


def _asks_for_fact(text: str) -> bool:
    """Say whether a question asks how much, who, when or where: an answer that shows at once."""
    return chinese.asks_for_fact(text) or answer_type(text) in ("number", "who", "when", "where")


def english_first(language: str) -> tuple[bool, str]:
    """Put English before other languages."""
    return language != "en", language


def is_handy(text: str) -> bool:
    """Say whether a question fits a button."""
    return ends_asking(text) and len(text) <= LONGEST


def by_rank(candidates: Sequence[Candidate], answer: Answer, searcher: Searcher) -> Vectors:
    """Rate candidates by where their paragraph comes in an answer, for another language's sake."""
    row_of = searcher.collection.paragraph_row
    rank = {row_of(passage.paragraph): 1 / n for n, passage in enumerate(answer.passages, 1)}
    return np.array([rank.get(each.paragraph, 0.0) for each in candidates], np.float32)


def by_rating(candidates: Sequence[Candidate], ratings: Vectors) -> Iterator[list[Candidate]]:
    """Yield the candidates one by one, the best rated first; none that is rated 0."""
    for number in highest(ratings, TRIED):
        yield [candidates[number]]


def groups_all_over(candidates: Sequence[Candidate], count: int) -> Iterator[list[Candidate]]:
    """Yield the candidates of a paragraph each, from all over the reports.

    The paragraphs are cut into `count` equal stretches; of each, the one in the middle comes first,
    then of each the next, and so on.
    """
    by_paragraph: dict[int, list[Candidate]] = {}
    for candidate in sorted(candidates, key=_neat):
        by_paragraph.setdefault(candidate.paragraph, []).append(candidate)
    rows = list(by_paragraph)
    stretches = [rows[len(rows) * n // count : len(rows) * (n + 1) // count] for n in range(count)]
    orders = [_facts_first(stretch, by_paragraph) for stretch in stretches]
    for turn in range(min(max(map(len, orders), default=0), TRIED)):
        for order in orders:
            if turn < len(order):
                yield by_paragraph[order[turn]][:_TRIED_HERE]


def _facts_first(rows: Sequence[int], by_paragraph: Mapping[int, Sequence[Candidate]]) -> list[int]:
    """Return paragraphs, those first that hold a plain fact, by their distance from the middle."""

    def rank(n: int) -> tuple[bool, int]:
        """Return first whether a row holds no plain fact, then its distance from the middle."""
        first = by_paragraph[rows[n]][0]
        return not _asks_for_fact(first.text), abs(n - len(rows) // 2)

    return [rows[n] for n in sorted(range(len(rows)), key=rank)]
