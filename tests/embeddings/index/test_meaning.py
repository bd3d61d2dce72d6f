"""What the multilingual model knows of a collection, and how it is kept."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.arrays import TextRows, Vectors
from embeddings.index.backends import open_index as open_any
from embeddings.index.building import Previous
from embeddings.index.collection import Collection
from embeddings.index.folder import IndexMismatchError
from embeddings.index.index import Index
from embeddings.index.meaning import Meaning, with_neighbours
from embeddings.index.server import Server
from embeddings.index.store import load_index, open_index
from embeddings.models import Models
from tests.fakes import MeaningEncoder, WordEncoder, axis, collection_of, report_of

TEXT = "Pigs are here. Trains run. Schools close."


def test_neighbours_count_half_their_mean() -> None:
    """Three rows of which the first two share a paragraph."""
    vectors = np.array([[1, 0], [0, 1], [4, 4]], np.float32)
    placed = with_neighbours(vectors, np.array([0, 0, 1]))
    assert placed.tolist() == [[1.25, 0.25], [0.25, 1.25], [6, 6]]


def test_a_sentence_scores_by_itself_and_by_what_stands_around_it(
    tmp_path: Path, server: Server | None
) -> None:
    """The first is about pigs, the second stands beside it, and the third is out of reach."""
    collection = collection_of(TEXT, folder=tmp_path)
    models = Models(WordEncoder(), MeaningEncoder())
    meaning = open_any(tmp_path / "ix", server, collection, models).meaning
    assert meaning is not None
    scores = meaning.scores(axis("pigs"), np.arange(3))
    assert scores == pytest.approx([1 + 0.5 / 2, 0.5 / 3, 0], abs=1e-5)
    assert meaning.nearest(axis("pigs"), 2).tolist() == [0, 1]
    assert meaning.cosine(axis("pigs"), np.array([1, 2])) == 0
    usual = meaning.usual(axis("pigs"))
    assert usual.mean == pytest.approx(1 / 3)


def test_the_first_of_what_was_found_are_not_looked_for_again(tmp_path: Path) -> None:
    """More are, and so are those of some sentences alone."""
    models = Models(WordEncoder(), MeaningEncoder())
    collection = collection_of(TEXT, folder=tmp_path)
    meaning = open_any(tmp_path / "ix", None, collection, models).meaning
    assert isinstance(meaning, Meaning)
    store, asked = meaning._placed, []

    class Counting:
        """Notes how many are looked for."""

        def nearest(self, vector: Vectors, k: int, within: TextRows | None = None) -> TextRows:
            """Look for them."""
            asked.append(k)
            return store.nearest(vector, k, within)

        at = store.at

    meaning._placed = Counting()
    assert meaning.nearest(axis("pigs"), 2).tolist() == [0, 1]
    assert meaning.nearest(axis("pigs"), 1).tolist() == [0]
    assert meaning.nearest(axis("pigs"), 9).tolist() == [0, 1, 2]
    assert meaning.nearest(axis("pigs"), 3).tolist() == [0, 1, 2]
    assert meaning.nearest(axis("pigs"), 2, np.array([1, 2])).tolist() == [1, 2]
    assert asked == [2, 9, 2]


def test_what_has_no_section_path_gets_the_share_of_a_usual_one(
    tmp_path: Path, server: Server | None
) -> None:
    """A quarter of the mean cosine of the two paths; nothing where no paragraph has a path."""
    models = Models(WordEncoder(), MeaningEncoder())
    headed = collection_of("Winter.", "I. Pigs", "Grain.", "II. Trains", "Farms.", folder=tmp_path)
    assert headed.heading_of.tolist() == [-1, 0, 1]
    meaning = open_any(tmp_path / "ix", server, headed, models).meaning
    assert meaning is not None
    assert meaning.unheaded(axis("pigs")) == pytest.approx(0.25 / 2, abs=1e-3)
    assert meaning.unheaded(axis("winter")) == 0
    plain = open_any(tmp_path / "p", server, collection_of(TEXT, folder=tmp_path), models).meaning
    assert plain is not None
    assert plain.unheaded(axis("pigs")) == 0


def test_only_what_is_new_is_encoded(tmp_path: Path) -> None:
    """A sentence that stays keeps its vector; its context, which goes on, is another one."""
    encoder = MeaningEncoder()
    first = Index.build(collection_of(TEXT, folder=tmp_path), Models(WordEncoder(), encoder))
    encoder.encoded.clear()
    text = TEXT + " Winter is long."
    longer = collection_of(text, folder=tmp_path)
    second = Index.build(longer, Models(WordEncoder(), encoder), Previous(first.segments))
    assert encoder.encoded == [text, "Winter is long."]
    tables = [index.segments[0].meaning for index in (first, second)]
    assert tables[0] is not None and tables[1] is not None
    assert np.array_equal(tables[1]["sentences"].vectors[:3], tables[0]["sentences"].vectors)


def test_the_index_keeps_it_and_names_its_model(tmp_path: Path) -> None:
    """What is loaded scores as what was built; without the model it is another index."""
    collection = collection_of(TEXT, folder=tmp_path)
    folder = tmp_path / "ix"
    built = open_index(folder, collection, Models(WordEncoder(), MeaningEncoder()))
    loaded = load_index(folder, collection, Models(WordEncoder(), MeaningEncoder()))
    assert built.meaning is not None and loaded.meaning is not None
    rows = np.arange(3)
    assert np.array_equal(
        loaded.meaning.scores(axis("trains"), rows), built.meaning.scores(axis("trains"), rows)
    )
    with pytest.raises(IndexMismatchError, match="multilingual"):
        load_index(folder, collection, Models(WordEncoder()))


def test_words_are_kept_when_the_multilingual_model_is_turned_on(tmp_path: Path) -> None:
    """Only the new model encodes."""
    collection, words = collection_of(TEXT, folder=tmp_path), WordEncoder()
    open_index(tmp_path / "ix", collection, Models(words))
    words.encoded.clear()
    open_index(tmp_path / "ix", collection, Models(words, MeaningEncoder()))
    assert words.encoded == []


def test_progress_counts_both_models(tmp_path: Path) -> None:
    """The last count is the sum of what either encodes."""
    told: list[tuple[int, int]] = []
    collection = collection_of(TEXT, folder=tmp_path)
    Index.build(
        collection,
        Models(WordEncoder(), MeaningEncoder()),
        progress=lambda *done: told.append(done),
    )
    assert sum(done for done, _ in told) == told[-1][1]


def test_progress_counts_what_is_encoded_anew_alone(tmp_path: Path) -> None:
    """A report that an older index has counts for nothing: the new one's texts are all."""
    old = report_of(TEXT, tmp_path, id="old")
    new = report_of("Pigs live on farms.", tmp_path, id="new")
    models = Models(WordEncoder(), MeaningEncoder())
    told: list[tuple[int, int]] = []
    before = Index.build(Collection.of([old]), models)
    both = Collection.of([old, new])
    Index.build(both, models, Previous(before.segments), lambda *done: told.append(done))
    alone: list[tuple[int, int]] = []
    Index.build(Collection.of([new]), models, progress=lambda *done: alone.append(done))
    assert told[-1][1] == alone[-1][1] == sum(done for done, _ in told)
