"""The four levels that a component of a token is kept as, in two bits."""

import numpy as np

from embeddings.arrays import TokenCodes, Vectors

# The four values that keep most of a normal distribution.
# Source: Max, "Quantizing for Minimum Distortion", 1960, table I, N = 4.
LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
# How many components a byte has, the first in its lowest bits.
PER_BYTE = 4
SHIFTS = np.arange(0, 8, 2, dtype=np.uint8)
# The four components of each byte.
LEVELS_OF_BYTES = LEVELS[np.arange(256, dtype=np.uint8)[:, None] >> SHIFTS & 3]


def level_values(codes: TokenCodes) -> Vectors:
    """Return (t, d) float32, the levels of (t, d / 4) codes."""
    values: Vectors = LEVELS_OF_BYTES[codes].reshape(len(codes), codes.shape[1] * PER_BYTE)
    return values
