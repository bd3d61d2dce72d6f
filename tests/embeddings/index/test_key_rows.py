"""Rows of tables by their keys."""

from collections.abc import Sequence

import numpy as np
import pytest

from embeddings.index.key_rows import KeyRows
from embeddings.index.keys import keys_of
from embeddings.index.vector_table import VectorTable


def table_of(*keys: bytes) -> VectorTable:
    """Return a table of keys."""
    return VectorTable(keys_of([*keys]), np.zeros((len(keys), 8), np.uint8))


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (b"first half" + b"a" * 6, (0, 0)),
        (b"first half" + b"b" * 6, (1, 0)),
        (b"z" * 16, (1, 1)),
    ],
)
def test_a_row_is_found_by_all_of_its_key(key: bytes, found: Sequence[int]) -> None:
    """Two keys may begin alike; of two rows with the same key the last is found."""
    tables = [
        table_of(b"first half" + b"a" * 6, b"z" * 16),
        table_of(b"first half" + b"b" * 6, b"z" * 16),
    ]
    rows = KeyRows(tables)
    table, row = rows[key]
    assert (tables.index(table), row) == tuple(found)
    assert set(rows) == {b"first half" + b"a" * 6, b"first half" + b"b" * 6, b"z" * 16}


def test_an_unknown_key_has_no_row() -> None:
    """Neither where another begins alike, nor where there is no table."""
    assert b"first half" + b"c" * 6 not in KeyRows([table_of(b"first half" + b"a" * 6)])
    assert b"z" * 16 not in KeyRows[VectorTable]([])
    assert not KeyRows[VectorTable]([])
