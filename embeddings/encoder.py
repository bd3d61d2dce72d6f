"""What the index and the search have of a model: vectors of texts and of their tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np

from embeddings.arrays import Mask, TokenIds, TokenSpans, Vectors
from embeddings.progress import DoneCallback


class Tokens(Protocol):
    """The tokens of a text, to be held against others: their ids, spans and cosines."""

    @property
    def ids(self) -> TokenIds:
        """Return (t,) vocabulary ids."""

    @property
    def spans(self) -> TokenSpans:
        """Return (t, 2), where they start and end in the text."""

    def cosines(self, question: Vectors) -> Vectors:
        """Return (t, q) the cosines of the tokens with (q, d) others."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A text as the model sees it.

    `vector` is (d,) float32 and `tokens` is (t, d) float32, both of unit length; `ids` is (t,)
    int32, the vocabulary ids of the tokens, and `spans` is (t, 2) int32, where they start and end
    in the text. Special tokens and those of a prompt are left out of all three.
    """

    vector: Vectors
    ids: TokenIds
    spans: TokenSpans
    tokens: Vectors

    def cosines(self, question: Vectors) -> Vectors:
        """Return (t, q) the cosines of the tokens with (q, d) others."""
        cosines: Vectors = self.tokens @ question.T
        return cosines

    def tokens_at(self, start: int, end: int) -> list[int]:
        """Return the numbers of the tokens that reach into `text[start:end]`."""
        inside = (self.spans[:, 0] < end) & (self.spans[:, 1] > start)
        return np.flatnonzero(inside).tolist()

    def part(self, start: int, end: int) -> Self:
        """Return the same with the tokens of `text[start:end]` alone; spans count from there."""
        inside = (self.spans[:, 0] >= start) & (self.spans[:, 1] <= end)
        spans = self.spans[inside] - np.int32(start)
        return replace(self, ids=self.ids[inside], spans=spans, tokens=self.tokens[inside])


class Encoder(Protocol):
    """What the index and the search need of a model; tests have a small one of their own."""

    name: str
    checksum: str
    dimension: int
    languages: frozenset[str]

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages; `progress` is told how many were done since the last call."""

    def question(self, text: str) -> Encoded:
        """Encode one question."""

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions that nobody asks just now, none of which is remembered."""


def encoded(
    vector: Vectors, seen: Mask, ids: TokenIds, spans: TokenSpans, tokens: Vectors
) -> Encoded:
    """Take one row of a model's output without padding, special tokens and prompt.

    Args:
        vector: (d,) of the whole text.
        seen: (t,) which tokens aren't padding.
        ids: (t,) vocabulary ids.
        spans: (t, 2) where each starts and ends in the text, before which the prompt stands at
            negative places; a special token's is empty.
        tokens: (t, d) float32.
    """
    keep = seen & (spans[:, 1] > spans[:, 0]) & (spans[:, 0] >= 0)
    kept_ids = ids[keep].astype(np.int32)
    return Encoded(normalise(vector), kept_ids, spans[keep], normalise(tokens[keep]))


def frozen(encoded: Encoded) -> Encoded:
    """Return the same, whose arrays nobody can change, since it is remembered."""
    for array in (encoded.vector, encoded.ids, encoded.spans, encoded.tokens):
        array.flags.writeable = False
    return encoded


def normalise(vectors: Vectors) -> Vectors:
    """Scale vectors (..., d) to unit length; a zero vector stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(length == 0, 1, length)).astype(np.float32)
    return scaled
