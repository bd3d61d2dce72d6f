"""What the C library keeps of memory."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from bot.answering.heap import give_back, keep_one_heap


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is told by Linux")
def test_what_is_let_go_of_goes_back() -> None:
    """100 MB in small pieces, behind which one is still used."""
    give_back()
    kept = [bytes(100_000) for _ in range(1000)]
    del kept[:-1]
    before = _resident()
    give_back()
    # Some of it may have been in use before.
    assert before - _resident() > 30


def test_threads_share_a_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C library is told so, by the number that its header has for it."""
    library = Mock()
    monkeypatch.setattr(ctypes, "CDLL", Mock(return_value=library))
    keep_one_heap()
    library.mallopt.assert_called_once_with(-8, 1)


@pytest.mark.parametrize(
    "library",
    [Mock(return_value=SimpleNamespace()), Mock(side_effect=OSError), Mock(side_effect=TypeError)],
    ids=["another C library", "none to be loaded", "none by that name"],
)
def test_elsewhere_nothing_is_done(monkeypatch: pytest.MonkeyPatch, library: Mock) -> None:
    """Where the C library can do neither, or there is none."""
    monkeypatch.setattr(ctypes, "CDLL", library)
    keep_one_heap()
    give_back()


def _resident() -> int:
    """Return how much of this process is in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 >> 20
