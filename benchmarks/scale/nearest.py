"""The first stage alone, for many vectors: ways to search them, compared with exact search."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import faiss
import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.load import percentile
from benchmarks.scale.exact import nearest_of, recall
from benchmarks.scale.ways import Searching, Way, searching, ways_for
from embeddings.arrays import SavedBytes, Vectors
from embeddings.index.byte_vectors import unpack_vectors

DEPTHS = (10, 100, 400)
# What of the nearest hundred must be found.
ENOUGH = 0.95
_BLOCK = 50_000


@dataclass(frozen=True, slots=True)
class Searched:
    """What a way to search costs: seconds to build, bytes a vector in memory, p50 in seconds.

    `effort` is how many lists or nodes are looked into, and how often k is fetched; `recalls` are
    the shares of the nearest 10, 100 and 400 that are found when 400 are wanted.
    """

    vectors: int
    way: Way
    effort: tuple[int, int]
    building: float
    bytes: float
    p50: float
    recalls: tuple[float, ...]


def compare(packed: SavedBytes, questions: Vectors) -> Iterator[Searched]:
    """Yield what each way costs for (n, d + 4) packed vectors and (q, d) questions."""
    exact = nearest_of(_blocks(packed), questions, max(DEPTHS)).scores
    for way in ways_for(len(packed)):
        started = time.perf_counter()
        index = built(way, packed)
        building = time.perf_counter() - started
        size = bytes_of(index, way) / len(packed)
        for effort in way.efforts:
            p50, recalls = ask(searching(index, way, effort, packed), packed, questions, exact)
            yield Searched(len(packed), way, effort, building, size, p50, recalls)


def built(way: Way, packed: SavedBytes) -> faiss.Index:
    """Return an index of packed vectors, learned on some of them, with all cores."""
    index = way.index(unpack_vectors(packed[:1]).shape[1])
    learned = np.random.default_rng(0).permutation(len(packed))[: way.learned_from(len(packed))]
    index.train(unpack_vectors(packed[np.sort(learned)]))
    for block in _blocks(packed):
        index.add(block)
    return index


def ask(
    found: Searching, packed: SavedBytes, questions: Vectors, exact: Vectors
) -> tuple[float, tuple[float, ...]]:
    """Return the median time of questions on one thread, and the recall at each depth.

    Args:
        found: how the index is asked.
        packed: (n, d + 4) the vectors.
        questions: (q, d) float32.
        exact: (q, k) the products of the nearest.
    """
    took, shares = [], []
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    # Threads of BLAS that wait for such small products would spin.
    with threadpool_limits(1, user_api="blas"):
        for question, scores in zip(questions, exact, strict=True):
            started = time.perf_counter()
            rows = found(question, max(DEPTHS))
            took.append(time.perf_counter() - started)
            products = -np.sort(-(unpack_vectors(packed[rows]) @ question))
            shares.append([recall(products[:depth], scores[:depth]) for depth in DEPTHS])
    faiss.omp_set_num_threads(threads)
    return percentile(took, 50), tuple(np.mean(shares, axis=0).tolist())


def bytes_of(index: faiss.Index, way: Way) -> int:
    """Return how many bytes an index keeps in memory."""
    if way.code == "float":
        return int(index.ntotal * index.d * 4)
    return int(faiss.serialize_index(index).nbytes)


def quickest(searched: Sequence[Searched]) -> Searched | None:
    """Return the way that finds enough of the nearest hundred in the least time, but exact ones."""
    enough = [each for each in searched if each.recalls[1] >= ENOUGH and each.way.code != "float"]
    return min(enough, key=lambda each: each.p50, default=None)


def _blocks(packed: SavedBytes) -> Iterator[Vectors]:
    """Yield (b, d) float32, the vectors in order."""
    for start in range(0, len(packed), _BLOCK):
        yield unpack_vectors(packed[start : start + _BLOCK])
