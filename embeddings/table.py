"""A table of encoded texts: one vector a text, and the vectors of all their tokens."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoded, Encoder, TokenIds, Vectors

# Components of a unit vector lie in -1..1; one byte each keeps a dot product to about 0.005.
_SCALE = 127.0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Encoded texts, row by row.

    `keys` are hashes of the texts, `vectors` is (n, d) float32 of unit length, `ids` is (t,)
    int32 and `tokens` (t, d) int8, unit vectors times 127; row i has the tokens from
    `offsets[i]` to `offsets[i + 1]`.
    """

    keys: tuple[str, ...]
    vectors: Vectors
    ids: TokenIds
    tokens: NDArray[np.int8]
    offsets: NDArray[np.int64]

    @classmethod
    def build(
        cls,
        texts: Sequence[str],
        encoder: Encoder,
        previous: Self | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode texts; those that `previous` has already are taken from it.

        Args:
            texts: one a row; the same text twice is encoded once.
            encoder: the model; `previous` must be of the same one.
            previous: an older table to take rows from.
            progress: told how many texts were done since the last call.
        """
        keys = tuple(hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts)
        known = {key: row for row, key in enumerate(previous.keys)} if previous else {}
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if progress:
            progress(len(texts) - len(fresh))
        encoded = dict(zip(fresh, encoder.documents(list(fresh.values()), progress), strict=True))
        rows = [encoded.get(key) or previous.row(known[key]) for key in keys]  # type: ignore[union-attr]  # a key that isn't fresh is from `previous`
        return cls._join(keys, rows, encoder.dimension)

    @classmethod
    def _join(cls, keys: tuple[str, ...], rows: list[Encoded], dimension: int) -> Self:
        """Put rows one under the other."""
        counts = [len(row.ids) for row in rows]
        tokens = np.concatenate(
            [row.tokens for row in rows] or [np.empty((0, dimension), np.float32)]
        )
        return cls(
            keys,
            np.array([row.vector for row in rows], np.float32).reshape(-1, dimension),
            np.concatenate([row.ids for row in rows] or [np.empty(0, np.int32)]),
            np.rint(tokens * _SCALE).astype(np.int8),
            np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        )

    def row(self, number: int) -> Encoded:
        """Return one row as it was encoded, its tokens to a byte a component."""
        part = slice(self.offsets[number], self.offsets[number + 1])
        tokens = self.tokens[part].astype(np.float32) / _SCALE
        return Encoded(self.vectors[number], self.ids[part], tokens)

    def best_matches(self, question: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the best match of each question token in each of some rows.

        Args:
            question: (q, d) float32, the question's token vectors, unit length.
            rows: (r,) row numbers.

        Returns:
            (r, q) float32, cosines; 0 where a row has no tokens.
        """
        counts = self.offsets[rows + 1] - self.offsets[rows]
        best = np.zeros((len(rows), len(question)), np.float32)
        filled = np.flatnonzero(counts)
        if not len(filled) or not len(question):
            return best
        places = _ranges(self.offsets[rows[filled]], counts[filled])
        cosines = (self.tokens[places].astype(np.float32) @ question.T) / _SCALE
        starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
        best[filled] = np.maximum.reduceat(cosines, starts, axis=0)
        return best


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers from each start on, as many as its count, one after the other."""
    ends = np.cumsum(counts)
    numbers: NDArray[np.int64] = np.arange(ends[-1]) + np.repeat(starts - (ends - counts), counts)
    return numbers
