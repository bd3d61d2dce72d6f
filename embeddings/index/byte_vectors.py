"""Vectors to a byte per component, as an index keeps them on the disk."""

import numpy as np

from embeddings.arrays import SavedBytes, Vectors

_MOST = np.float32(127)
# The scale of a row stands behind its components, as a float32.
SCALE_BYTES = 4


def pack_vectors(vectors: Vectors) -> SavedBytes:
    """Return (n, d + 4) uint8: the components of (n, d) float32 vectors, and each one's scale.

    A row's largest component is 127 of its scale, so that no component is off by more than half
    the scale, about 0.001 for a unit vector of 384. Packing what was unpacked changes nothing.
    """
    scales = np.abs(vectors).max(axis=1, initial=0).astype(np.float32) / _MOST
    codes = np.rint(vectors / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    return np.concatenate([codes.view(np.uint8), scales[:, None].view(np.uint8)], axis=1)


def unpack_vectors(packed: SavedBytes) -> Vectors:
    """Return (n, d) float32, the vectors that `pack_vectors` gave as (n, d + 4) uint8."""
    codes, scales = packed[:, :-SCALE_BYTES], packed[:, -SCALE_BYTES:]
    vectors: Vectors = codes.view(np.int8).astype(np.float32)
    vectors *= np.ascontiguousarray(scales).view(np.float32)
    return vectors
