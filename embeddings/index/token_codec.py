"""How the vectors of tokens are kept: a byte per component, or two bits of each once turned."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Protocol

import numpy as np

from embeddings.arrays import TextRows, TokenCodes, Vectors
from embeddings.bundled_encoder import BUNDLED_CHECKSUM
from embeddings.bundled_multilingual import BUNDLED_CHECKSUM as MULTILINGUAL_CHECKSUM
from embeddings.index.level_products import Products, products
from embeddings.index.levels import LEVELS, PER_BYTE, SHIFTS, level_values

# How many tokens are multiplied at a time: their floats stay in the nearest cache, and BLAS is
# quicker with matrices as small.
_BLOCK = 64
# Components of a unit vector lie in -1..1; one byte each keeps a cosine to about 0.005.
_MOST = np.float32(127)
# Where one of the four levels gives way to the next.
# Source: Max, "Quantizing for Minimum Distortion", 1960, table I, N = 4.
_EDGES = np.array([-0.9816, 0.0, 0.9816], np.float32)
# Codes are multiplied by pairs of bytes.
_MULTIPLE = 2 * PER_BYTE
# The factor of a token stands behind its bits, as a float16.
_FACTOR_BYTES = 2
# How many questions are remembered as they are multiplied: one asks several tables, in threads.
_QUESTIONS = 64


# The models whose tokens are kept in bits.
_IN_BITS = (BUNDLED_CHECKSUM, MULTILINGUAL_CHECKSUM)


class TokenCodec(Protocol):
    """A way to keep token vectors of unit length as bytes, a row per token."""

    name: ClassVar[str]

    @property
    def dimension(self) -> int:
        """Return how many components a vector has."""

    @property
    def width(self) -> int:
        """Return how many bytes a token takes."""

    def encode(self, tokens: Vectors) -> TokenCodes:
        """Return (t, width) uint8, the codes of (t, d) float32 vectors."""

    def decode(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32, whose products with a question's tokens are the cosines."""

    def cosines(self, question: Vectors, codes: TokenCodes, rows: TextRows) -> Vectors:
        """Return (r, q) float32, the cosines of some rows of codes with a question's tokens."""


@dataclass(frozen=True, slots=True)
class ByteCodec:
    """A byte per component: right for vectors of any model and dimension."""

    name: ClassVar[str] = "bytes"
    dimension: int

    @property
    def width(self) -> int:
        """Return how many bytes a token takes."""
        return self.dimension

    def encode(self, tokens: Vectors) -> TokenCodes:
        """Return (t, d) uint8, the components times 127 of (t, d) float32 vectors."""
        codes: TokenCodes = np.rint(tokens * _MOST).astype(np.int8).view(np.uint8)
        return codes

    def decode(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32."""
        vectors: Vectors = codes.view(np.int8).astype(np.float32) / _MOST
        return vectors

    def cosines(self, question: Vectors, codes: TokenCodes, rows: TextRows) -> Vectors:
        """Return (r, q) float32, block by block."""
        columns = np.ascontiguousarray(question.T) / _MOST
        signed = codes.view(np.int8)
        cosines = np.empty((len(rows), len(question)), np.float32)
        for start in range(0, len(rows), _BLOCK):
            block = signed[rows[start : start + _BLOCK]].astype(np.float32)
            np.matmul(block, columns, out=cosines[start : start + _BLOCK])
        return cosines


@dataclass(frozen=True, slots=True)
class TurnedCodec:
    """Two bits per component of a vector that was turned so that all its components are alike.

    Turned at random, the components of any unit vector are about normal with a variance of 1 / d,
    so that the same four values serve them all and nothing has to be learnt. What rounding takes
    from a vector's length along itself, a factor gives back: a token's cosine with itself is 1.
    Source: Gao and Long, "RaBitQ", 2024 (turning and the factor), here with two bits.
    """

    name: ClassVar[str] = "turned-2-bits"
    dimension: int

    def __post_init__(self) -> None:
        """Refuse a dimension whose bits fill no bytes."""
        if self.dimension % _MULTIPLE:
            raise ValueError(f"dimension is {self.dimension}, not a multiple of {_MULTIPLE}")

    @property
    def width(self) -> int:
        """Return how many bytes a token takes."""
        return self.dimension // PER_BYTE + _FACTOR_BYTES

    def encode(self, tokens: Vectors) -> TokenCodes:
        """Return (t, d / 4 + 2) uint8, the bits and the factors of (t, d) float32 vectors."""
        turned = tokens @ rotation(self.dimension)
        bits = np.searchsorted(_EDGES, turned * np.float32(np.sqrt(self.dimension)))
        along = np.einsum("td,td->t", LEVELS[bits], turned)
        # A vector of zeros has no direction, and stays without.
        factors = np.divide(1, along, out=np.zeros_like(along), where=along > 0)
        fours = bits.astype(np.uint8).reshape(-1, self.dimension // PER_BYTE, PER_BYTE) << SHIFTS
        packed = np.bitwise_or.reduce(fours, axis=2)
        tail = factors.astype(np.float16)[:, None].view(np.uint8)
        return np.concatenate([packed, tail], axis=1)

    def decode(self, codes: TokenCodes) -> Vectors:
        """Return (t, d) float32, turned back; a little longer than 1, as the factors have it."""
        turned = level_values(codes[:, :-_FACTOR_BYTES]) * _factors(codes)
        vectors: Vectors = (turned @ rotation(self.dimension).T).astype(np.float32)
        return vectors

    def cosines(self, question: Vectors, codes: TokenCodes, rows: TextRows) -> Vectors:
        """Return (r, q) float32; the question is turned, not the tokens."""
        held = codes[rows]
        turned = _turned(np.asarray(question, np.float32).tobytes(), self.dimension)
        cosines = turned.of(held[:, :-_FACTOR_BYTES])
        cosines *= _factors(held)
        return cosines


def codec_for(checksum: str, dimension: int) -> TokenCodec:
    """Return how the tokens of a model are kept: in bits where that was measured, else in bytes.

    Args:
        checksum: the model's.
        dimension: that of its tokens.
    """
    return codec_of(TurnedCodec.name if checksum in _IN_BITS else ByteCodec.name, dimension)


def codec_of(name: str, dimension: int) -> TokenCodec:
    """Return the codec that a manifest names."""
    return TurnedCodec(dimension) if name == TurnedCodec.name else ByteCodec(dimension)


@lru_cache(4)
def rotation(dimension: int) -> Vectors:
    """Return (d, d) float32, orthogonal: twice random signs and a Hartley transform.

    Once would do for vectors that are dense; twice spreads any. It is the same on every machine,
    as the signs are the bits of a hash. Source: Bracewell, "Discrete Hartley transform", 1983.
    """
    numbers = np.arange(dimension)
    turns = 2 * np.pi * (np.outer(numbers, numbers) % dimension) / dimension
    transform = (np.cos(turns) + np.sin(turns)) / np.sqrt(dimension)
    data = np.frombuffer(hashlib.shake_128(b"token codec").digest(2 * dimension), np.uint8)
    first, second = np.where(data & 1, 1.0, -1.0).reshape(2, dimension, 1)
    matrix: Vectors = ((first * transform) @ (second * transform)).astype(np.float32)
    matrix.flags.writeable = False
    return matrix


@lru_cache(_QUESTIONS)
def _turned(question: bytes, dimension: int) -> Products:
    """Return the (q, d) tokens of a question, turned and ready to be multiplied."""
    tokens: Vectors = np.frombuffer(question, np.float32).reshape(-1, dimension)
    return products(tokens @ rotation(dimension))


def _factors(codes: TokenCodes) -> Vectors:
    """Return (t, 1) float32, the factors of codes."""
    tail = np.ascontiguousarray(codes[:, -_FACTOR_BYTES:])
    factors: Vectors = tail.view(np.float16).astype(np.float32)
    return factors
