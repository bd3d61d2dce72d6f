"""Ways to search many vectors, over a few of them."""

import numpy as np
import pytest

from benchmarks.scale.nearest import Searched, compare
from benchmarks.scale.ways import Way, searching
from embeddings.encoder import normalise
from embeddings.index.byte_vectors import pack_vectors, unpack_vectors

COUNT, DIMENSION = 2000, 32


@pytest.fixture(scope="module")
def compared() -> list[Searched]:
    """Return what each way costs for a few vectors and questions."""
    chance = np.random.default_rng(1)
    vectors = normalise(chance.standard_normal((COUNT, DIMENSION), np.float32))
    questions = normalise(chance.standard_normal((5, DIMENSION), np.float32))
    return [*compare(pack_vectors(vectors), questions)]


def test_exact_search_finds_all_and_keeps_four_bytes_a_component(compared: list[Searched]) -> None:
    """It is what the others are compared with."""
    (flat,) = [each for each in compared if each.way.code == "float"]
    assert flat.recalls == (1.0, 1.0, 1.0)
    assert (flat.vectors, flat.bytes, flat.effort) == (COUNT, 4.0 * DIMENSION, (0, 1))


def test_the_more_lists_are_searched_the_more_is_found(compared: list[Searched]) -> None:
    """Of 32 lists 16 are searched at most, of 64 twice as many, each with more and less fetched."""
    bits = [each for each in compared if each.way == Way("bits", 64, rescored=True)]
    assert [each.effort for each in bits] == [(16, 2), (16, 4), (32, 2), (32, 4)]
    assert bits[1].recalls[0] <= bits[3].recalls[0]
    names = [*dict.fromkeys(each.way.name for each in compared)]
    assert names == ["Flat", "IVF32,RaBitQ", "IVF64,RaBitQ", "IVF32,SQ8", "HNSW16_SQ8"]


def test_what_is_fetched_is_put_in_order_by_packed_vectors() -> None:
    """Lists that are all searched, and all fetched, give what exact search does."""
    vectors = normalise(np.random.default_rng(2).standard_normal((300, DIMENSION), np.float32))
    packed = pack_vectors(vectors)
    way = Way("bits", 2, rescored=True)
    index = way.index(DIMENSION)
    index.train(vectors)
    index.add(vectors)
    found = searching(index, way, (2, 30), packed)(vectors[7], 10)
    exact = np.argsort(-(unpack_vectors(packed) @ vectors[7]), kind="stable")[:10]
    assert found.tolist() == exact.tolist()
    assert found[0] == 7
