"""Named arrays in a file, read whole or left on the disk."""

import mmap
from pathlib import Path

import numpy as np
import pytest

from embeddings.index import mapped_file
from embeddings.index.mapped_file import map_arrays, write_arrays


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of two arrays, either longer than a page."""
    arrays = {
        "a.tokens": np.arange(9000, dtype=np.uint8),
        "a.keys": np.arange(4000, dtype=np.int32),
    }
    write_arrays(tmp_path / "arrays", arrays)
    return tmp_path / "arrays"


@pytest.mark.parametrize("mapped", [False, True])
def test_arrays_come_back_as_they_were(file: Path, mapped: bool) -> None:
    """In memory or on the disk, read all along or here and there."""
    arrays = map_arrays(file, mapped=mapped, scattered=(".tokens",))
    assert np.array_equal(arrays["a.tokens"], np.arange(9000, dtype=np.uint8))
    assert np.array_equal(arrays["a.keys"], np.arange(4000, dtype=np.int32))


def test_only_what_is_named_is_read_here_and_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of what is in memory: there is nothing to be told to the system."""
    told: list[int] = []
    monkeypatch.setattr(
        mapped_file, "_read_scattered", lambda _, start, end: told.append(end - start)
    )
    map_arrays(file, mapped=True, scattered=(".tokens",))
    assert told == [9000]
    map_arrays(file, mapped=False, scattered=(".tokens",))
    map_arrays(file, mapped=True)
    assert told == [9000]


@pytest.mark.skipif(not hasattr(mmap, "MADV_RANDOM"), reason="the system can't be told")
def test_the_system_is_told_of_whole_pages(file: Path) -> None:
    """It refuses a place inside of one."""
    whole = np.memmap(file, np.uint8, mode="r")
    mapped_file._read_scattered(whole, 5001, 9000)
    mapped_file._read_scattered(whole, 1, len(whole))
