"""Lists of many vectors, which are kept beside an index."""

from pathlib import Path

import pytest

from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.index.saving import keep_only
from embeddings.index.store import open_index
from embeddings.models import Models
from tests.fakes import MeaningEncoder, WordEncoder, report_of

TEXTS = ("Pigs live on farms.", "Trains run to Europe.", "The grain harvest was good.", "Winter.")


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two vectors be many, and half of them be few enough to be gone or added."""
    monkeypatch.setattr("embeddings.index.near.MANY", 2)
    monkeypatch.setattr("embeddings.index.near._GONE", 0.5)
    monkeypatch.setattr("embeddings.index.near._ADDED", 0.5)


def opened(folder: Path, *texts: str) -> Index:
    """Open the index of a report of each text."""
    reports = [report_of(text, folder, id=f"r{TEXTS.index(text)}") for text in texts]
    return open_index(
        folder / "ix", Collection.of(reports), Models(WordEncoder(), MeaningEncoder())
    )


def lists(folder: Path) -> dict[str, int]:
    """Return the files of the lists, with the moment of their writing."""
    found = sorted((folder / "ix").glob("near-*"))
    return {file.name: file.stat().st_mtime_ns for file in found}


def finds(index: Index, *texts: str) -> bool:
    """Say whether each of some texts is the nearest to itself, in words and in meaning."""
    assert index.meaning is not None
    words = [index.nearest(WordEncoder().question(text).vector, 1).tolist() for text in texts]
    meant = [index.meaning.nearest(MeaningEncoder().question(text), 1).tolist() for text in texts]
    return words == meant == [[row] for row in range(len(texts))]


def test_lists_are_made_once(tmp_path: Path) -> None:
    """Of sentences alone, in context and by meaning; whoever opens the index next loads them."""
    assert finds(opened(tmp_path, *TEXTS), *TEXTS)
    made = lists(tmp_path)
    assert [name.rpartition("-")[0] for name in made] == [
        "near-contexts",
        "near-meaning",
        "near-sentences",
    ]
    assert finds(opened(tmp_path, *TEXTS), *TEXTS)
    assert lists(tmp_path) == made


def test_a_report_that_is_added_or_gone_needs_no_new_lists(tmp_path: Path) -> None:
    """It is put into them as they are opened, or not found any more."""
    opened(tmp_path, *TEXTS[:3])
    made = lists(tmp_path)
    assert len(made) == 3
    assert finds(opened(tmp_path, *TEXTS), *TEXTS)
    assert finds(opened(tmp_path, *TEXTS[1:]), *TEXTS[1:])
    assert lists(tmp_path) == made


def test_lists_are_made_anew_where_too_much_of_them_is_gone(tmp_path: Path) -> None:
    """The old ones are deleted."""
    opened(tmp_path, *TEXTS[:3])
    made = lists(tmp_path)
    assert finds(opened(tmp_path, TEXTS[0], TEXTS[3]), TEXTS[0], TEXTS[3])
    assert len(lists(tmp_path)) == 3
    assert not made.keys() & lists(tmp_path).keys()


@pytest.mark.parametrize("name", ["near.json", "near-contexts"])
def test_damaged_lists_are_made_anew(name: str, tmp_path: Path) -> None:
    """Nothing is answered from them."""
    opened(tmp_path, *TEXTS)
    (file,) = (tmp_path / "ix").glob(f"{name}*")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    made = lists(tmp_path)
    assert finds(opened(tmp_path, *TEXTS), *TEXTS)
    assert lists(tmp_path) != made


def test_of_a_removed_report_no_list_is_left(tmp_path: Path) -> None:
    """What is kept only holds what is still there."""
    opened(tmp_path, *TEXTS)
    index = opened(tmp_path, *TEXTS[1:])
    assert len(lists(tmp_path)) == 3
    keep_only(tmp_path / "ix", index)
    assert lists(tmp_path) == {}
    assert not (tmp_path / "ix/near.json").exists()
    assert finds(opened(tmp_path, *TEXTS[1:]), *TEXTS[1:])
