"""The nearest vectors by exact search, and how many of them another search found."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import TextRows, Vectors

# Products that are no further apart are the same: many sentences have one context.
_AS_NEAR = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The rows nearest to q questions, best first, and their products: (q, k) each."""

    rows: TextRows
    scores: Vectors


def nearest_of(blocks: Iterable[Vectors], questions: Vectors, k: int) -> Nearest:
    """Return the rows of (b, d) blocks of vectors nearest to (q, d) questions by exact search.

    Where there are fewer than k, all of them.
    """
    count = len(questions)
    best: Vectors = np.empty((count, 0), np.float32)
    rows: TextRows = np.empty((count, 0), np.int64)
    start = 0
    for block in blocks:
        found = np.broadcast_to(np.arange(start, start + len(block)), (count, len(block)))
        best = np.concatenate([best, questions @ block.T], axis=1)
        rows = np.concatenate([rows, found], axis=1)
        start += len(block)
        if best.shape[1] > k:
            kept = np.argpartition(-best, k - 1, axis=1)[:, :k]
            best = np.take_along_axis(best, kept, 1)
            rows = np.take_along_axis(rows, kept, 1)
    order = np.argsort(-best, axis=1, kind="stable")
    return Nearest(np.take_along_axis(rows, order, 1), np.take_along_axis(best, order, 1))


def recall(scores: Vectors, exact: Vectors) -> float:
    """Return what share of the nearest was found, 0 to 1; those that are as near count too.

    Args:
        scores: (r,) the products of what was found.
        exact: (k,) those of the nearest, best first.
    """
    return min(1.0, int((scores >= exact[-1] - _AS_NEAR).sum()) / len(exact))
