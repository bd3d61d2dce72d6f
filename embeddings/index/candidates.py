"""The sentences that may answer a question: what they are looked for by, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from embeddings.arrays import Mask, SentenceRows, Vectors
from embeddings.encoder import Encoded

# How many sentences may be brought by their vectors of either model, and by words.
BY_VECTOR, BY_MEANING, BY_WORDS = 400, 100, 100


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """What a question's candidates are looked for by.

    `encoded` is the question by the model of words, `weights` (q,) what each of its tokens counts,
    and `is_read` whether that model reads it; `meaning` is its vector by the model of meaning, and
    `meant` (m, e) its tokens by that, times their share of all weights, None without one. `rows`
    are candidates that are known already. `terms` are the question's, as the reports of each
    language write them, with what each counts; only an index that finds sentences by words itself
    is given them.
    """

    encoded: Encoded
    weights: Vectors
    meaning: Vectors | None
    meant: Vectors | None
    is_read: bool
    rows: SentenceRows
    terms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """(r,) sentences in order, each once.

    `late` is (r,), their late interaction with the question, where the index has worked it out: by
    the model of words, or by that of meaning where words don't read the question.
    """

    rows: SentenceRows
    late: Vectors | None = None

    def where(self, mask: Mask) -> "Candidates":
        """Return those that (r,) flags choose."""
        return Candidates(self.rows[mask], None if self.late is None else self.late[mask])
