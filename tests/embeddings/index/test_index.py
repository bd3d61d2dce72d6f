"""The index and its verbs."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.index.collection import Collection
from embeddings.index.index import Index
from tests.fakes import AXES, WordEncoder, axis, collection_of

TEXTS = ("Pigs live on farms.", "Trains go to europe. Grain gave a harvest.")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Return a collection of two paragraphs with three sentences."""
    return collection_of(*TEXTS, folder=tmp_path)


def test_the_nearest_sentences_are_those_with_the_words(collection: Collection) -> None:
    """By itself the third sentence has the word; in its context the second one has it too."""
    index = Index.build(collection, WordEncoder())
    assert index.nearest(axis("grain"), 1).tolist() in ([1, 2], [2])
    assert index.nearest(axis("pigs"), 1).tolist() == [0]


def test_k_is_capped_at_the_size_of_the_index(collection: Collection) -> None:
    """Asking for more than there are gives what there is."""
    assert index_of(collection).nearest(axis("pigs"), 99).tolist() == [0, 1, 2]


def index_of(collection: Collection) -> Index:
    """Return the index of a collection."""
    return Index.build(collection, WordEncoder())


def test_only_the_sentences_within_are_found(collection: Collection) -> None:
    """Those outside don't take a place of the k."""
    index = index_of(collection)
    assert index.nearest(axis("pigs"), 1, np.array([1, 2])).tolist() in ([1], [1, 2])
    assert index.nearest(axis("grain"), 9, np.array([0])).tolist() == [0]
    assert index.nearest(axis("grain"), 9, np.array([], np.int64)).tolist() == []


def test_an_index_answers_about_sentences_by_themselves_and_in_context(
    collection: Collection,
) -> None:
    """The third sentence has "grain" and "harvest"; its paragraph two words more."""
    index = index_of(collection)
    np.testing.assert_allclose(index.sentence_vectors(np.array([2])), [axis("grain", "harvest")])
    alone = index.sentence_vectors(np.array([2])) @ axis("grain")
    context = index.context_cosines(axis("grain"), np.array([2, 0]))
    np.testing.assert_allclose([*alone, *context], [np.sqrt(1 / 2), 1 / 2, 0], atol=1e-6)
    words = np.stack([axis("grain"), axis("trains")])
    matches = index.context_matches(words, np.array([2, 1]))
    np.testing.assert_allclose(matches, [[1, 0], [0, 1]], atol=0.005)
    assert index.context_tokens(2).ids.tolist() == [AXES.index("grain"), AXES.index("harvest")]
    assert index.context_token_counts() == dict.fromkeys(range(6), 1)


def test_rows_are_found_by_a_key_that_stays(tmp_path: Path) -> None:
    """In a new edition the same sentence has another row and the same key; an unknown none."""
    old = collection_of(*TEXTS, folder=tmp_path)
    key = old.in_context(old.sentences[0]).key
    new = collection_of("Winter.", *TEXTS, TEXTS[0], folder=tmp_path)
    assert index_of(old).rows_of_keys([key]).tolist() == [0]
    assert index_of(new).rows_of_keys([b"unknown", key]).tolist() == [1, 4]


def test_an_index_knows_its_size(collection: Collection) -> None:
    """Three vectors of eight bytes and a scale, and six tokens of eight bytes in context."""
    index = index_of(collection)
    assert index.count("sentences") == 3
    assert index.vector_bytes("sentences") == 3 * (8 + 4)
    assert index.token_bytes("sentences", "contexts") == 6 * 8
    assert index.size_bytes("contexts") == 3 * (8 + 4) + 6 * 8


def test_a_build_tells_how_much_is_done(collection: Collection) -> None:
    """Three sentences alone and three in context; each is told once."""
    told: list[tuple[int, int]] = []
    Index.build(collection, WordEncoder(), progress=lambda done, total: told.append((done, total)))
    assert sum(done for done, _ in told) == 6
    assert {total for _, total in told} == {6}


def test_a_vector_of_the_wrong_shape_is_refused(collection: Collection) -> None:
    """Both shapes are named."""
    with pytest.raises(ValueError, match=r"\(3,\).*\(8,\)"):
        Index.build(collection, WordEncoder()).nearest(np.zeros(3, np.float32), 1)
