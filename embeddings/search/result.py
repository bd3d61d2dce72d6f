"""What a search gives back: paragraphs, each by the sentence in it that answers best."""

from dataclasses import dataclass

import numpy as np

from corpus.model import Paragraph
from embeddings.arrays import SentenceRows, Vectors
from embeddings.index.collection import Collection
from embeddings.search.outcome import Outcome

# Two passages that share this much of their words say the same.
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found, the number of its sentence that answers best, and its score."""

    paragraph: Paragraph
    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: hits, best first, and how likely the report answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float
    outcome: Outcome


NOTHING = SearchResult((), 0.0, Outcome.ABSENT)


def best_hits(
    collection: Collection, rows: SentenceRows, scores: Vectors, k: int
) -> tuple[Hit, ...]:
    """Keep each paragraph's best sentence, best first, without passages that say the same.

    Args:
        collection: what was searched.
        rows: (r,) the sentences found.
        scores: (r,) their scores.
        k: how many hits at most.
    """
    hits: dict[int, Hit] = {}
    shown: list[frozenset[str]] = []
    for best in np.argsort(-scores, kind="stable"):
        if len(hits) == k:
            break
        ref = collection.sentences[rows[best]]
        paragraph = collection.paragraphs[ref.paragraph]
        words = frozenset(paragraph.text.lower().split())
        if ref.paragraph in hits or any(_nearly_same(words, other) for other in shown):
            continue
        shown.append(words)
        hits[ref.paragraph] = Hit(paragraph, ref.sentence, float(scores[best]))
    return tuple(hits.values())


def _nearly_same(words: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of words are nearly the same (Jaccard similarity)."""
    return len(words & other) >= _SAME * len(words | other)
