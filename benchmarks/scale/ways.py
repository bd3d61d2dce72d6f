"""Ways to look for the nearest of many vectors, by FAISS, that are compared."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import faiss
import numpy as np

from embeddings.arrays import SavedBytes, TextRows, Vectors
from embeddings.index.byte_vectors import unpack_vectors

# Of how many vectors per list the lists are learned, and in how many rounds.
_LEARNED, _ROUNDS = 64, 10
# The graph: how many neighbours, and how many are looked at while it is built.
_NEIGHBOURS, _BUILDING = 16, 80
# Up to how many vectors all ways are compared, and up to how many all but the graph.
_FEW, _MANY = 200_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Way:
    """A way to keep vectors: `code` says how, `lists` in how many, 0 for none.

    "float" and "bytes" are those per component, "bits" is one; "nodes" is that too, with lists that
    are found by a graph; "graph" is one of all vectors, in bytes.
    `rescored` says that more than is wanted is fetched and put in order by packed vectors.
    """

    code: str
    lists: int = 0
    rescored: bool = False

    @property
    def name(self) -> str:
        """Return what FAISS's factory calls it."""
        names = {
            "float": "Flat",
            "bytes": f"IVF{self.lists},SQ8",
            "bits": f"IVF{self.lists},RaBitQ",
            "nodes": f"IVF{self.lists}_HNSW32,RaBitQ",
            "graph": f"HNSW{_NEIGHBOURS}_SQ8",
        }
        return names[self.code]

    @property
    def efforts(self) -> Sequence[tuple[int, int]]:
        """Return how many lists (or nodes) are looked into, and how often k is fetched."""
        if self.code == "float":
            return [(0, 1)]
        if self.code == "graph":
            return [(ef, 1) for ef in (400, 800, 1600)]
        probes = [probe for probe in (16, 32, 64, 128, 256) if probe <= self.lists // 2]
        return [(probe, times) for probe in probes for times in ((2, 4) if self.rescored else (1,))]

    def index(self, dimension: int) -> faiss.Index:
        """Return an empty index for vectors of a dimension."""
        index = faiss.index_factory(dimension, self.name, faiss.METRIC_INNER_PRODUCT)
        if self.lists:
            faiss.extract_index_ivf(index).cp.niter = _ROUNDS
        elif self.code == "graph":
            faiss.ParameterSpace().set_index_parameter(index, "efConstruction", _BUILDING)
        return index

    def learned_from(self, count: int) -> int:
        """Return of how many of some vectors it is learned."""
        return min(count, max(10_000, self.lists * _LEARNED))


def ways_for(count: int) -> list[Way]:
    """Return the ways that are compared for so many vectors: those that fit time and memory."""
    lists = 2 ** round(math.log2(count) / 2)
    if count > _MANY:
        return [Way("nodes", lists, rescored=True)]
    bits = [Way("bits", times * lists, rescored=True) for times in (1, 2)]
    ways = [Way("float"), *bits, Way("bytes", lists)]
    return [*ways, Way("graph")] if count <= _FEW else ways


class Searching(Protocol):
    """Finds the rows nearest to a (d,) vector, best first."""

    def __call__(self, vector: Vectors, k: int) -> TextRows:
        """Return up to k rows."""


def searching(
    index: faiss.Index, way: Way, effort: tuple[int, int], packed: SavedBytes
) -> Searching:
    """Return how an index is asked.

    Args:
        index: the vectors, in a way.
        way: that way.
        effort: how much of it is looked into, and how often k is fetched.
        packed: (n, d + 4) the packed vectors, which put in order what is fetched.
    """
    looked, times = effort
    if way.code != "float":
        name = "efSearch" if way.code == "graph" else "nprobe"
        faiss.ParameterSpace().set_index_parameter(index, name, looked)

    def found(vector: Vectors, k: int) -> TextRows:
        """Return up to k rows."""
        rows: TextRows = index.search(vector[None], k * times)[1][0]
        rows = rows[rows >= 0]
        if not way.rescored:
            return rows
        scores = unpack_vectors(packed[rows]) @ vector
        best: TextRows = rows[np.argsort(-scores, kind="stable")[:k]]
        return best

    return found
