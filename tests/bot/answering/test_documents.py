"""What was read of the reports' files is there at the next start, and of no other file."""

from pathlib import Path

import pytest

from bot.answering.current import CurrentLibrary
from bot.answering.library import Library
from bot.answering.options import LibraryOptions
from corpus.model import Document, Report
from corpus.readers.options import ReadOptions
from tests.bot.answering.changing import CATALOG, options_in
from tests.fakes import word_setup

SHEEP = CATALOG.replace("farms", "sheep").replace("Farms", "Sheep")


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LibraryOptions:
    """Return the options of a library of two reports, with the model of the tests."""
    monkeypatch.setattr("bot.answering.library.load_setup", lambda _: word_setup())
    options = options_in(tmp_path)
    (tmp_path / "sheep.txt").write_text("Sheep live on hills.")
    (tmp_path / "catalog.toml").write_text(f"{CATALOG}\n{SHEEP}")
    return options


def kept(options: LibraryOptions) -> set[str]:
    """Return the checksums of the files of which something is kept."""
    return {file.name.partition("-")[0] for file in options.documents.folder.iterdir()}


def checksums(*reports: Report) -> set[str]:
    """Return the checksums of the files of reports."""
    return {report.checksum for report in reports}


def no_file(path: Path, options: ReadOptions) -> Document:
    """Fail whoever reads a file."""
    raise AssertionError(path)


def test_a_start_reads_no_file_again(
    options: LibraryOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reports are the same to the last sentence."""
    first = Library.open(options)
    monkeypatch.setattr("corpus.readers.kept.read_file", no_file)
    assert Library.open(options).reports == first.reports
    assert kept(options) == checksums(*first.reports.values())


def test_nothing_is_left_of_a_report_that_the_catalog_no_longer_names(
    options: LibraryOptions,
) -> None:
    """The next start deletes it; what is named again is read again."""
    farms = Library.open(options).reports["farms"]
    options.catalog.write_text(CATALOG)
    current = CurrentLibrary.open(options)
    assert kept(options) == checksums(farms)
    options.catalog.write_text(f"{CATALOG}\n{SHEEP}")
    current.reload(options.catalog)
    sheep = current.library.reports["sheep"]
    assert kept(options) == checksums(farms, sheep)


def test_nothing_is_left_of_a_report_that_was_removed(
    options: LibraryOptions, tmp_path: Path
) -> None:
    """What was added is kept once it was read at a start, and gone with the report."""
    current = CurrentLibrary.open(options)
    before = kept(options)
    file = tmp_path / "trains.md"
    file.write_text("# Trains\n\nTrains go to europe in winter.")
    current.add([current.read(file)])
    assert kept(options) == before
    trains = CurrentLibrary.open(options).library.reports["trains"]
    assert kept(options) == before | checksums(trains)
    current.remove("trains")
    assert kept(options) == before
