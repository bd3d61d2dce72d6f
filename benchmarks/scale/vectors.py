"""Vectors where real ones lie, as many as are wanted."""

from collections.abc import Iterator

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import normalise

# How far at most a vector lies on the way from one real vector to another; how long the noise is.
_FURTHEST, _NOISE = 0.5, 0.25
_BLOCK = 50_000
_FLAT = np.float32(1e-6)


def made_vectors(real: Vectors, count: int, seed: int) -> Iterator[Vectors]:
    """Yield (b, d) float32 vectors of unit length, so many in all: the real ones, then others.

    Each other one lies between two real ones, nearer to the first, and a little beside that.

    Args:
        real: (r, d) float32, unit length.
        count: how many.
        seed: of what is random.
    """
    chance = np.random.default_rng(seed)
    yield real[:count]
    for start in range(len(real), count, _BLOCK):
        size = min(_BLOCK, count - start)
        one, other = (real[chance.integers(len(real), size=size)] for _ in range(2))
        far = chance.random((size, 1), np.float32) * np.float32(_FURTHEST)
        between = between_two(one, other, far)
        noise = chance.standard_normal(between.shape, np.float32)
        between += noise * np.float32(_NOISE / np.sqrt(real.shape[1]))
        yield normalise(between)


def between_two(one: Vectors, other: Vectors, far: Vectors) -> Vectors:
    """Return (n, d) float32 vectors on the arcs from (n, d) ones to others, both of unit length.

    Args:
        one: where they begin.
        other: where they end; opposite ends have no arc.
        far: (n, 1) how far on the way, 0 to 1.

    Source: Shoemake, "Animating Rotation with Quaternion Curves", 1985 (slerp).
    """
    cosines = np.einsum("nd,nd->n", one, other)[:, None]
    angles = np.arccos(np.clip(cosines, -1, 1))
    sines = np.sin(angles)
    # One and the same vector has no arc: any share of it will do.
    sines = np.where(sines < _FLAT, 1, sines)
    first: Vectors = np.sin((1 - far) * angles) / sines
    second: Vectors = np.sin(far * angles) / sines
    return normalise(first * one + second * other + _FLAT * one)
