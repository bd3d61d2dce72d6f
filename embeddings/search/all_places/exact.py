"""Words in quotation marks: the paragraphs that hold them to the letter, first and alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.conversation.around_quotes import asks_beside
from embeddings.search.all_places.mentions import ExactMentions, Mention
from embeddings.search.outcome import Outcome
from embeddings.search.query import Query
from embeddings.search.result import Hit, SearchResult
from embeddings.search.scored import Scored
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
    reports: frozenset[str] | None = None,
) -> ExactResult:
    """Find the paragraphs that hold what a question quotes; the nearest ones where none does.

    Args:
        searcher: what is asked.
        exact: finds words in the same collection.
        question: a question with something in quotation marks; what else it says puts in order.
        k: how many paragraphs at most.
        reports: ids of the only reports to search; None is all.
    """
    quoted = quotations(question)
    missing = tuple(p for p in quoted.phrases if not exact.find([p], reports))
    mentions = exact_places(exact, question, reports)
    if not mentions:
        nearest = searcher.search(without_marks(question), k, (), reports)
        return ExactResult(SearchResult(nearest.hits, 0.0, Outcome.ABSENT), missing)
    if not missing and (query := _asking(searcher, question, quoted)):
        return ExactResult(_judged(searcher, query, mentions, k, reports), ())
    found = _ordered(searcher, quoted, mentions)
    hits = searcher.editions.shown(found, k, quoted.rest, reports)
    outcome = Outcome.UNSURE if missing else Outcome.ANSWERED
    return ExactResult(SearchResult(hits, 0.5 if missing else 1.0, outcome), missing)


def exact_places(
    exact: ExactMentions, question: str, reports: frozenset[str] | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of all that a question quotes or, where none is of all, of any of it."""
    phrases = quotations(question).phrases
    if together := exact.find(phrases, reports):
        return together
    found = {m.paragraph.id: m for each in phrases for m in exact.find([each], reports)}
    return exact.in_order(found.values())


def _asking(searcher: Searcher, question: str, quoted: Quotations) -> Query | None:
    """Return a question as it is searched if it asks more than where the quoted words stand."""
    if not any(map(str.isalpha, quoted.rest)):
        return None
    plain = without_marks(question)
    language = searcher.reader.language_of(plain)
    return searcher.reader.query(plain) if asks_beside(plain, quoted.rest, language) else None


def _judged(
    searcher: Searcher,
    query: Query,
    mentions: Sequence[Mention],
    k: int,
    reports: frozenset[str] | None,
) -> SearchResult:
    """Return mentions, and how surely the best of them answers all that a question asks.

    They are never absent: what is quoted stands there. What answers may stand beside it.
    """
    similarity = searcher.parts.expected.similarity(
        query, searcher.collection.select_reports(reports)
    )
    within = _sentences_of(searcher, mentions)
    rows, scores = searcher.score(query, similarity, within)
    hits = searcher.editions.shown(
        _by_score(searcher, mentions, rows, scores), k, query.text, reports
    )
    if not len(rows):
        return SearchResult(hits, 0.0, Outcome.UNSURE)
    found = Scored(rows, scores)
    confidence, outcome = searcher.judge.judged(query, hits, found, similarity)
    marked = searcher.marker.marked(query, _at_best(searcher, hits, found))
    return SearchResult(
        marked, confidence, Outcome.ANSWERED if outcome == Outcome.ANSWERED else Outcome.UNSURE
    )


def _at_best(searcher: Searcher, hits: Sequence[Hit], found: Scored) -> tuple[Hit, ...]:
    """Return hits by their paragraphs' best sentences instead of those with what is quoted."""
    collection = searcher.collection
    best = {
        collection.paragraph_at(row): collection.sentences[row].sentence
        for row in found.rows[np.argsort(found.scores, kind="stable")].tolist()
    }
    return tuple(
        replace(hit, sentence=best.get(collection.paragraph_row(hit.paragraph), hit.sentence))
        for hit in hits
    )


def _ordered(
    searcher: Searcher,
    quoted: Quotations,
    mentions: Sequence[Mention],
) -> tuple[Hit, ...]:
    """Put mentions in the order in which the words around the quotation match their paragraphs."""
    if not any(map(str.isalnum, quoted.rest)):
        return tuple(Hit(m.paragraph, m.sentence, 1.0) for m in mentions)
    query = searcher.reader.query(quoted.rest)
    unlike = np.zeros(len(searcher.collection.expected), np.float32)
    scored = searcher.score(query, unlike, _sentences_of(searcher, mentions))
    return _by_score(searcher, mentions, *scored)


def _sentences_of(searcher: Searcher, mentions: Sequence[Mention]) -> Mask:
    """Return (n,) which sentences stand in the paragraphs of mentions."""
    collection = searcher.collection
    within = np.zeros(len(collection.paragraphs), np.bool_)
    within[[collection.paragraph_row(mention.paragraph) for mention in mentions]] = True
    return within[collection.paragraph_of]


def _by_score(
    searcher: Searcher, mentions: Sequence[Mention], rows: SentenceRows, scores: Vectors
) -> tuple[Hit, ...]:
    """Put mentions in the order of their paragraphs' best sentences; one without any scores 0."""
    collection = searcher.collection
    best = dict.fromkeys((mention.paragraph.id for mention in mentions), 0.0)
    for row, score in zip(rows, scores, strict=True):
        name = collection.paragraphs[collection.paragraph_of[row]].id
        best[name] = max(best[name], float(score))
    hits = [Hit(m.paragraph, m.sentence, best[m.paragraph.id]) for m in mentions]
    return tuple(sorted(hits, key=lambda hit: -hit.score))
