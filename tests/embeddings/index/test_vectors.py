"""What a store of vectors promises, on vectors whose cosines a reader can see."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from embeddings.arrays import TextRows, Vectors
from embeddings.encoder import normalise
from embeddings.index.vectors import FlatVectors, ListedVectors, Many, VectorStore

# Cosines with (1, 0): 1, 0, 0.6, -1, 0.8.
VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0], [0.8, -0.6]], np.float32)
EAST = np.array([1, 0], np.float32)


class Held:
    """Vectors in memory."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self.dimension = vectors.shape[1]

    def __len__(self) -> int:
        """Return the number of vectors."""
        return len(self._vectors)

    def at(self, rows: TextRows) -> Vectors:
        """Return some of them."""
        return self._vectors[rows]

    def blocks(self) -> Iterator[Vectors]:
        """Yield all of them, two at a time."""
        yield from (self._vectors[start : start + 2] for start in range(0, len(self), 2))


@pytest.fixture(params=[FlatVectors, ListedVectors.build], ids=["flat", "lists"])
def kind(request: pytest.FixtureRequest) -> Callable[[Many], VectorStore]:
    """Return how a kind of store is made."""
    made: Callable[[Many], VectorStore] = request.param
    return made


@pytest.fixture
def store(kind: Callable[[Many], VectorStore]) -> VectorStore:
    """Return a store of the five vectors."""
    return kind(Held(VECTORS))


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


def test_an_empty_store_has_nothing_near() -> None:
    """No vector yet is no error."""
    assert rows(FlatVectors(Held(VECTORS[:0])), EAST, 5) == []


def clouds(count: int) -> Vectors:
    """Return unit vectors around fifty others, in 64 dimensions."""
    draw = np.random.default_rng(5)
    centres = draw.normal(size=(50, 64))
    drawn = centres[draw.integers(50, size=count)] + 0.6 * draw.normal(size=(count, 64))
    return normalise(drawn.astype(np.float32))


def recall(store: VectorStore, exact: VectorStore, asked: Vectors, k: int) -> float:
    """Return the share of the k nearest of some vectors that a store finds."""
    found = [len({*rows(store, each, k)} & {*rows(exact, each, k)}) / k for each in asked]
    return float(np.mean(found))


def test_lists_find_nearly_all_of_the_nearest() -> None:
    """Among all, among many that count, and among few."""
    vectors = clouds(40_000)
    lists, flat = ListedVectors.build(Held(vectors)), FlatVectors(Held(vectors))
    asked = clouds(41_000)[40_000:40_040]
    assert recall(lists, flat, asked, 10) >= 0.95
    for within in (np.arange(0, 40_000, 400), np.arange(10_000, 35_000)):
        for each in asked[:5]:
            best = flat.nearest(each, 10, within)
            assert len(np.intersect1d(lists.nearest(each, 10, within), best)) >= 9


def test_lists_that_are_loaded_have_new_rows_and_take_more(tmp_path: Path) -> None:
    """A vector that is gone isn't found, and one that is added is."""
    vectors = clouds(2000)
    ListedVectors.build(Held(vectors[:1500])).save(tmp_path / "lists")
    # The first thousand are gone, and five hundred come behind the others.
    now = vectors[1000:]
    listed = np.concatenate([np.full(1000, -1), np.arange(500)])
    lists = ListedVectors.load(tmp_path / "lists", Held(now), listed)
    lists.add(np.arange(500, 1000))
    assert [rows(lists, now[row], 1) for row in (0, 499, 500, 999)] == [[0], [499], [500], [999]]
    assert -1 not in rows(lists, vectors[0], 50)
    assert recall(lists, FlatVectors(Held(now)), now[:50], 10) >= 0.95


def test_a_vector_of_another_dimension_is_refused(store: VectorStore) -> None:
    """Both shapes are named."""
    with pytest.raises(ValueError, match=r"\(3,\).*\(2,\)"):
        store.nearest(np.zeros(3, np.float32), 1)
