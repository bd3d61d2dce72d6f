"""What a store of vectors promises, on vectors whose cosines a reader can see."""

import numpy as np
import pytest

from embeddings.arrays import Vectors
from embeddings.index.vectors import VectorStore, store_of

# Cosines with (1, 0): 1, 0, 0.6, -1, 0.8.
VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0], [0.8, -0.6]], np.float32)
EAST = np.array([1, 0], np.float32)


@pytest.fixture
def store() -> VectorStore:
    """Return a store of the five vectors."""
    return store_of(2, [VECTORS])


def rows(store: VectorStore, vector: Vectors, k: int, within: list[int] | None = None) -> list[int]:
    """Return the rows that are nearest."""
    chosen = None if within is None else np.array(within, np.int64)
    nearest: list[int] = store.nearest(vector, k, chosen).tolist()
    return nearest


def test_the_nearest_come_by_falling_cosine(store: VectorStore) -> None:
    """Best first, as many as are asked for, all where there are fewer."""
    assert rows(store, EAST, 3) == [0, 4, 2]
    assert rows(store, EAST, 99) == [0, 4, 2, 1, 3]
    assert rows(store, EAST, 0) == []


def test_only_rows_within_are_found(store: VectorStore) -> None:
    """A better one outside takes nobody's place; within nothing there is nothing."""
    assert rows(store, EAST, 2, within=[1, 2, 3]) == [2, 1]
    assert rows(store, EAST, 9, within=[3, 4]) == [4, 3]
    assert rows(store, EAST, 9, within=[]) == []


def test_vectors_come_back_as_they_were_added(store: VectorStore) -> None:
    """In the order of the rows asked for, one of them twice."""
    np.testing.assert_array_equal(store.at(np.array([3, 0, 3])), VECTORS[[3, 0, 3]])
    assert store.at(np.array([], np.int64)).shape == (0, 2)


def test_what_is_added_later_has_the_next_rows(store: VectorStore) -> None:
    """The rows before stay what they were."""
    store.add(np.array([[0.96, 0.28]], np.float32))
    assert rows(store, EAST, 3) == [0, 5, 4]
    np.testing.assert_array_equal(store.at(np.arange(5)), VECTORS)


def test_an_empty_store_has_nothing_near() -> None:
    """No vector yet is no error."""
    assert rows(store_of(2, []), EAST, 5) == []


def test_a_vector_of_another_dimension_is_refused(store: VectorStore) -> None:
    """Both shapes are named."""
    with pytest.raises(ValueError, match=r"\(3,\).*\(2,\)"):
        store.nearest(np.zeros(3, np.float32), 1)
