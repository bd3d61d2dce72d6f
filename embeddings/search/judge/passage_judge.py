"""How surely the best passage of a question answers it: its features, weighed by the judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from embeddings.arrays import Vectors
from embeddings.search.judge.answerable import AnswerabilityJudge
from embeddings.search.judge.extractor import FeatureExtractor
from embeddings.search.judge.foreign_names import names_written_otherwise
from embeddings.search.outcome import Outcome
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.result import Hit
from embeddings.search.scored import Scored


@dataclass(frozen=True, slots=True, eq=False)
class PassageJudge:
    """The judge with what extracts the features that it weighs."""

    parts: SearchParts
    extractor: FeatureExtractor
    answerability: AnswerabilityJudge

    @classmethod
    def load(cls, parts: SearchParts) -> Self:
        """Read the judge's coefficients, to weigh the features of a collection."""
        return cls(parts, FeatureExtractor(parts), AnswerabilityJudge.load())

    def judged(
        self,
        query: Query,
        hits: Sequence[Hit],
        found: Scored,
        similarity: Vectors,
    ) -> tuple[float, Outcome]:
        """Return how likely a question is answered, 0 to 1, and what the person is told.

        Args:
            query: the question.
            hits: what is shown of it.
            found: the sentences that were found and their scores, of which the best counts.
            similarity: (x,) how like each expected question the question is.
        """
        self._prepare(hits, found)
        features = self.extractor.extract(query, found, similarity)
        confidence = self.answerability.confidence(features)
        outcome = self.answerability.outcome(confidence, features)
        if outcome != Outcome.ABSENT or not features:
            return confidence, outcome
        if self._holds_all(query, hits) or self._may_write_otherwise(query, found):
            return self.answerability.least_unsure(features), Outcome.UNSURE
        return confidence, outcome

    def _holds_all(self, query: Query, hits: Sequence[Hit]) -> bool:
        """Say whether one of the hits has all words that a question names, as the report does.

        That the report says nothing of them would be untrue, however unlikely it answers.
        """
        collection, terms = self.parts.collection, self.parts.terms
        rows = [collection.paragraph_row(hit.paragraph) for hit in hits]
        return any(terms.are_all_in(query.text, row, query.language) for row in rows)

    def _may_write_otherwise(self, query: Query, found: Scored) -> bool:
        """Say whether a name is asked about that the best sentence's report writes otherwise."""
        paragraph = self.parts.collection.paragraph_at(found.best)
        return bool(names_written_otherwise(query, self.parts, paragraph))

    def _prepare(self, hits: Sequence[Hit], found: Scored) -> None:
        """Have at hand what is asked next: of the hits, and of the best sentence's paragraph."""
        collection = self.parts.collection
        rows = [collection.row_of(hit.paragraph, hit.sentence) for hit in hits]
        around = collection.sentences_of(collection.paragraph_at(found.best))
        self.parts.index.prepare(np.union1d(around, rows))
