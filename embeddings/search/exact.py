"""Words in quotation marks: the paragraphs that hold them to the letter, first and alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.search.mentions import ExactMentions, Mention
from embeddings.search.outcome import Outcome
from embeddings.search.result import Hit, SearchResult
from embeddings.search.searcher import Searcher
from embeddings.text.quotations import Quotations, quotations, without_marks


@dataclass(frozen=True, slots=True)
class ExactResult:
    """What a search for exact words found, and those of the words that stand nowhere."""

    result: SearchResult
    missing: tuple[str, ...]


def search_exactly(
    searcher: Searcher,
    exact: ExactMentions,
    question: str,
    k: int = 5,
    reports: Sequence[str] | None = None,
) -> ExactResult:
    """Find the paragraphs that hold what a question quotes; the nearest ones where none does.

    Args:
        searcher: what is asked.
        exact: finds words in the same collection.
        question: a question with something in quotation marks; what else it says puts in order.
        k: how many paragraphs at most.
        reports: ids of the only reports to search; None, or none that is known, is all.
    """
    quoted = quotations(question)
    missing = tuple(p for p in quoted.phrases if not exact.find([p], reports))
    mentions = exact_places(exact, question, reports)
    if not mentions:
        nearest = searcher.search(without_marks(question), k, (), reports)
        return ExactResult(SearchResult(nearest.hits, 0.0, Outcome.ABSENT), missing)
    found = _ordered(searcher, quoted, mentions)
    hits = searcher.editions.shown(found, k, quoted.rest, reports)
    outcome = Outcome.UNSURE if missing else Outcome.ANSWERED
    return ExactResult(SearchResult(hits, 0.5 if missing else 1.0, outcome), missing)


def exact_places(
    exact: ExactMentions, question: str, reports: Sequence[str] | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of all that a question quotes or, where none is of all, of any of it."""
    phrases = quotations(question).phrases
    if together := exact.find(phrases, reports):
        return together
    found = {m.paragraph.id: m for each in phrases for m in exact.find([each], reports)}
    kept = {mention.paragraph.id for mention in found.values()}
    return tuple(found[name] for name in exact.in_order(kept))


def _ordered(
    searcher: Searcher,
    quoted: Quotations,
    mentions: Sequence[Mention],
) -> tuple[Hit, ...]:
    """Put mentions in the order in which the words around the quotation match their paragraphs."""
    scores = dict.fromkeys((mention.paragraph.id for mention in mentions), 1.0)
    if any(map(str.isalnum, quoted.rest)):
        query = searcher.reader.query(quoted.rest)
        collection = searcher.collection
        within = np.array([p.id in scores for p in collection.paragraphs])[collection.paragraph_of]
        unlike = np.zeros(len(collection.expected), np.float32)
        rows, matched = searcher.score(query, unlike, within)
        scores = dict.fromkeys(scores, 0.0)
        for row, score in zip(rows, matched, strict=True):
            name = collection.paragraphs[collection.paragraph_of[row]].id
            scores[name] = max(scores[name], float(score))
    hits = [Hit(m.paragraph, m.sentence, scores[m.paragraph.id]) for m in mentions]
    return tuple(sorted(hits, key=lambda hit: -hit.score))
