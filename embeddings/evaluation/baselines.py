"""Methods of finding passages that people would put together from known parts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import Encoder
from embeddings.evaluation.dataset import Question
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.text.bm25 import Bm25, word_terms

# Cormack et al., "Reciprocal Rank Fusion outperforms Condorcet", 2009.
_RRF = 60


@dataclass(frozen=True, slots=True)
class Method:
    """A method to rank paragraphs: its name, the function, and the bytes it keeps of each."""

    name: str
    rank: Callable[[Question], list[int]]
    bytes_per_paragraph: float


def baselines(collection: Collection, index: Index, encoder: Encoder) -> list[Method]:
    """Return whole-paragraph embedding, BM25, best sentence, and the fusion of the last two."""
    count = max(1, len(collection.paragraphs))
    texts = [paragraph.text for paragraph in collection.paragraphs]
    whole = np.array([encoded.vector for encoded in encoder.documents(texts)], np.float32)
    terms = [word_terms(text) for text in texts]
    bm25 = Bm25.of(terms)
    sentences = index.sentence_vectors(np.arange(len(collection.sentences)))
    posting_bytes = 8 * sum(len(set(row)) for row in terms)

    def embedded(question: Question) -> Vectors:
        """Return the (d,) vector of a question, read with those before it."""
        return encoder.question(_with_history(question)).vector

    def by_paragraph(question: Question) -> list[int]:
        """Rank paragraphs by the cosine of all their text."""
        return _order(whole @ embedded(question))

    def by_words(question: Question) -> list[int]:
        """Rank paragraphs by BM25."""
        return _order(bm25.scores(word_terms(_with_history(question))))

    def by_sentence(question: Question) -> list[int]:
        """Rank paragraphs by the cosine of their best sentence."""
        best = np.full(len(collection.paragraphs), -1, np.float32)
        np.maximum.at(best, collection.paragraph_of, sentences @ embedded(question))
        return _order(best)

    def fused(question: Question) -> list[int]:
        """Rank paragraphs by the last two together."""
        return reciprocal_rank_fusion([by_sentence(question), by_words(question)])

    return [
        Method("whole paragraph, one vector", by_paragraph, whole.nbytes / count),
        Method("BM25", by_words, posting_bytes / count),
        Method("best sentence", by_sentence, sentences.nbytes / count),
        Method(
            "best sentence + BM25, rank fusion", fused, (sentences.nbytes + posting_bytes) / count
        ),
    ]


def reciprocal_rank_fusion(orders: Iterable[list[int]]) -> list[int]:
    """Join rankings: a paragraph scores the sum of 1 / (60 + rank) over them."""
    scores: dict[int, float] = {}
    for order in orders:
        for rank, paragraph in enumerate(order, 1):
            scores[paragraph] = scores.get(paragraph, 0.0) + 1 / (_RRF + rank)
    return sorted(scores, key=lambda paragraph: -scores[paragraph])


def _with_history(question: Question) -> str:
    """Return a question behind what was asked before it."""
    return " ".join([*question.history, question.text])


def _order(scores: Vectors) -> list[int]:
    """Return paragraphs by falling score."""
    order: list[int] = np.argsort(-scores, kind="stable").tolist()
    return order
