"""The one function that a question passes through on its way to hits."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Paragraph
from embeddings.answerable import Outcome, outcome_of
from embeddings.encoder import Encoder
from embeddings.index import Index
from embeddings.rerank import inverse_document_frequency, late_interaction, token_weights

_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found, the number of its sentence that answers best, and its score (-1 to 1)."""

    paragraph: Paragraph
    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found: hits, best first, and how likely the first one answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float
    outcome: Outcome


class Searcher:
    """Reports ready to be asked: paragraphs, their index and the model."""

    def __init__(self, paragraphs: Sequence[Paragraph], index: Index, encoder: Encoder) -> None:
        if index.manifest.paragraphs != len(paragraphs):
            raise ValueError(f"{len(paragraphs)} paragraphs, index of {index.manifest.paragraphs}")
        self._paragraphs = tuple(paragraphs)
        self._index = index
        self._encoder = encoder
        self._frequency = inverse_document_frequency(index.table)

    def search(self, question: str, k: int = 5) -> Findings:
        """Find the paragraphs that answer a question.

        The nearest sentences by vector are the candidates, late interaction orders them, and a
        paragraph is as good as its best sentence.

        Args:
            question: any text; nothing but punctuation has no hits.
            k: how many paragraphs at most.

        Returns:
            Hits, best first, one a paragraph, and whether they answer.
        """
        if not any(letter.isalnum() for letter in question):
            return Findings((), 0.0, "absent")
        asked = self._encoder.question(question)
        rows, _ = self._index.nearest(asked.vector, _CANDIDATES)
        weights = token_weights(asked.ids, self._frequency, len(self._index.units))
        scores = late_interaction(asked, weights, self._index.table, rows)
        best: dict[int, Hit] = {}
        for place in (-scores).argsort(kind="stable"):
            unit = self._index.units[rows[place]]
            if unit.paragraph not in best:
                paragraph = self._paragraphs[unit.paragraph]
                best[unit.paragraph] = Hit(paragraph, unit.sentence, float(scores[place]))
            if len(best) == k:
                break
        hits = tuple(best.values())
        confidence = max(0.0, min(1.0, hits[0].score)) if hits else 0.0
        return Findings(hits, confidence, outcome_of(confidence))
