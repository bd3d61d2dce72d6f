"""The sentences that may answer a question, with their scores."""

from dataclasses import dataclass

from embeddings.arrays import SentenceRows, Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """(r,) candidates in order, at least one, and (r,) their scores."""

    rows: SentenceRows
    scores: Vectors

    @property
    def best(self) -> int:
        """Return the sentence with the highest score."""
        return int(self.rows[self.scores.argmax()])
