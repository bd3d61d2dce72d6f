"""Products of tokens of two bits per component with a question's, in whole numbers of a byte.

A processor with VNNI multiplies them several times as fast as floats, and they take a quarter of
the room on their way. The four levels are to each other as 10 to 3, so that whole numbers hold them
to a thousandth; a question's tokens lose as little in seven bits.
"""

from functools import cache

import numpy as np
import torch

from embeddings.arrays import TokenCodes, Vectors
from embeddings.index.levels import SHIFTS
from embeddings.torchscript import Computation, without_lock

# The levels as whole numbers, and what one of them is worth.
_WHOLE, _UNIT = np.array([-10, -3, 3, 10], np.int8), np.float32(0.151)
# The largest whole number of a question's component.
_MOST = np.float32(127)
# How many tokens are multiplied at a time: what is between stays in the nearest caches. A
# question's are filled up to a multiple of so many, since each shape has to be prepared once.
_BLOCK, _COLUMNS = 512, 8
# What a processor says of itself that multiplies whole numbers of a byte by its own instructions.
_VNNI = ("avx512_vnni", "avx_vnni", "amx_int8")


@cache
def multiplies_whole_numbers() -> bool:
    """Say whether this processor multiplies whole numbers of a byte by its own instructions."""
    capabilities = torch.cpu.get_capabilities()
    return any(map(capabilities.get, _VNNI))


class WholeProducts:
    """A question's tokens, ready to be multiplied by whole numbers."""

    def __init__(self, question: Vectors) -> None:
        self._count = len(question)
        scales = np.abs(question).max(axis=1, initial=0) / _MOST
        width = len(question) + -len(question) % _COLUMNS
        whole = np.zeros((question.shape[1], width), np.int8)
        whole[:, : len(question)] = np.rint(question / np.where(scales > 0, scales, 1)[:, None]).T
        self._scales = scales * _UNIT
        self._columns = torch.from_numpy(whole)

    def of(self, codes: TokenCodes) -> Vectors:
        """Return (t, q) float32, the products of the tokens with those of (t, d / 4) codes."""
        # OpenMP counts threads for each thread that asks: a new one would start with all cores.
        torch.set_num_threads(1)
        pairs = torch.from_numpy(np.ascontiguousarray(codes).view(np.uint16))
        block = torch.zeros((_BLOCK, pairs.shape[1]), dtype=torch.int64)
        whole = _multiply()(
            pairs, _levels_of_pairs(), self._columns, block, block.view(torch.int8), self._count
        )
        products: Vectors = whole.numpy() * self._scales
        return products


@cache
def _multiply() -> Computation:
    """Return `_multiplied`, made once it is wanted."""
    return without_lock(_multiplied)


def _multiplied(
    pairs: torch.Tensor,
    levels: torch.Tensor,
    columns: torch.Tensor,
    block: torch.Tensor,
    components: torch.Tensor,
    count: int,
) -> torch.Tensor:
    """Return (t, count) int32, the products of tokens with a question's first ones.

    Args:
        pairs: (t, d / 8) uint16, the codes of the tokens.
        levels: (65536,) int64, the eight components of each pair of codes, a byte each.
        columns: (d, q) int8, the question's tokens.
        block: (b, d / 8) int64 of room for b tokens.
        components: (b, d) int8, the same room.
        count: how many of the columns are wanted.
    """
    found = torch.empty((pairs.shape[0], count), dtype=torch.int32)
    for start in range(0, pairs.shape[0], block.shape[0]):
        part = pairs[start : start + block.shape[0]]
        taken = torch.index_select(levels, 0, part.to(torch.int32).view(-1))
        block[: part.shape[0]] = taken.view(part.shape)
        products = torch._int_mm(components, columns)
        found[start : start + block.shape[0]] = products[: part.shape[0], :count]
    return found


@cache
def _levels_of_pairs() -> torch.Tensor:
    """Return (65536,) int64, the eight components of each pair of bytes, a byte each."""
    singles = np.ascontiguousarray(_WHOLE[np.arange(256, dtype=np.uint8)[:, None] >> SHIFTS & 3])
    pairs = np.arange(1 << 16, dtype="<u2").view(np.uint8).reshape(-1, 2)
    return torch.from_numpy(singles[pairs].reshape(-1).view(np.int64))
