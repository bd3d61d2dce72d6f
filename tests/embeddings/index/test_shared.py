"""An index that two folders have."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from embeddings.index.collection import Collection
from embeddings.index.folder import IndexFolderError
from embeddings.index.shared import share_index
from embeddings.index.store import load_index, open_index
from embeddings.models import Models
from tests.fakes import WordEncoder, collection_of

TEXTS = ("Pigs live on farms.", "Trains go to europe.")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Return a collection of two paragraphs, whose index is in a folder."""
    collection = collection_of(*TEXTS, folder=tmp_path)
    open_index(tmp_path / "ix", collection, Models(WordEncoder()))
    return collection


def data_file(folder: Path) -> Path:
    """Return the only data file of a folder."""
    (file,) = folder.glob("*.seg")
    return file


def test_a_shared_index_is_on_the_disk_once(collection: Collection, tmp_path: Path) -> None:
    """The other folder loads it, and nothing is encoded."""
    share_index(tmp_path / "ix", tmp_path / "own")
    assert data_file(tmp_path / "own").samefile(data_file(tmp_path / "ix"))
    encoder = WordEncoder()
    open_index(tmp_path / "own", collection, Models(encoder))
    assert encoder.encoded == []


def test_on_another_disk_it_is_copied(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file can't have a second name, its content is the same."""

    def refuse(source: Path, file: Path) -> NoReturn:
        """Fail as a link to another disk does."""
        raise OSError("Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    share_index(tmp_path / "ix", tmp_path / "own")
    assert not data_file(tmp_path / "own").samefile(data_file(tmp_path / "ix"))
    assert load_index(tmp_path / "own", collection, Models(WordEncoder())).manifest.sentences == 2


def test_what_becomes_of_one_folder_leaves_the_other_as_it_was(
    collection: Collection, tmp_path: Path
) -> None:
    """The new index takes what stays the same from the shared one, and the old one is whole."""
    share_index(tmp_path / "ix", tmp_path / "own")
    encoder = WordEncoder()
    for sentence in ("Grain gave a harvest.", "It is winter."):
        more = collection_of(*TEXTS, sentence, folder=tmp_path)
        open_index(tmp_path / "own", more, Models(encoder))
    assert set(encoder.encoded) == {"Grain gave a harvest.", "It is winter."}
    assert load_index(tmp_path / "ix", collection, Models(WordEncoder())).manifest.sentences == 2


def test_a_folder_that_cannot_be_written_is_named(collection: Collection, tmp_path: Path) -> None:
    """The error says which setting names another."""
    (tmp_path / "file").touch()
    with pytest.raises(IndexFolderError, match="VERBATIM_INDEX__FOLDER"):
        share_index(tmp_path / "ix", tmp_path / "file" / "own")
