"""Other ways to keep token vectors than what ships, to be measured beside it."""

from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import ClassVar, Self

import faiss
import numpy as np

from embeddings.arrays import TextRows, TokenCodes, Vectors
from embeddings.encoder import normalise

_BLOCK = 64
# Of how many values of a normal distribution its levels are found, and in how many rounds.
_POINTS, _ROUNDS = 20_000, 100
_FACTOR_BYTES = 2


@dataclass(frozen=True, slots=True)
class FloatCodec:
    """The naive way: four bytes per component."""

    name: ClassVar[str] = "float32"
    dimension: int

    @property
    def width(self) -> int:
        """Return how many bytes a token takes."""
        return 4 * self.dimension

    def encode(self, tokens: Vectors) -> TokenCodes:
        """Return (t, 4 d) uint8."""
        return np.ascontiguousarray(tokens).view(np.uint8).reshape(-1, self.width)

    def decode(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32."""
        return codes.view(np.float32)

    def cosines(self, question: Vectors, codes: TokenCodes, rows: TextRows) -> Vectors:
        """Return (r, q) float32."""
        parts = (codes[block].view(np.float32) @ question.T for block in _blocks(rows))
        return np.concatenate(list(parts))


@dataclass(frozen=True, slots=True, eq=False)
class ScalarCodec:
    """Some bits per component, 1 to 8, of what a basis turns and perhaps cuts.

    `basis` is (d, r) with orthogonal columns of unit length, and `spread` (r,) the usual size of
    each component. A cut vector is made 1 long again, a whole one has 1 along what it was.
    """

    name: ClassVar[str] = "scalar"
    basis: Vectors
    spread: Vectors
    bits: int

    @classmethod
    def learned(cls, moments: Vectors, kept: int, bits: int) -> Self:
        """Keep the directions in which (d, d) moments of token vectors are largest."""
        sizes, directions = np.linalg.eigh(moments)
        basis = np.ascontiguousarray(directions[:, ::-1][:, :kept], np.float32)
        return cls(basis, np.sqrt(sizes[::-1][:kept]).astype(np.float32), bits)

    @property
    def dimension(self) -> int:
        """Return how many components a vector has."""
        return len(self.basis)

    @property
    def width(self) -> int:
        """Return how many bytes a token takes."""
        components: int = self.basis.shape[1]
        return components * self.bits // 8 + _FACTOR_BYTES

    def encode(self, tokens: Vectors) -> TokenCodes:
        """Return (t, w) uint8, the bits and a factor for the length."""
        turned = tokens @ self.basis
        values = levels(self.bits)
        numbers = np.searchsorted((values[1:] + values[:-1]) / 2, turned / self.spread)
        kept: Vectors = values[numbers] * self.spread
        is_cut = kept.shape[1] < self.dimension
        products: Vectors = np.einsum("td,td->t", kept, kept if is_cut else turned)
        lengths: Vectors = np.sqrt(products) if is_cut else products
        factors = (1 / lengths).astype(np.float16)[:, None].view(np.uint8)
        shifts = np.arange(0, 8, self.bits, dtype=np.uint8)
        shape = (len(tokens), self.width - _FACTOR_BYTES, len(shifts))
        grouped = numbers.astype(np.uint8).reshape(shape) << shifts
        return np.concatenate([np.bitwise_or.reduce(grouped, axis=2), factors], axis=1)

    def decode(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32, turned back."""
        values = byte_values(self.bits)[codes[:, :-_FACTOR_BYTES]].reshape(len(codes), -1)
        scaled: Vectors = values * self.spread * _factors(codes)
        vectors: Vectors = scaled @ self.basis.T
        return vectors

    def cosines(self, question: Vectors, codes: TokenCodes, rows: TextRows) -> Vectors:
        """Return (r, q) float32, block by block."""
        columns = np.ascontiguousarray((question @ self.basis * self.spread).T)
        values = byte_values(self.bits)
        buffer = np.empty((_BLOCK, self.width - _FACTOR_BYTES, values.shape[1]), np.float32)
        parts = []
        for block in _blocks(rows):
            held, decoded = codes[block], buffer[: len(block)]
            np.take(values, held[:, :-_FACTOR_BYTES], axis=0, out=decoded, mode="clip")
            parts.append(decoded.reshape(len(block), -1) @ columns * _factors(held))
        return np.concatenate(parts)


@dataclass(frozen=True, slots=True, eq=False)
class ProductCodec:
    """FAISS's product quantiser of turned vectors: a byte for each group of components.

    Each group takes directions from the largest on to the smallest, so that all vary alike.
    """

    name: ClassVar[str] = "product"
    basis: Vectors
    quantizer: faiss.ProductQuantizer

    @classmethod
    def learned(cls, moments: Vectors, sample: Vectors, groups: int) -> Self:
        """Learn the centroids of as many groups from (n, d) sampled token vectors."""
        directions = np.linalg.eigh(moments)[1][:, ::-1]
        order = np.arange(directions.shape[1]).reshape(-1, groups).T.ravel()
        basis = np.ascontiguousarray(directions[:, order], np.float32)
        quantizer = faiss.ProductQuantizer(len(basis), groups, 8)
        quantizer.cp.niter = 8
        quantizer.train(sample @ basis)
        return cls(basis, quantizer)

    @property
    def dimension(self) -> int:
        """Return how many components a vector has."""
        return len(self.basis)

    @property
    def width(self) -> int:
        """Return how many bytes a token takes."""
        return int(self.quantizer.code_size)

    def encode(self, tokens: Vectors) -> TokenCodes:
        """Return (t, w) uint8, the nearest centroid of each group."""
        codes: TokenCodes = self.quantizer.compute_codes(tokens @ self.basis)
        return codes

    def decode(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32 of unit length, turned back."""
        return normalise(self._centroids(codes)) @ self.basis.T

    def cosines(self, question: Vectors, codes: TokenCodes, rows: TextRows) -> Vectors:
        """Return (r, q) float32, block by block."""
        columns, parts = np.ascontiguousarray((question @ self.basis).T), []
        for block in _blocks(rows):
            centroids = self._centroids(codes[block])
            parts.append(centroids @ columns / np.linalg.norm(centroids, axis=1, keepdims=True))
        return np.concatenate(parts)

    def _centroids(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32, the centroids of codes."""
        vectors: Vectors = self.quantizer.decode(codes)  # type: ignore  # FAISS types its C++ side
        return vectors


@lru_cache
def levels(bits: int) -> Vectors:
    """Return (2^bits,) the values that keep most of a standard normal distribution (Lloyd)."""
    normal, count = NormalDist(), 1 << bits
    points = np.array([normal.inv_cdf((n + 0.5) / _POINTS) for n in range(_POINTS)])
    values = points[(np.arange(count) * _POINTS + _POINTS // 2) // count]
    for _ in range(_ROUNDS):
        cuts = np.searchsorted(points, (values[1:] + values[:-1]) / 2)
        values = np.array([part.mean() for part in np.split(points, cuts)])
    return values.astype(np.float32)


@lru_cache
def byte_values(bits: int) -> Vectors:
    """Return (256, 8 / bits) the values in each byte, the first in its lowest bits."""
    shifts = np.arange(0, 8, bits, dtype=np.uint8)
    mask = np.uint8((1 << bits) - 1)
    values: Vectors = levels(bits)[np.arange(256, dtype=np.uint8)[:, None] >> shifts & mask]
    return values


def _blocks(rows: TextRows) -> list[TextRows]:
    """Return rows in blocks, as many as what ships multiplies at a time; there is at least one."""
    return np.split(rows, range(_BLOCK, len(rows), _BLOCK))


def _factors(codes: TokenCodes) -> Vectors:
    """Return (t, 1) float32, the factors behind the bits."""
    tail = np.ascontiguousarray(codes[:, -_FACTOR_BYTES:])
    factors: Vectors = tail.view(np.float16).astype(np.float32)
    return factors
