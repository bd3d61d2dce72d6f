"""A flipped byte of what was added: it is named, and nothing is answered from it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.added.editions import keep_edition, read_editions
from corpus.added.files import keep_bytes, name_of_content
from corpus.added.state import Added, AddedReport, read_added, write_added
from corpus.library import read_entries
from corpus.model import Entry, ReportError
from tests.fakes import report_of

DATA = b"Pigs live on 40 farms. All of them eat grain."


@pytest.fixture
def added(tmp_path: Path) -> Path:
    """Return a folder with one report that was added."""
    folder = tmp_path / "added"
    file = keep_bytes(folder, "files", DATA, ".txt")
    entry = Entry("pigs", "Pigs", "2020-01-01", "en", "Nobody", str(file), readers=(7,))
    write_added(folder, Added(3, (AddedReport(entry, "a.txt"),)))
    return folder


def flipped(file: Path) -> Iterator[int]:
    """Turn over a bit of each byte of a file in turn, and put it back at last."""
    data = file.read_bytes()
    assert len(data) > 20
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        file.write_bytes(bytes(changed))
        yield place
    file.write_bytes(data)


def test_a_flipped_byte_of_the_catalog_is_named(added: Path) -> None:
    """Wherever it is: no report gets another title, date, file or reader."""
    before = read_added(added)
    for place in flipped(added / "reports.json"):
        with pytest.raises(ReportError) as error:
            read_added(added)
        assert str(added / "reports.json") in str(error.value), place
    assert read_added(added) == before


def test_a_catalog_of_an_earlier_version_is_read(added: Path) -> None:
    """It has no checksum; the next change gives it one."""
    before = read_added(added)
    path = added / "reports.json"
    path.write_bytes(path.read_bytes().partition(b',\n "seal"')[0] + b"\n}")
    assert read_added(added) == before


def test_a_flipped_byte_of_a_report_is_named(added: Path) -> None:
    """It isn't served, and what is said of it names the file."""
    file = added / "files" / f"{name_of_content(DATA)}.txt"
    there = read_added(added)
    entries = tuple(each.entry for each in there.reports)
    for place in flipped(file):
        shelf = read_entries(entries, added=there)
        assert shelf.reports == (), place
        ((entry, error),) = shelf.failures
        assert entry.id == "pigs"
        assert f"files/{file.name}" in str(error)
    assert [report.id for report in read_entries(entries, added=there).reports] == ["pigs"]


def test_a_damaged_file_is_replaced_when_the_same_is_kept_again(added: Path) -> None:
    """One of the same length is another file all the same."""
    file = added / "files" / f"{name_of_content(DATA)}.txt"
    file.write_bytes(DATA.replace(b"40", b"90"))
    keep_bytes(added, "files", DATA, ".txt")
    assert file.read_bytes() == DATA


def test_a_flipped_byte_of_a_former_edition_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Links into it lead nowhere rather than to another text."""
    caplog.set_level(logging.WARNING)
    kept = keep_edition(tmp_path, report_of(DATA.decode(), tmp_path), "2026-01-31")
    for place in flipped(tmp_path / "editions" / kept.file):
        caplog.clear()
        assert [former.paragraphs for former in read_editions(tmp_path, [kept])] == [()], place
        assert kept.file in caplog.text
    assert len(read_editions(tmp_path, [kept])[0].paragraphs) == 1
