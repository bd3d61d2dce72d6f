"""Rows of a matrix that stays in its file."""

import sys
from pathlib import Path

import numpy as np
import pytest

from embeddings.transformer.scattered_rows import ScatteredRows

# So wide that each row is pages of its own, with what the system maps around them.
ROWS, COLUMNS = 400, 32_768


def test_rows_are_those_of_the_file(tmp_path: Path) -> None:
    """In any order, one more than once, behind what stands before them in the file."""
    matrix = np.arange(60, dtype="<f4").reshape(20, 3)
    file = tmp_path / "matrix.bin"
    file.write_bytes(b"headed" + matrix.tobytes())
    rows = ScatteredRows(file, "<f4", 6, (20, 3))
    wanted = np.array([19, 0, 7, 7])
    assert np.array_equal(rows(wanted), matrix[wanted])
    assert rows(np.array([], np.int64)).shape == (0, 3)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what of a file is resident")
def test_few_rows_stay_resident(tmp_path: Path) -> None:
    """However many were read, one by one; and each is right when it is read again."""
    matrix = np.arange(ROWS, dtype=np.int32).repeat(COLUMNS).reshape(ROWS, COLUMNS)
    file = tmp_path / "matrix.bin"
    file.write_bytes(matrix.tobytes())
    rows = ScatteredRows(file, "<i4", 0, (ROWS, COLUMNS))
    for _ in range(2):
        read = [int(rows(np.array([number]))[0, -1]) for number in range(ROWS)]
        assert read == [*range(ROWS)]
        assert _resident(file) < file.stat().st_size / 2


def _resident(file: Path) -> int:
    """Return how many bytes of a file this process has mapped and in memory."""
    told = Path("/proc/self/smaps").read_text("utf-8").split(str(file))[1]
    line = next(line for line in told.splitlines() if line.startswith("Rss:"))
    return int(line.split()[1]) * 1024
