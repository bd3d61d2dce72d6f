"""Tables of several segments as if they were one: their rows stand one after the other."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from embeddings.arrays import SentenceRows, TextRows, Vectors, offsets_of
from embeddings.index.byte_vectors import SCALE_BYTES, unpack_vectors
from embeddings.index.kept_tokens import KeptTokens
from embeddings.index.token_table import TokenTable
from embeddings.index.vector_table import VectorTable

# Of some rows those of one table: where they stand among them, the table, their numbers in it.
Share: TypeAlias = tuple[TextRows, int, TextRows]
# How many vectors are unpacked at a time.
BLOCK = 50_000


class _Rows:
    """Where the rows of tables of some lengths lie."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._starts = offsets_of(lengths)

    def __len__(self) -> int:
        """Return how many rows there are in all."""
        return int(self._starts[-1])

    def place(self, row: int) -> tuple[int, int]:
        """Return the number of the table that a row lies in, and the row's number there."""
        table = int(np.searchsorted(self._starts, row, side="right")) - 1
        return table, row - int(self._starts[table])

    def shares(self, rows: TextRows) -> Iterator[Share]:
        """Yield what of some rows lies in each table, for tables that have any."""
        tables = np.searchsorted(self._starts, rows, side="right") - 1
        for table in np.unique(tables).tolist():
            wanted = np.flatnonzero(tables == table)
            yield wanted, table, rows[wanted] - self._starts[table]


class StackedVectors:
    """The packed vectors of several tables."""

    def __init__(self, tables: Sequence[VectorTable | TokenTable]) -> None:
        self._tables = [table.vectors for table in tables]
        self._rows = _Rows([len(vectors) for vectors in self._tables])
        self.dimension = self._tables[0].shape[1] - SCALE_BYTES

    def __len__(self) -> int:
        """Return the number of vectors."""
        return len(self._rows)

    @property
    def size_bytes(self) -> int:
        """Return the size in bytes."""
        return sum(vectors.nbytes for vectors in self._tables)

    def at(self, rows: TextRows) -> Vectors:
        """Return (r, d) float32, the vectors of some rows."""
        found = np.empty((len(rows), self.dimension), np.float32)
        for wanted, table, inside in self._rows.shares(rows):
            found[wanted] = unpack_vectors(self._tables[table][inside])
        return found

    def blocks(self) -> Iterator[Vectors]:
        """Yield all vectors, (b, d) float32 at a time, in order."""
        for vectors in self._tables:
            for start in range(0, len(vectors), BLOCK):
                yield unpack_vectors(vectors[start : start + BLOCK])


class StackedTokens:
    """The tokens of several tables, which have one codec."""

    def __init__(self, tables: Sequence[TokenTable]) -> None:
        self._tables = tables
        self._rows = _Rows([len(table) for table in tables])

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    @property
    def size_bytes(self) -> int:
        """Return the size in bytes of the token vectors."""
        return sum(table.tokens.nbytes for table in self._tables)

    def kept(self, number: int) -> KeptTokens:
        """Return the tokens of one row."""
        table, inside = self._rows.place(number)
        return self._tables[table].kept(inside)

    def best_matches(self, question: Vectors, rows: TextRows) -> Vectors:
        """Return (r, q), the best match of each question token in each of some rows."""
        best = np.zeros((len(rows), len(question)), np.float32)
        for wanted, table, inside in self._rows.shares(rows):
            best[wanted] = self._tables[table].best_matches(question, inside)
        return best

    def rows_of_keys(self, keys: Sequence[bytes]) -> SentenceRows:
        """Return the rows that have one of some keys, in order."""
        wanted = set(keys)
        held = [key in wanted for table in self._tables for key in table.keys_as_bytes()]
        return np.flatnonzero(np.array(held, bool))
