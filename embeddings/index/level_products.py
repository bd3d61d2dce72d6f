"""Products of tokens of two bits per component with a question's, as suits the processor."""

from typing import Protocol

import numpy as np

from embeddings.arrays import TokenCodes, Vectors
from embeddings.index.levels import LEVELS_OF_BYTES, PER_BYTE

# How many tokens are multiplied at a time: what is between stays in the nearest caches.
_BLOCK = 64


class Products(Protocol):
    """A question's tokens, ready to be multiplied."""

    def of(self, codes: TokenCodes) -> Vectors:
        """Return (t, q) float32, the products of the tokens with those of (t, d / 4) codes."""


def products(question: Vectors) -> Products:
    """Return what multiplies (q, d) tokens, d a multiple of 8, as suits this processor."""
    # It needs torch, which takes a second to import; whoever has a model has done so.
    from embeddings.index.whole_products import WholeProducts, multiplies_whole_numbers

    return WholeProducts(question) if multiplies_whole_numbers() else FloatProducts(question)


class FloatProducts:
    """Products by floats."""

    def __init__(self, question: Vectors) -> None:
        self._columns = np.ascontiguousarray(question.T)

    def of(self, codes: TokenCodes) -> Vectors:
        """Return (t, q) float32, the products of the tokens with those of (t, d / 4) codes."""
        found = np.empty((len(codes), self._columns.shape[1]), np.float32)
        buffer = np.empty((_BLOCK, codes.shape[1], PER_BYTE), np.float32)
        for start in range(0, len(codes), _BLOCK):
            part = codes[start : start + _BLOCK]
            values = buffer[: len(part)]
            # Without a mode that needs no check, numpy takes by way of a copy.
            np.take(LEVELS_OF_BYTES, part, axis=0, out=values, mode="clip")
            turned = values.reshape(len(part), -1)
            np.matmul(turned, self._columns, out=found[start : start + _BLOCK])
        return found
