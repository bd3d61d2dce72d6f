"""Products of tokens of two bits per component with a question's, in whole numbers or in floats.

A processor with VNNI multiplies whole numbers of a byte several times as fast as floats, and they
take a quarter of the room on their way. The four levels are to each other as 10 to 3, so that whole
numbers hold them to a thousandth; a question's tokens lose as little in seven bits.
"""

from functools import cache
from typing import Protocol

import numpy as np

from embeddings.arrays import TokenCodes, Vectors

# The four values that keep most of a normal distribution.
# Source: Max, "Quantizing for Minimum Distortion", 1960, table I, N = 4.
LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
# How many components a byte has, the first in its lowest bits.
PER_BYTE = 4
SHIFTS = np.arange(0, 8, 2, dtype=np.uint8)
# The same levels as whole numbers, and what one of them is worth.
_WHOLE, _UNIT = np.array([-10, -3, 3, 10], np.int8), np.float32(0.151)
# The largest whole number of a question's component.
_MOST = np.float32(127)
# How many tokens are multiplied at a time, in whole numbers and in floats: what is between stays in
# the nearest caches. A question's tokens are filled up to a multiple of so many, since each shape
# has to be prepared once.
_BLOCK, _FLOAT_BLOCK, _COLUMNS = 256, 64, 8
# What a processor says of itself that multiplies whole numbers of a byte by its own instructions.
_VNNI = ("avx512_vnni", "avx_vnni", "amx_int8")
# The four components of each byte.
_VALUES = LEVELS[np.arange(256, dtype=np.uint8)[:, None] >> SHIFTS & 3]


class Products(Protocol):
    """A question's tokens, ready to be multiplied."""

    def of(self, codes: TokenCodes) -> Vectors:
        """Return (t, q) float32, the products of the tokens with those of (t, d / 4) codes."""


def products(question: Vectors) -> Products:
    """Return what multiplies (q, d) tokens, d a multiple of 8, as suits this processor."""
    return WholeProducts(question) if multiplies_whole_numbers() else FloatProducts(question)


@cache
def multiplies_whole_numbers() -> bool:
    """Say whether this processor multiplies whole numbers of a byte by its own instructions."""
    # It takes a second to import, and whoever has a model has done so.
    import torch

    capabilities = torch.cpu.get_capabilities()
    return any(map(capabilities.get, _VNNI))


class WholeProducts:
    """Products by whole numbers of a byte."""

    def __init__(self, question: Vectors) -> None:
        import torch

        self._count = len(question)
        scales = np.abs(question).max(axis=1, initial=0) / _MOST
        width = len(question) + -len(question) % _COLUMNS
        whole = np.zeros((question.shape[1], width), np.int8)
        whole[:, : len(question)] = np.rint(question / np.where(scales > 0, scales, 1)[:, None]).T
        self._scales = scales * _UNIT
        self._columns = torch.from_numpy(whole)

    def of(self, codes: TokenCodes) -> Vectors:
        """Return (t, q) float32, the products of the tokens with those of (t, d / 4) codes."""
        import torch

        # OpenMP counts threads for each thread that asks: a new one would start with all cores.
        torch.set_num_threads(1)
        pairs = np.ascontiguousarray(codes).view(np.uint16)
        block = np.zeros((_BLOCK, pairs.shape[1]), np.uint64)
        tokens = torch.from_numpy(block.view(np.int8))
        found = np.empty((len(codes), self._count), np.float32)
        for start in range(0, len(codes), _BLOCK):
            part = pairs[start : start + _BLOCK]
            np.take(_levels_of_pairs(), part, out=block[: len(part)], mode="clip")
            product = torch._int_mm(tokens, self._columns).numpy()
            found[start : start + _BLOCK] = product[: len(part), : self._count]
        found *= self._scales
        return found


class FloatProducts:
    """Products by floats."""

    def __init__(self, question: Vectors) -> None:
        self._columns = np.ascontiguousarray(question.T)

    def of(self, codes: TokenCodes) -> Vectors:
        """Return (t, q) float32, the products of the tokens with those of (t, d / 4) codes."""
        found = np.empty((len(codes), self._columns.shape[1]), np.float32)
        buffer = np.empty((_FLOAT_BLOCK, codes.shape[1], PER_BYTE), np.float32)
        for start in range(0, len(codes), _FLOAT_BLOCK):
            part = codes[start : start + _FLOAT_BLOCK]
            values = buffer[: len(part)]
            # Without a mode that needs no check, numpy takes by way of a copy.
            np.take(_VALUES, part, axis=0, out=values, mode="clip")
            turned = values.reshape(len(part), -1)
            np.matmul(turned, self._columns, out=found[start : start + _FLOAT_BLOCK])
        return found


def level_values(codes: TokenCodes) -> Vectors:
    """Return (t, d) float32, the levels of (t, d / 4) codes."""
    values: Vectors = _VALUES[codes].reshape(len(codes), codes.shape[1] * PER_BYTE)
    return values


@cache
def _levels_of_pairs() -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Return (65536,) the eight components of each pair of bytes, a byte each."""
    singles = np.ascontiguousarray(_WHOLE[np.arange(256, dtype=np.uint8)[:, None] >> SHIFTS & 3])
    pairs = np.arange(1 << 16, dtype="<u2").view(np.uint8).reshape(-1, 2)
    return singles[pairs].reshape(-1).view(np.uint64)
