"""A table of encoded texts: one vector per text, and the vectors of its tokens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from embeddings.arrays import Keys, TextRows, TokenBytes, TokenIds, TokenSpans, Vectors
from embeddings.encoder import Encoded, Encoder
from embeddings.index.collection import EncodeSpan
from embeddings.index.vectors import FaissVectors, VectorStore

# Components of a unit vector lie in -1..1; one byte each keeps a cosine to about 0.005.
_SCALE = 127.0
# How many tokens are multiplied at a time: their floats stay in the nearest cache, and BLAS is
# quicker with matrices as small.
_BLOCK = 64


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Encoded spans of text, row by row.

    `keys` are hashes of the spans and `vectors` has n of d components, each the vector of the
    whole text that its span stands in. Row i has the tokens from `offsets[i]` to `offsets[i + 1]`:
    `ids` is (t,) int32, `spans` (t, 2) int32 counted from the start of the encoded span, and
    `tokens` (t, d) int8, unit vectors times 127.
    """

    keys: Keys
    vectors: VectorStore
    ids: TokenIds
    spans: TokenSpans
    tokens: TokenBytes
    offsets: TextRows

    @classmethod
    def build(
        cls,
        spans: Sequence[EncodeSpan],
        encoder: Encoder,
        previous: Self | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode spans; those that `previous` has already are taken from it.

        Args:
            spans: one per row; a text that several spans stand in is encoded once.
            encoder: the model; `previous` must be of the same one.
            previous: an older table to take rows from.
            progress: told how many spans were done since the last call.
        """
        keys = [span.key for span in spans]
        known = {key: row for row, key in enumerate(previous.keys)} if previous else {}
        fresh = [span.text for span, key in zip(spans, keys, strict=True) if key not in known]
        texts = list(dict.fromkeys(fresh))
        if progress:
            progress(len(spans) - len(texts))
        encoded = dict(zip(texts, encoder.documents(texts, progress), strict=True))
        rows = [
            previous.row(known[key])
            if previous and key in known
            else encoded[span.text].part(span.start, span.end)
            for span, key in zip(spans, keys, strict=True)
        ]
        return cls._join(keys, rows, encoder.dimension)

    @classmethod
    def _join(cls, keys: list[str], rows: list[Encoded], dimension: int) -> Self:
        """Put rows one under the other."""
        tokens = np.concatenate([np.empty((0, dimension), np.float32), *(r.tokens for r in rows)])
        vectors = FaissVectors.empty(dimension)
        vectors.add(np.array([row.vector for row in rows], np.float32).reshape(-1, dimension))
        return cls(
            np.array(keys, np.str_),
            vectors,
            np.concatenate([np.empty(0, np.int32), *(row.ids for row in rows)]),
            np.concatenate([np.empty((0, 2), np.int32), *(row.spans for row in rows)]),
            np.rint(tokens * _SCALE).astype(np.int8),
            np.concatenate([[0], np.cumsum([len(row.ids) for row in rows])]).astype(np.int64),
        )

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.keys)

    def row(self, number: int) -> Encoded:
        """Return one row as it was encoded, its tokens to a byte per component."""
        part = slice(self.offsets[number], self.offsets[number + 1])
        tokens = self.tokens[part].astype(np.float32) / _SCALE
        vector = self.vectors.at(np.array([number], np.int64))[0]
        return Encoded(vector, self.ids[part], self.spans[part], tokens)

    def best_matches(self, question: Vectors, rows: TextRows) -> Vectors:
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
        cosines = self._cosines(question, _ranges(self.offsets[rows[filled]], counts[filled]))
        starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
        best[filled] = np.maximum.reduceat(cosines, starts, axis=0)
        return best

    def _cosines(self, question: Vectors, token_rows: TextRows) -> Vectors:
        """Return (t, q), the cosines of some tokens with those of a question, block by block."""
        columns = np.ascontiguousarray(question.T)
        cosines = np.empty((len(token_rows), len(question)), np.float32)
        for start in range(0, len(token_rows), _BLOCK):
            block = self.tokens[token_rows[start : start + _BLOCK]].astype(np.float32)
            np.matmul(block, columns, out=cosines[start : start + _BLOCK])
        cosines /= np.float32(_SCALE)
        return cosines

    def document_frequency(self) -> dict[int, int]:
        """Return in how many rows each token id occurs."""
        rows = np.repeat(np.arange(len(self.keys)), np.diff(self.offsets))
        pairs = np.unique(np.stack([rows, self.ids]), axis=1)
        ids, counts = np.unique(pairs[1], return_counts=True)
        return dict(zip(ids.tolist(), counts.tolist(), strict=True))


def _ranges(starts: TextRows, counts: TextRows) -> TextRows:
    """Return the numbers from each start on, as many as its count, one after the other."""
    ends = np.cumsum(counts)
    numbers: TextRows = np.arange(ends[-1]) + np.repeat(starts - (ends - counts), counts)
    return numbers
