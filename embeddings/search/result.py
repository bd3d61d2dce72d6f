"""What a search gives back: paragraphs, each by the sentence in it that answers best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.paragraphs import Paragraph
from embeddings.arrays import Hashes, SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.outcome import Outcome
from embeddings.search.repeats import Shown
from embeddings.text.clauses import Clause


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions of a message: its number, from 1, of how many, and its outcome."""

    number: int
    count: int
    question: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found, the number of its sentence that answers best, and its score.

    `mark` is the part of that sentence that answers, as a slice of the paragraph's text; None is
    all of it. `also` are the paragraphs of other reports that say the same. `parts` are those of
    several questions that it answers; none of one that was asked alone.
    """

    paragraph: Paragraph
    sentence: int
    score: float
    mark: Clause | None = None
    also: tuple[Paragraph, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: hits, best first, and how likely the report answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float
    outcome: Outcome


NOTHING = SearchResult((), 0.0, Outcome.ABSENT)


def surest(found: Sequence[SearchResult]) -> SearchResult:
    """Return the result that answers a question most surely, the first of those that don't."""
    return max(found, key=lambda each: (each.outcome == Outcome.ANSWERED) * each.confidence)


def best_hits(
    collection: Collection, sames: Hashes, rows: SentenceRows, scores: Vectors, k: int
) -> tuple[Hit, ...]:
    """Keep each paragraph's best sentence, best first, without repeats.

    Args:
        collection: what was searched.
        sames: (p,) hashes of its paragraphs that repeats share.
        rows: (r,) the sentences found.
        scores: (r,) their scores.
        k: how many hits at most, of which those of one hash count once: a passage that many reports
            share leaves room for others.
    """
    hits: list[Hit] = []
    seen: set[int] = set()
    hashes: set[int] = set()
    shown = Shown(collection, sames)
    paragraphs = collection.paragraph_of[rows]
    for best in np.argsort(-scores, kind="stable").tolist():
        if len(hashes) == k:
            break
        paragraph = int(paragraphs[best])
        if paragraph in seen:
            continue
        seen.add(paragraph)
        if shown.adds(paragraph):
            hashes.add(int(sames[paragraph]))
            sentence = collection.sentences[int(rows[best])].sentence
            hits.append(Hit(collection.paragraphs[paragraph], sentence, float(scores[best])))
    return tuple(hits)
