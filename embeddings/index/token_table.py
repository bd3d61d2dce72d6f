"""A table of encoded texts: one vector per text, and the vectors of its tokens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import (
    Keys,
    SavedBytes,
    TextRows,
    TokenCodes,
    TokenIds,
    TokenSpans,
    Vectors,
    offsets_of,
)
from embeddings.encoder import Encoded, Encoder
from embeddings.index.byte_vectors import SCALE_BYTES, pack_vectors, unpack_vectors
from embeddings.index.collection import EncodeSpan
from embeddings.index.kept_tokens import KeptTokens
from embeddings.index.keys import keys_as_bytes, keys_of
from embeddings.index.mapped_file import read_ahead
from embeddings.index.token_codec import TokenCodec, codec_for
from embeddings.multilingual import MultilingualEncoder
from embeddings.progress import DoneCallback

# Numbers of which most fit two bytes.
Numbers: TypeAlias = NDArray[np.uint16] | NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A row before it is joined to others: as a table keeps it, but for its key."""

    vector: SavedBytes
    ids: Numbers
    spans: Numbers
    codes: TokenCodes


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Encoded spans of text, row by row.

    `keys` is (n, 16) uint8, hashes of the spans, and `vectors` (n, d + 4) uint8, each the packed
    vector of the whole text that its span stands in. Row i has the tokens from `offsets[i]` to
    `offsets[i + 1]`: `ids` is (t,), `spans` (t, 2) counted from the start of the encoded span, both
    uint16 where all fit and else int32, and `tokens` (t, w) uint8, the codes that `codec` made of
    unit vectors. The arrays may lie on the disk.
    """

    codec: TokenCodec
    keys: Keys
    vectors: SavedBytes
    ids: Numbers
    spans: Numbers
    tokens: TokenCodes
    offsets: TextRows

    @classmethod
    def build(
        cls,
        spans: Sequence[EncodeSpan],
        encoder: Encoder | MultilingualEncoder,
        known: Mapping[bytes, tuple[Self, int]] | None = None,
        progress: DoneCallback | None = None,
    ) -> Self:
        """Encode spans; those that are known already are taken as they are.

        Args:
            spans: one per row; a text that several spans stand in is encoded once.
            encoder: the model; what is known must be of the same one, and of its codec.
            known: rows of older tables, by their keys.
            progress: told how many spans were done since the last call.
        """
        known = known or {}
        keys, codec = [span.key for span in spans], codec_for(encoder.checksum, encoder.dimension)
        fresh = [span.text for span, key in zip(spans, keys, strict=True) if key not in known]
        texts = list(dict.fromkeys(fresh))
        if progress:
            progress(len(spans) - len(texts))
        encoded = dict(zip(texts, encoder.documents(texts, progress), strict=True))
        rows = [
            known[key][0]._kept(known[key][1])
            if key in known
            else _coded(encoded[span.text].part(span.start, span.end), codec)
            for span, key in zip(spans, keys, strict=True)
        ]
        return cls._join(keys, rows, codec)

    @classmethod
    def _join(cls, keys: list[bytes], rows: list[_Row], codec: TokenCodec) -> Self:
        """Put rows one under the other."""
        width = codec.dimension + SCALE_BYTES
        return cls(
            codec,
            keys_of(keys),
            np.concatenate([np.empty((0, width), np.uint8), *(row.vector[None] for row in rows)]),
            _narrow(np.concatenate([np.empty(0, np.uint16), *(row.ids for row in rows)])),
            _narrow(np.concatenate([np.empty((0, 2), np.uint16), *(row.spans for row in rows)])),
            np.concatenate([np.empty((0, codec.width), np.uint8), *(row.codes for row in rows)]),
            offsets_of(len(row.ids) for row in rows),
        )

    @classmethod
    def joined(cls, tables: Sequence[Self]) -> Self:
        """Return the rows of tables of one codec, at least one, one after the other."""
        first = tables[0]
        counts = [np.diff(table.offsets) for table in tables]
        return cls(
            first.codec,
            np.concatenate([table.keys for table in tables]),
            np.concatenate([table.vectors for table in tables]),
            _narrow(np.concatenate([table.ids for table in tables])),
            _narrow(np.concatenate([table.spans for table in tables])),
            np.concatenate([table.tokens for table in tables]),
            offsets_of(np.concatenate(counts)),
        )

    def part(self, rows: slice) -> Self:
        """Return some rows that follow each other."""
        offsets = self.offsets[rows.start : rows.stop + 1]
        tokens = slice(int(offsets[0]), int(offsets[-1]))
        return replace(
            self,
            keys=self.keys[rows],
            vectors=self.vectors[rows],
            ids=self.ids[tokens],
            spans=self.spans[tokens],
            tokens=self.tokens[tokens],
            offsets=offsets - offsets[0],
        )

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.keys)

    def row(self, number: int) -> Encoded:
        """Return one row as it was encoded, its tokens as near as the codec keeps them."""
        row = self._kept(number)
        ids: TokenIds = row.ids.astype(np.int32)
        spans: TokenSpans = row.spans.astype(np.int32)
        vector = unpack_vectors(row.vector[None])[0]
        return Encoded(vector, ids, spans, self.codec.decode(row.codes))

    def kept(self, number: int) -> KeptTokens:
        """Return the tokens of one row; they are as they are kept until they are asked for."""
        row = self._kept(number)
        return KeptTokens(
            row.ids.astype(np.int32), row.spans.astype(np.int32), row.codes, self.codec
        )

    def rows(self) -> Iterator[Encoded]:
        """Yield all rows as `row` returns each."""
        return map(self.row, range(len(self)))

    def _kept(self, number: int) -> _Row:
        """Return one row as it is kept."""
        part = slice(self.offsets[number], self.offsets[number + 1])
        return _Row(self.vectors[number], self.ids[part], self.spans[part], self.tokens[part])

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
        first = self.offsets[rows[filled]]
        read_ahead(self.tokens, first, first + counts[filled])
        tokens = _ranges(first, counts[filled])
        cosines = self.codec.cosines(question, self.tokens, tokens)
        starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
        best[filled] = np.maximum.reduceat(cosines, starts, axis=0)
        return best

    def token_counts(self) -> tuple[TokenIds, NDArray[np.int64]]:
        """Return the ids of all tokens, in order, and in how many rows each occurs."""
        rows = np.repeat(np.arange(len(self.keys)), np.diff(self.offsets))
        pairs = np.unique(np.stack([rows, self.ids]), axis=1)
        ids, counts = np.unique(pairs[1], return_counts=True)
        return ids.astype(np.int32), counts.astype(np.int64)

    def keys_as_bytes(self) -> list[bytes]:
        """Return the keys of the rows."""
        return keys_as_bytes(self.keys)


def _coded(encoded: Encoded, codec: TokenCodec) -> _Row:
    """Return an encoded span as a row."""
    vector = pack_vectors(encoded.vector[None])[0]
    return _Row(vector, encoded.ids, encoded.spans, codec.encode(encoded.tokens))


def _narrow(numbers: Numbers) -> Numbers:
    """Return numbers in two bytes each where all of them fit, else in four."""
    fits = not numbers.size or 0 <= numbers.min() <= numbers.max() < 1 << 16
    return numbers.astype(np.uint16) if fits else numbers.astype(np.int32)


def _ranges(starts: TextRows, counts: TextRows) -> TextRows:
    """Return the numbers from each start on, as many as its count, one after the other."""
    ends = np.cumsum(counts)
    numbers: TextRows = np.arange(ends[-1]) + np.repeat(starts - (ends - counts), counts)
    return numbers
