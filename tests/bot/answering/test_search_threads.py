"""How many searches run at once where nobody says it."""

import os

import pytest

from bot.answering.search_threads import usable_cores, usual_workers


@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (2, 1), (4, 3)])
def test_a_core_is_left_to_the_chat(cores: int, workers: int) -> None:
    """Where there are several; a question is searched on any machine."""
    assert usual_workers(cores) == workers


def test_only_cores_count_that_the_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """And all of the machine where the system doesn't say which."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    assert usable_cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert usable_cores() == 8
