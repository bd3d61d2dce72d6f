"""Vectors to a byte per component."""

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import normalise
from embeddings.index.byte_vectors import pack_vectors, unpack_vectors


def rounded(vectors: Vectors) -> Vectors:
    """Return vectors as they come back from the disk."""
    return unpack_vectors(pack_vectors(vectors))


def test_components_are_kept_to_half_a_127th_of_the_largest() -> None:
    """Each row has its own scale: a row of small numbers loses no more than one of large."""
    drawn = np.random.default_rng(0).standard_normal((50, 384)).astype(np.float32)
    vectors = normalise(drawn) * np.linspace(0.01, 2, 50, dtype=np.float32)[:, None]
    errors = np.abs(rounded(vectors) - vectors).max(axis=1)
    assert (errors <= np.abs(vectors).max(axis=1) / 127 * 0.501).all()


def test_packing_what_was_unpacked_changes_nothing() -> None:
    """An index that is saved again and again stays what it was."""
    vectors = np.random.default_rng(1).standard_normal((50, 8)).astype(np.float32)
    packed = pack_vectors(vectors)
    assert packed.shape == (50, 12)
    np.testing.assert_array_equal(pack_vectors(unpack_vectors(packed)), packed)
    np.testing.assert_array_equal(rounded(rounded(vectors)), rounded(vectors))


def test_zeros_and_no_vectors_are_kept() -> None:
    """Neither divides by nothing."""
    assert rounded(np.zeros((2, 3), np.float32)).tolist() == [[0, 0, 0], [0, 0, 0]]
    assert rounded(np.empty((0, 3), np.float32)).shape == (0, 3)
