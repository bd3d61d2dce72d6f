"""Checksums of an index's files, and when a file is read through."""

import os
from pathlib import Path

import pytest

from corpus.checksum import sha256_of
from embeddings.index.checksums import checksums_of, forget_checksums


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read through from now on."""
    names: list[str] = []

    def noted(file: Path) -> str:
        """Note a file that is read through."""
        names.append(file.name)
        return sha256_of(file)

    monkeypatch.setattr("embeddings.index.checksums.sha256_of", noted)
    return names


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files count as changed long ago."""
    monkeypatch.setattr("embeddings.index.checksums.SETTLED", -1.0)


def test_a_file_that_looks_as_it_was_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    """Another process knows its checksum too, until it is told to forget it."""
    settle(monkeypatch)
    (tmp_path / "a").write_bytes(b"pigs")
    sums = [checksums_of(tmp_path, ["a"]) for _ in range(2)]
    assert sums == [{"a": sha256_of(tmp_path / "a")}] * 2
    assert read == ["a"]
    forget_checksums(tmp_path)
    assert checksums_of(tmp_path, ["a"]) == sums[0]
    assert read == ["a", "a"]


def test_a_file_that_was_written_to_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    """Its size and the time that it bears may be what they were: when it was changed isn't."""
    settle(monkeypatch)
    (tmp_path / "a").write_bytes(b"pigs")
    first, status = checksums_of(tmp_path, ["a"]), (tmp_path / "a").stat()
    (tmp_path / "b").write_bytes(b"figs")
    (tmp_path / "b").replace(tmp_path / "a")
    os.utime(tmp_path / "a", ns=(status.st_atime_ns, status.st_mtime_ns))
    second = checksums_of(tmp_path, ["a"])
    assert second == {"a": sha256_of(tmp_path / "a")} != first
    assert read == ["a", "a"]


def test_a_file_that_was_just_written_is_read_each_time(tmp_path: Path, read: list[str]) -> None:
    """A change in the same moment would leave it as it looks."""
    (tmp_path / "a").write_bytes(b"pigs")
    assert checksums_of(tmp_path, ["a"]) == checksums_of(tmp_path, ["a"])
    assert read == ["a", "a"]


def test_a_missing_file_has_no_checksum(tmp_path: Path) -> None:
    """Those beside it have theirs, and a broken list of checksums counts for nothing."""
    (tmp_path / "checked.json").write_text("{")
    (tmp_path / "a").write_bytes(b"pigs")
    assert checksums_of(tmp_path, ["a", "b"]) == {"a": sha256_of(tmp_path / "a")}
