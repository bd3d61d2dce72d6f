"""Reading a catalog: one report that can't be read keeps no other away."""

import logging
from pathlib import Path

import pytest

from corpus.library import entry_of, read_catalog, read_reports
from corpus.model import ReportError

TABLE = """[[report]]
id = "{id}"
title = "A"
date = "2020-01-01"
language = "en"
publisher = "P"
file = "{id}.txt"
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog of a report that can be read and one whose file is missing."""
    (tmp_path / "good.txt").write_text("Pigs rose on forty farms, and all of them ate grain.\n")
    file = tmp_path / "catalog.toml"
    file.write_text(TABLE.format(id="good") + TABLE.format(id="gone"))
    return file


def test_a_report_that_cannot_be_read_is_named(
    catalog: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The others are served, and the log says which isn't and why."""
    caplog.set_level(logging.ERROR)
    assert [report.id for report in read_reports(catalog)] == ["good"]
    message = caplog.records[0].getMessage()
    assert message.startswith("Report gone is not served: ")
    assert "gone.txt cannot be read: No such file" in message
    shelf = read_catalog(catalog)
    assert [entry.id for entry, _ in shelf.failures] == ["gone"]


def test_a_catalog_without_a_readable_report_is_an_error(catalog: Path) -> None:
    """There is nothing to ask then; the first report's own error says why."""
    (catalog.parent / "good.txt").unlink()
    with pytest.raises(ReportError, match=r"good\.txt cannot be read"):
        read_reports(catalog)


def test_a_report_that_is_not_in_the_catalog_is_named_with_those_that_are(catalog: Path) -> None:
    """So that a mistyped id is mended at once."""
    assert entry_of(catalog, "gone").id == "gone"
    with pytest.raises(ReportError, match=r"no report 'goon'. It has: good, gone\."):
        entry_of(catalog, "goon")
