"""The library of this moment: reports that are added, updated, renamed and removed."""

from pathlib import Path

import pytest

from bot.answering.current import CurrentLibrary
from bot.answering.options import LibraryOptions
from tests.bot.answering.changing import TRAINS, opened, options_in, written


@pytest.fixture
def options(tmp_path: Path) -> LibraryOptions:
    """Return options for a library of one report."""
    return options_in(tmp_path)


@pytest.fixture
def current(options: LibraryOptions) -> CurrentLibrary:
    """Return that library."""
    return opened(options)


def first(current: CurrentLibrary, question: str) -> str:
    """Return the id of the first passage of an answer."""
    return current.library.ask(question, 1).passages[0].paragraph.id


def test_an_added_report_is_asked_at_once(current: CurrentLibrary, tmp_path: Path) -> None:
    """Its title is guessed and its file copied, so that it stays when the given one goes."""
    file = written(tmp_path, "trains.txt", TRAINS)
    candidate = current.read(file)
    assert (candidate.entry.id, candidate.entry.title) == (
        "the-trains-of-2021",
        "The Trains of 2021",
    )
    (report,) = current.add([candidate])
    file.unlink()
    assert Path(report.entry.file).parent == tmp_path / "added" / "files"
    assert first(current, "Do trains go to europe?") == "the-trains-of-2021/1"
    assert first(current, "Do pigs live on farms?") == "farms/1"
    assert first(opened(options_in(tmp_path)), "Do trains go to europe?") == "the-trains-of-2021/1"
