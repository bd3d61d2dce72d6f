"""Rows of tables by their keys, looked up in arrays: a library has too many for a dict of them."""

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Keys, offsets_of
from embeddings.index.token_table import TokenTable
from embeddings.index.vector_table import VectorTable

Table = TypeVar("Table", TokenTable, VectorTable)
# By so many bytes of their keys rows are put in order; few have the same and other keys.
_HALF = 8


class KeyRows(Mapping[bytes, tuple[Table, int]], Generic[Table]):
    """The table that holds the row of a key, and its number there; of several rows the last."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables: Sequence[Table] = tables
        self._starts: list[int] = offsets_of(map(len, tables)).tolist()
        halves = np.concatenate([np.empty(0, np.uint64), *(_halves(t.keys) for t in tables)])
        self._order = np.argsort(halves, kind="stable")
        self._halves = halves[self._order]

    def __getitem__(self, key: bytes) -> tuple[Table, int]:
        """Return the table and the row of a key."""
        half = np.uint64(int.from_bytes(key[:_HALF], sys.byteorder))
        first = int(np.searchsorted(self._halves, half))
        end = int(np.searchsorted(self._halves, half, "right"))
        for place in self._order[first:end][::-1].tolist():
            number = bisect_right(self._starts, place) - 1
            table, row = self._tables[number], place - self._starts[number]
            if table.keys[row].tobytes() == key:
                return table, row
        raise KeyError(key)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the keys, each once."""
        return iter(dict.fromkeys(key for table in self._tables for key in table.keys_as_bytes()))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._order)


def _halves(keys: Keys) -> NDArray[np.uint64]:
    """Return (n,) the first halves of (n, 16) keys as numbers."""
    halves: NDArray[np.uint64] = np.ascontiguousarray(keys[:, :_HALF]).view(np.uint64)[:, 0]
    return halves
