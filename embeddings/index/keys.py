"""The keys of what was encoded, as a table keeps them and as they are looked up."""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import Keys

# A key is the first half of a SHA-256.
KEY_BYTES = 16


def keys_of(keys: Sequence[bytes]) -> Keys:
    """Return (n, 16) uint8 of keys of 16 bytes each."""
    return np.frombuffer(b"".join(keys), np.uint8).reshape(-1, KEY_BYTES)


def keys_as_bytes(keys: Keys) -> list[bytes]:
    """Return keys of 16 bytes each of (n, 16) uint8."""
    data = keys.tobytes()
    return [data[start : start + KEY_BYTES] for start in range(0, len(data), KEY_BYTES)]
