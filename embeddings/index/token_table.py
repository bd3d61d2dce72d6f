"""A table of encoded texts: one vector per text, and the vectors of its tokens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Keys, TextRows, TokenCodes, TokenIds, TokenSpans, Vectors
from embeddings.encoder import Encoded, Encoder
from embeddings.index.byte_vectors import rounded
from embeddings.index.collection import EncodeSpan
from embeddings.index.token_codec import TokenCodec, codec_for
from embeddings.index.vectors import FaissVectors, VectorStore

# Numbers of which most fit two bytes.
Numbers: TypeAlias = NDArray[np.uint16] | NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A row before it is joined to others: as a table keeps it, but for its key."""

    vector: Vectors
    ids: Numbers
    spans: Numbers
    codes: TokenCodes


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Encoded spans of text, row by row.

    `keys` are hashes of the spans and `vectors` has n of d components, each the vector of the
    whole text that its span stands in, rounded to what the disk holds. Row i has the tokens from
    `offsets[i]` to `offsets[i + 1]`:
    `ids` is (t,), `spans` (t, 2) counted from the start of the encoded span, both uint16 where
    all fit and else int32, and `tokens` (t, w) uint8, the codes that `codec` made of unit vectors.
    """

    codec: TokenCodec
    keys: Keys
    vectors: VectorStore
    ids: Numbers
    spans: Numbers
    tokens: TokenCodes
    offsets: TextRows

    @classmethod
    def build(
        cls,
        spans: Sequence[EncodeSpan],
        encoder: Encoder,
        previous: Self | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Encode spans; those that `previous` has already are taken from it as they are.

        Args:
            spans: one per row; a text that several spans stand in is encoded once.
            encoder: the model; `previous` must be of the same one, and of its codec.
            previous: an older table to take rows from.
            progress: told how many spans were done since the last call.
        """
        keys, codec = [span.key for span in spans], codec_for(encoder)
        known = {key: row for row, key in enumerate(previous.keys)} if previous else {}
        fresh = [span.text for span, key in zip(spans, keys, strict=True) if key not in known]
        texts = list(dict.fromkeys(fresh))
        if progress:
            progress(len(spans) - len(texts))
        encoded = dict(zip(texts, encoder.documents(texts, progress), strict=True))
        rows = [
            previous._kept(known[key])
            if previous and key in known
            else _coded(encoded[span.text].part(span.start, span.end), codec)
            for span, key in zip(spans, keys, strict=True)
        ]
        return cls._join(keys, rows, codec)

    @classmethod
    def _join(cls, keys: list[str], rows: list[_Row], codec: TokenCodec) -> Self:
        """Put rows one under the other."""
        vectors = np.array([row.vector for row in rows], np.float32).reshape(-1, codec.dimension)
        store = FaissVectors.empty(codec.dimension)
        store.add(rounded(vectors))
        return cls(
            codec,
            np.array(keys, np.str_),
            store,
            _narrow(np.concatenate([np.empty(0, np.uint16), *(row.ids for row in rows)])),
            _narrow(np.concatenate([np.empty((0, 2), np.uint16), *(row.spans for row in rows)])),
            np.concatenate([np.empty((0, codec.width), np.uint8), *(row.codes for row in rows)]),
            np.concatenate([[0], np.cumsum([len(row.ids) for row in rows])]).astype(np.int64),
        )

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.keys)

    def row(self, number: int) -> Encoded:
        """Return one row as it was encoded, its tokens as near as the codec keeps them."""
        row = self._kept(number)
        ids: TokenIds = row.ids.astype(np.int32)
        spans: TokenSpans = row.spans.astype(np.int32)
        return Encoded(row.vector, ids, spans, self.codec.decode(row.codes))

    def _kept(self, number: int) -> _Row:
        """Return one row as it is kept."""
        part = slice(self.offsets[number], self.offsets[number + 1])
        vector = self.vectors.at(np.array([number], np.int64))[0]
        return _Row(vector, self.ids[part], self.spans[part], self.tokens[part])

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
        tokens = _ranges(self.offsets[rows[filled]], counts[filled])
        cosines = self.codec.cosines(question, self.tokens, tokens)
        starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
        best[filled] = np.maximum.reduceat(cosines, starts, axis=0)
        return best

    def document_frequency(self) -> dict[int, int]:
        """Return in how many rows each token id occurs."""
        rows = np.repeat(np.arange(len(self.keys)), np.diff(self.offsets))
        pairs = np.unique(np.stack([rows, self.ids]), axis=1)
        ids, counts = np.unique(pairs[1], return_counts=True)
        return dict(zip(ids.tolist(), counts.tolist(), strict=True))


def _coded(encoded: Encoded, codec: TokenCodec) -> _Row:
    """Return an encoded span as a row."""
    return _Row(encoded.vector, encoded.ids, encoded.spans, codec.encode(encoded.tokens))


def _narrow(numbers: Numbers) -> Numbers:
    """Return numbers in two bytes each where all of them fit, else in four."""
    fits = not numbers.size or 0 <= numbers.min() <= numbers.max() < 1 << 16
    return numbers.astype(np.uint16) if fits else numbers.astype(np.int32)


def _ranges(starts: TextRows, counts: TextRows) -> TextRows:
    """Return the numbers from each start on, as many as its count, one after the other."""
    ends = np.cumsum(counts)
    numbers: TextRows = np.arange(ends[-1]) + np.repeat(starts - (ends - counts), counts)
    return numbers
