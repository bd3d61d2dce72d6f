"""The rows of a matrix in a file, of which a text wants few, here and there."""

import mmap
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike, NDArray

# After so many rows what was mapped for them is let go: with each the system maps its neighbours,
# 64 KB of them on Linux, so that common words alone would soon keep all of a file resident.
_KEPT = 128


class ScatteredRows:
    """A matrix that stays in its file, from which several threads may read rows at once."""

    def __init__(self, file: Path, kind: DTypeLike, start: int, shape: tuple[int, int]) -> None:
        """Map a matrix.

        Args:
            file: where it stands.
            kind: the type of what it holds.
            start: at which byte it begins.
            shape: how many rows it has, and how many columns.
        """
        self._rows = np.memmap(file, kind, "r", start, shape)
        self._read = 0

    def __call__(self, numbers: NDArray[np.int64]) -> NDArray[np.generic]:
        """Return a copy of some rows, (n, columns), by their (n,) numbers."""
        rows: NDArray[np.generic] = np.asarray(self._rows[numbers])
        self._read += len(numbers)
        if self._read >= _KEPT:
            self._read = 0
            self._let_go()
        return rows

    def _let_go(self) -> None:
        """Tell the system that none of the file is wanted just now; what is read again comes back.

        It stays in the memory that the system keeps files in while nobody needs that.
        """
        mapped = self._rows.base
        if isinstance(mapped, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            mapped.madvise(mmap.MADV_DONTNEED)
