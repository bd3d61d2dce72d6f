"""The index and its verbs."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.index.backends import open_index
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.index.server import Server
from embeddings.models import Models
from tests.fakes import AXES, WordEncoder, axis, collection_of

TEXTS = ("Pigs live on farms.", "Trains go to europe. Grain gave a harvest.")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Return a collection of two paragraphs with three sentences."""
    return collection_of(*TEXTS, folder=tmp_path)


@pytest.fixture
def index(collection: Collection, server: Server | None, tmp_path: Path) -> Index:
    """Return the index of the collection, by each backend."""
    return index_of(collection, server, tmp_path / "ix")


def index_of(collection: Collection, server: Server | None, folder: Path) -> Index:
    """Return the index of a collection."""
    return open_index(folder, server, collection, Models(WordEncoder()))


def test_the_nearest_sentences_are_those_with_the_words(index: Index) -> None:
    """By itself the third sentence has the word; in its context the second one has it too."""
    assert index.nearest(axis("grain"), 1).tolist() in ([1, 2], [2])
    assert index.nearest(axis("pigs"), 1).tolist() == [0]


def test_k_is_capped_at_the_size_of_the_index(index: Index) -> None:
    """Asking for more than there are gives what there is."""
    assert index.nearest(axis("pigs"), 99).tolist() == [0, 1, 2]


def test_only_the_sentences_within_are_found(collection: Collection) -> None:
    """Those outside don't take a place of the k."""
    index = Index.build(collection, Models(WordEncoder()))
    assert index.nearest(axis("pigs"), 1, np.array([1, 2])).tolist() in ([1], [1, 2])
    assert index.nearest(axis("grain"), 9, np.array([0])).tolist() == [0]
    assert index.nearest(axis("grain"), 9, np.array([], np.int64)).tolist() == []


def test_an_index_answers_about_sentences_by_themselves_and_in_context(index: Index) -> None:
    """The third sentence has "grain" and "harvest"; its paragraph two words more."""
    here = index.sentence_vectors(np.array([2]))
    np.testing.assert_allclose(here, [axis("grain", "harvest")], atol=1e-6)
    alone = index.sentence_vectors(np.array([2])) @ axis("grain")
    context = index.context_cosines(axis("grain"), np.array([2, 0]))
    np.testing.assert_allclose([*alone, *context], [np.sqrt(1 / 2), 1 / 2, 0], atol=1e-6)
    words = np.stack([axis("grain"), axis("trains")])
    matches = index.context_matches(words, np.array([2, 1]))
    np.testing.assert_allclose(matches, [[1, 0], [0, 1]], atol=0.005)
    assert index.context_tokens(2).ids.tolist() == [AXES.index("grain"), AXES.index("harvest")]
    assert index.context_token_counts() == dict.fromkeys(range(6), 1)


def test_rows_are_found_by_a_key_that_stays(tmp_path: Path, server: Server | None) -> None:
    """In a new edition the same sentence has another row and the same key; an unknown none."""
    old = collection_of(*TEXTS, folder=tmp_path)
    key = old.in_context(old.sentences[0]).key
    new = collection_of("Winter.", *TEXTS, TEXTS[0], folder=tmp_path)
    folder = tmp_path / "ix"
    assert index_of(old, server, folder).rows_of_keys([key]).tolist() == [0]
    assert index_of(new, server, folder).rows_of_keys([b"unknown", key]).tolist() == [1, 4]


def test_an_index_knows_its_size(collection: Collection) -> None:
    """Three vectors of eight bytes and a scale, and six tokens of eight bytes in context."""
    index = Index.build(collection, Models(WordEncoder()))
    assert index.count("sentences") == 3
    assert index.vector_bytes("sentences") == 3 * (8 + 4)
    assert index.token_bytes("sentences", "contexts") == 6 * 8
    assert index.size_bytes("contexts") == 3 * (8 + 4) + 6 * 8


def test_a_build_tells_how_much_is_done(
    collection: Collection, server: Server | None, tmp_path: Path
) -> None:
    """Three sentences alone and three in context; each is told once."""
    told: list[tuple[int, int]] = []
    models = Models(WordEncoder())
    open_index(tmp_path, server, collection, models, lambda *done: told.append(done))
    assert sum(done for done, _ in told) == 6
    assert {total for _, total in told} == {6}


def test_a_vector_of_the_wrong_shape_is_refused(index: Index) -> None:
    """Both shapes are named."""
    with pytest.raises(ValueError, match=r"\(3,\).*\(8,\)"):
        index.nearest(np.zeros(3, np.float32), 1)
