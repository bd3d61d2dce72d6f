"""The model that tells which clause of a sentence holds the answer, by the clauses' features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from corpus.toml_tables import read_table
from embeddings.arrays import Vectors


@dataclass(frozen=True, slots=True)
class ClauseModel:
    """Tells which clause holds the answer: a softmax over the weighted features of a sentence's.

    `cost` is what the length of a mark takes from how surely it holds the answer.
    """

    cost: float
    weights: Vectors
    means: Vectors
    deviations: Vectors

    @classmethod
    def load(cls, kind: str, names: Sequence[str]) -> Self:
        """Read a model from clause_model.toml, beside this module."""
        return cls.of(read_table(__package__, "clause_model.toml")[kind], names)

    @classmethod
    def of(cls, data: Mapping[str, Any], names: Sequence[str]) -> Self:
        """Make a model of a table of clause_model.toml."""
        features = [data["features"][name] for name in names]
        columns = (
            np.array([feature[column] for feature in features], np.float32)
            for column in ("weight", "mean", "deviation")
        )
        return cls(data["cost"], *columns)

    def shares(self, features: Vectors) -> Vectors:
        """Return (c,) how surely each clause holds the answer, 1 in all, of (c, f) features."""
        scores = (features - self.means) / self.deviations @ self.weights
        raised = np.exp(scores - scores.max())
        shares: Vectors = raised / raised.sum()
        return shares
