"""Where vectors are kept and the nearest are looked for: a protocol, and FAISS, which is it now."""

from collections.abc import Iterable
from typing import Protocol, Self

import faiss
import numpy as np

from embeddings.arrays import TextRows, Vectors


class VectorStore(Protocol):
    """Vectors by row, in the order in which they were added, of which the nearest are found."""

    def add(self, vectors: Vectors) -> None:
        """Add (n, d) float32 vectors as the next rows."""

    def nearest(self, vector: Vectors, k: int, within: TextRows | None = None) -> TextRows:
        """Return the rows with the highest products with a vector, best first.

        Args:
            vector: (d,) float32.
            k: how many; where there are fewer, all.
            within: the only rows that count, in order; None for all.
        """

    def at(self, rows: TextRows) -> Vectors:
        """Return (r, d) float32, the vectors of some rows."""


class FaissVectors:
    """Vectors in an exact inner-product index, which is their only copy in memory."""

    def __init__(self, flat: faiss.Index) -> None:
        self._flat = flat

    @classmethod
    def empty(cls, dimension: int) -> Self:
        """Make a store for vectors of a dimension, without any yet."""
        return cls(faiss.IndexFlatIP(dimension))

    def add(self, vectors: Vectors) -> None:
        """Add (n, d) float32 vectors as the next rows."""
        self._flat.add(vectors)

    def nearest(self, vector: Vectors, k: int, within: TextRows | None = None) -> TextRows:
        """Return up to k rows with the highest cosines with a (d,) vector, best first.

        Raises:
            ValueError: the vector has another dimension.
        """
        if vector.shape != (self._flat.d,):
            raise ValueError(f"vector is {vector.shape}, index is ({self._flat.d},)")
        count = min(k, self._flat.ntotal if within is None else len(within))
        if count < 1:
            return np.empty(0, np.int64)
        chosen = None
        if within is not None:
            chosen = faiss.SearchParameters()
            chosen.sel = faiss.IDSelectorBatch(within)
        # OpenMP counts threads per thread that asks, and those that wait spin.
        faiss.omp_set_num_threads(1)
        rows: TextRows = self._flat.search(vector[None], count, params=chosen)[1][0]
        return rows

    def at(self, rows: TextRows) -> Vectors:
        """Return (r, d) float32, the vectors of some rows."""
        vectors: Vectors = self._flat.reconstruct_batch(rows)
        return vectors


def store_of(dimension: int, blocks: Iterable[Vectors]) -> VectorStore:
    """Return a store of (b, d) float32 blocks of vectors."""
    store = FaissVectors.empty(dimension)
    for block in blocks:
        store.add(block)
    return store
