"""Where the nearest vectors are looked for: all of them, or lists of them where there are many.

The only module that knows FAISS.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, Self

import faiss
import numpy as np

from embeddings.arrays import TextRows, Vectors

# From how many vectors on they are kept in lists: below, going through all of them takes no longer
# than the model that encodes the question.
MANY = 30_000
# How many lists are searched of about as many as the root of the number of vectors, and how many
# vectors a list's centroid is learnt from at most.
_SEARCHED, _PER_LIST = 160, 64
# How many times as many vectors as are wanted are compared exactly, as their bits put them, and how
# many at least.
_REFINED, _LEAST_REFINED = 8, 1000
# Up to how many vectors that count, among others, are all compared exactly.
_FEW = 20_000


class Many(Protocol):
    """Vectors by row that lie somewhere, however many."""

    @property
    def dimension(self) -> int:
        """Return how many components a vector has."""

    def __len__(self) -> int:
        """Return the number of vectors."""

    def at(self, rows: TextRows) -> Vectors:
        """Return (r, d) float32, the vectors of some rows."""

    def blocks(self) -> Iterator[Vectors]:
        """Yield all vectors, (b, d) float32 at a time, in order."""


class VectorStore(Protocol):
    """Vectors by row, of which the nearest to another are found."""

    def nearest(self, vector: Vectors, k: int, within: TextRows | None = None) -> TextRows:
        """Return the rows with the highest products with a vector, best first.

        Args:
            vector: (d,) float32.
            k: how many; where there are fewer, all.
            within: the only rows that count, in order; None for all.

        Raises:
            ValueError: the vector has another dimension.
        """

    def at(self, rows: TextRows) -> Vectors:
        """Return (r, d) float32, the vectors of some rows."""


class FlatVectors:
    """Vectors in an exact inner-product index, which goes through all of them."""

    def __init__(self, vectors: Many) -> None:
        self._flat = faiss.IndexFlatIP(vectors.dimension)
        for block in vectors.blocks():
            self._flat.add(block)

    def nearest(self, vector: Vectors, k: int, within: TextRows | None = None) -> TextRows:
        """Return up to k rows with the highest products with a (d,) vector, best first."""
        _check(vector, self._flat.d)
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


class ListedVectors:
    """Vectors in lists around centroids, a bit per component: few lists are searched.

    What comes first by its bits is compared exactly. Source of the bits: Gao and Long, "RaBitQ",
    2024; of the lists: Sivic and Zisserman, "Video Google", 2003. `rows` is (l,), the row of each
    vector in the lists, -1 for one that isn't there any more.
    """

    def __init__(self, lists: faiss.Index, vectors: Many, rows: TextRows) -> None:
        self._lists = lists
        self._vectors = vectors
        self._rows = rows
        faiss.extract_index_ivf(lists).nprobe = _SEARCHED

    @classmethod
    def build(cls, vectors: Many) -> Self:
        """Learn centroids from some of the vectors, and put all of them into lists."""
        count = len(vectors)
        lists = min(count, 1 << round(np.log2(max(1, count)) / 2))
        index = faiss.index_factory(
            vectors.dimension, f"IVF{max(1, lists)},RaBitQ", faiss.METRIC_INNER_PRODUCT
        )
        faiss.extract_index_ivf(index).cp.max_points_per_centroid = _PER_LIST
        sample = np.random.default_rng(0).choice(count, min(count, _PER_LIST * lists), False)
        faiss.omp_set_num_threads(1)
        index.train(vectors.at(np.sort(sample)))
        for block in vectors.blocks():
            index.add(block)
        return cls(index, vectors, np.arange(count))

    @classmethod
    def load(cls, file: Path, vectors: Many, rows: TextRows, *, mapped: bool = False) -> Self:
        """Return lists that were saved, of which each vector has another row by now.

        Lists that are mapped stay on the disk but for those that are searched; none are added to.
        """
        flags = faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY if mapped else 0
        lists = faiss.read_index(str(file), flags)
        if mapped:
            # Threads that read ahead are started for each search, and cost several of them.
            found: Any = faiss.extract_index_ivf(lists)
            held: Any = faiss.downcast_InvertedLists(found.invlists)
            held.prefetch_nthread = 0
        return cls(lists, vectors, rows)

    def save(self, file: Path) -> None:
        """Write the lists to a file."""
        faiss.write_index(self._lists, str(file))

    def add(self, rows: TextRows) -> None:
        """Put more vectors into the lists, by their rows."""
        faiss.omp_set_num_threads(1)
        self._lists.add(self._vectors.at(rows))
        self._rows = np.concatenate([self._rows, rows])

    def nearest(self, vector: Vectors, k: int, within: TextRows | None = None) -> TextRows:
        """Return up to k rows with nearly the highest products with a (d,) vector, best first."""
        _check(vector, self._lists.d)
        count = min(k, len(self._vectors) if within is None else len(within))
        if count < 1:
            return np.empty(0, np.int64)
        if within is not None and len(within) <= _FEW:
            return self._best(vector, within, count)
        chosen = None
        if within is not None:
            chosen = faiss.SearchParametersIVF()
            chosen.nprobe = _SEARCHED
            chosen.sel = faiss.IDSelectorBatch(np.flatnonzero(np.isin(self._rows, within)))
        faiss.omp_set_num_threads(1)
        refined = max(_REFINED * count, _LEAST_REFINED)
        found = self._lists.search(vector[None], refined, params=chosen)[1][0]
        rows = self._rows[found[found >= 0]]
        return self._best(vector, rows[rows >= 0], count)

    def at(self, rows: TextRows) -> Vectors:
        """Return (r, d) float32, the vectors of some rows."""
        return self._vectors.at(rows)

    def _best(self, vector: Vectors, rows: TextRows, count: int) -> TextRows:
        """Return those of some rows with the highest products, best first."""
        order = np.argsort(-(self._vectors.at(rows) @ vector), kind="stable")
        best: TextRows = rows[order[:count]]
        return best


def _check(vector: Vectors, dimension: int) -> None:
    """Refuse a vector of another dimension."""
    if vector.shape != (dimension,):
        raise ValueError(f"vector is {vector.shape}, index is ({dimension},)")
