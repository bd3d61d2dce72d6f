"""The sentences that may answer a question, with their scores."""

from dataclasses import dataclass

import numpy as np

from embeddings.arrays import SentenceRows, Vectors

# How many sentences may stand in place of the best, and how far their scores may be apart.
_LOOKED, _NEAR = 60, np.float32(0.5)


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """(r,) candidates in order, at least one, and (r,) their scores."""

    rows: SentenceRows
    scores: Vectors

    @property
    def best(self) -> int:
        """Return the sentence with the highest score."""
        return int(self.rows[self.scores.argmax()])


def near_best(rows: SentenceRows, scores: Vectors) -> list[int]:
    """Return the sentences whose scores are near the highest, best first, 60 at most.

    Args:
        rows: (r,) the sentences found, at least one.
        scores: (r,) their scores.
    """
    near = np.flatnonzero(scores >= scores.max() - _NEAR)
    ranked: list[int] = rows[near[np.argsort(-scores[near])][:_LOOKED]].tolist()
    return ranked
