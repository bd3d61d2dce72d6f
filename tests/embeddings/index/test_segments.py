"""An index of several reports: what is written, and what of it answers."""

from pathlib import Path

import numpy as np
import pytest

from corpus.model import Report
from embeddings.index.collection import Collection
from embeddings.index.folder import data_files
from embeddings.index.mapped_file import map_arrays, write_arrays
from embeddings.index.store import load_index, open_index
from embeddings.models import Models
from tests.fakes import MeaningEncoder, WordEncoder, axis, report_of

TEXTS = ("Pigs live on farms.", "Trains run to Europe.", "The grain harvest was good.")


def reports(folder: Path, *texts: str) -> list[Report]:
    """Return a report of each text."""
    return [report_of(text, folder, id=f"r{number}") for number, text in enumerate(texts)]


def files(folder: Path) -> dict[str, int]:
    """Return the data files of an index in order, each with the moment of its writing."""
    return {name: (folder / name).stat().st_mtime_ns for name in data_files(folder)}


def test_a_report_that_is_added_writes_a_file_of_its_own(tmp_path: Path) -> None:
    """What was there stays as it is, byte for byte, and is encoded no more."""
    folder, held = tmp_path / "ix", reports(tmp_path, *TEXTS)
    words, meaning = WordEncoder(), MeaningEncoder()
    open_index(folder, Collection.of(held[:2]), Models(words, meaning))
    before = files(folder)
    words.encoded.clear()
    meaning.encoded.clear()
    open_index(folder, Collection.of(held), Models(words, meaning))
    after = files(folder)
    assert len(before) == 2
    assert list(after.items())[:2] == list(before.items())
    assert len(after) == 3
    assert set(words.encoded) == {TEXTS[2]}
    # By meaning it is encoded alone and, with its tokens, in its context.
    assert meaning.encoded == [TEXTS[2], TEXTS[2]]


@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_a_report_that_is_removed_leaves_the_files_of_the_others(
    left_out: int, tmp_path: Path
) -> None:
    """Nothing is encoded, and the rows of those that stay are numbered anew."""
    folder, held = tmp_path / "ix", reports(tmp_path, *TEXTS)
    words = WordEncoder()
    open_index(folder, Collection.of(held), Models(words))
    before = files(folder)
    words.encoded.clear()
    del held[left_out]
    collection = Collection.of(held)
    index = open_index(folder, collection, Models(words))
    assert words.encoded == []
    assert set(files(folder).items()) < set(before.items())
    for row, text in enumerate(collection.texts):
        asked = words.question(text)
        assert index.nearest(asked.vector, 1).tolist() == [row]
        assert index.context_matches(asked.tokens, np.arange(2))[row].min() > 0.99


def test_what_eight_reports_answer_is_what_each_answers_alone(tmp_path: Path) -> None:
    """Joined in one file, each still has its own rows."""
    texts = [f"{text} Number {n}." for n in range(3) for text in TEXTS][:8]
    folder, collection = tmp_path / "ix", Collection.of(reports(tmp_path, *texts))
    open_index(folder, collection, Models(WordEncoder(), MeaningEncoder()))
    assert len(files(folder)) == 1
    index = load_index(folder, collection, Models(WordEncoder(), MeaningEncoder()))
    assert index.meaning is not None
    assert len(index.facts) == 8
    pigs = [row for row, text in enumerate(collection.texts) if text.startswith("Pigs")]
    assert len(pigs) == 3
    assert sorted(index.meaning.nearest(axis("pigs"), 3).tolist()) == pigs
    matches = index.context_matches(axis("pigs")[None], np.arange(len(collection.texts)))[:, 0]
    assert np.flatnonzero(matches > 0.9).tolist() == pigs
    # Taken apart again, a report is what it was.
    fewer = Collection.of(reports(tmp_path, *texts)[1:])
    again = open_index(folder, fewer, Models(WordEncoder(), MeaningEncoder()))
    assert [facts.terms.lengths.tolist() for facts in again.facts] == [
        facts.terms.lengths.tolist() for facts in index.facts[1:]
    ]
    assert again.context_tokens(0).ids.tolist() == index.context_tokens(2).ids.tolist()


def test_a_report_is_encoded_anew_for_other_models_alone(tmp_path: Path) -> None:
    """With the multilingual model turned off its words stay."""
    folder, collection = tmp_path / "ix", Collection.of(reports(tmp_path, *TEXTS))
    words = WordEncoder()
    open_index(folder, collection, Models(words, MeaningEncoder()))
    words.encoded.clear()
    assert open_index(folder, collection, Models(words)).meaning is None
    assert words.encoded == []


def test_a_mapped_file_has_the_arrays_of_one_that_is_read(tmp_path: Path) -> None:
    """Names, shapes, types and numbers are the same."""
    arrays = {
        "bits": np.array([[True], [False]]),
        "years": np.array([2020, -1], np.int16),
        "none": np.empty((0, 16), np.uint8),
        "hashes": np.array([1 << 63], np.uint64),
    }
    write_arrays(tmp_path / "file", arrays)
    read = map_arrays(tmp_path / "file")
    mapped = map_arrays(tmp_path / "file", mapped=True)
    assert read.keys() == mapped.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(read[name], array)
        np.testing.assert_array_equal(mapped[name], array)
        assert read[name].dtype == mapped[name].dtype == array.dtype
        assert read[name].shape == mapped[name].shape == array.shape


def test_files_of_a_large_library_stay_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index whose files are large together has the vectors that it has in memory."""
    collection, words = Collection.of(reports(tmp_path, *TEXTS[:2])), WordEncoder()
    read = open_index(tmp_path / "ix", collection, Models(words))
    monkeypatch.setattr("embeddings.index.store.LARGE_BYTES", 0)
    mapped = open_index(tmp_path / "ix", collection, Models(words))
    held = [[each.tables["contexts"].vectors for each in i.segments] for i in (read, mapped)]
    assert [len(each) for each in held] == [2, 2]
    for one, other in zip(*held, strict=True):
        np.testing.assert_array_equal(one, other)
