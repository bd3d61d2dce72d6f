"""Named arrays in a file, read whole or left on the disk."""

import mmap
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from embeddings.index import mapped_file
from embeddings.index.mapped_file import map_arrays, pages_of, read_ahead, write_arrays


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


@pytest.mark.parametrize(
    ("starts", "ends", "pages"),
    [
        ([9], [10], [(9, 1)]),
        ([2, 0], [3, 1], [(0, 1), (2, 1)]),
        ([0.5, 2], [1.1, 2.1], [(0, 3)]),
        ([0, 1, 9], [4, 2, 10], [(0, 4), (9, 1)]),
        ([1, 1.5], [1.5, 2], [(1, 1)]),
    ],
)
def test_pages_are_asked_for_once_and_in_order(
    starts: list[float], ends: list[float], pages: list[tuple[int, int]]
) -> None:
    """Those that touch are asked for together; ranges are in pages here, and parts of such."""
    ranges = (np.array([*map(round, np.array(at) * mmap.PAGESIZE)]) for at in (starts, ends))
    assert pages_of(*ranges) == pages


@pytest.mark.parametrize(("mapped", "stays", "told"), [(True, 0, 1), (True, 1, 0), (False, 0, 0)])
def test_the_system_is_told_of_large_arrays_on_the_disk_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch, mapped: bool, stays: int, told: int
) -> None:
    """What is in memory, or soon will stay there, is not asked for; rows are as they were."""
    keys = map_arrays(file, mapped=mapped)["a.keys"]
    monkeypatch.setattr(mapped_file, "_STAYS", keys.nbytes + stays)
    asked = Mock(side_effect=pages_of)
    monkeypatch.setattr(mapped_file, "pages_of", asked)
    read_ahead(keys, np.array([3000, 10]), np.array([3001, 20]))
    assert asked.call_count == told
    assert keys[10:20].tolist() == list(range(10, 20))
