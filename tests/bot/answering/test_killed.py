"""A change of the library that is killed leaves it as it was or as it was to be."""

from pathlib import Path

import pytest

from tests.bot.answering.changing import opened, options_in, written
from tests.bot.answering.killed import MOMENTS, kills, started, text_of

pytestmark = pytest.mark.slow


def test_a_change_killed_at_any_moment_leaves_the_library_before_or_after(tmp_path: Path) -> None:
    """Ten additions, updates and removals, each killed with SIGKILL at a random moment of it."""
    found = kills(tmp_path, seed=12)
    assert len(found) == MOMENTS
    assert [kill for kill in found if kill.outcome == "neither"] == []


def test_two_processes_that_change_at_once_take_turns(tmp_path: Path) -> None:
    """What both have added is there, and all of it agrees."""
    options = options_in(tmp_path)
    opened(options)
    schools = written(tmp_path, "schools.md", "# On Schools\n\nSchools get grain.")
    files = [written(tmp_path, "trains.md", text_of(1)), schools]
    processes = [started(tmp_path, "add", file) for file in files]
    assert [process.wait() for process in processes] == [0, 0]
    current = opened(options)
    assert sorted(current.library.reports) == ["farms", "on-schools", "trains"]
    assert current.library.edition.paragraphs == 2 + 301 + 1
