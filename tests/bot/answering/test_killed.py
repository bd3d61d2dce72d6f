"""A change of the library that is killed leaves it as it was or as it was to be."""

import signal
from pathlib import Path

import pytest

from tests.bot.answering.changing import opened, options_in, written
from tests.bot.answering.killed import MOMENTS, kills, started, text_of, whole

pytestmark = pytest.mark.slow


def test_a_change_killed_at_any_moment_leaves_the_library_before_or_after(tmp_path: Path) -> None:
    """Ten additions, updates and removals, each killed with SIGKILL at a random moment of it."""
    found = list(kills(tmp_path, seed=12))
    assert len(found) == MOMENTS
    assert [kill for kill in found if kill.outcome == "neither"] == []


def test_an_update_killed_at_each_write_leaves_the_library_before_or_after(
    tmp_path: Path,
) -> None:
    """The catalog's own write is the one that counts: before it the old library, then the new."""
    options = options_in(tmp_path)
    file = written(tmp_path, "trains.md", text_of(0))
    assert started(tmp_path, "add", file).ended() == 0
    left: list[str] = []
    while not left or left[-1] == "0":
        written(tmp_path, "trains.md", text_of(1))
        process = started(tmp_path, "update", file, len(left))
        assert process.ended() == -signal.SIGKILL
        left.append(whole(options).rpartition(" ")[2].rstrip("."))
    assert left == ["0"] * (len(left) - 1) + ["1"]
    assert len(left) > 5


def test_two_processes_that_change_at_once_take_turns(tmp_path: Path) -> None:
    """What both have added is there, and all of it agrees."""
    options = options_in(tmp_path)
    opened(options)
    schools = written(tmp_path, "schools.md", "# On Schools\n\nSchools get grain.")
    files = [written(tmp_path, "trains.md", text_of(1)), schools]
    processes = [started(tmp_path, "add", file) for file in files]
    assert [process.ended() for process in processes] == [0, 0]
    current = opened(options)
    assert sorted(current.library.reports) == ["farms", "on-schools", "trains"]
    assert current.library.edition.paragraphs == 2 + 301 + 1
