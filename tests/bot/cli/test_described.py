"""What `reports show` says of a report, for a person with the file beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.described import described, text_of
from corpus.model import LeftOut, Page, Report
from tests.fakes import report_of

TEXT = """I. Pigs

Pigs rose on forty farms, and all of them were fed on grain.

II. Trains

Trains go to europe every winter, and some of them in summer.
"""


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A report of two sections on two pages, with a warning and two lines left out."""
    plain = report_of(TEXT, tmp_path)
    return replace(
        plain,
        pages=(Page(0, 1, "i"), Page(plain.paragraphs[1].start, 2, "1")),
        left_out=(LeftOut(0, "Tiny Report", "running head", 1), LeftOut(9, "2", "page number")),
        warnings=("Page 3 can't be read.",),
        format="pdf",
    )


def test_all_that_can_be_checked_is_shown(report: Report) -> None:
    """Outline with pages and paragraphs, counts, warnings, every line left out with its place."""
    lines = list(described(report))
    assert lines[0] == "tiny: A Tiny Report"
    assert "  I. Pigs [¶1 p. i]" in lines
    assert "  II. Trains [¶2 p. 1]" in lines
    assert "        2 pages" in lines
    assert "        2 paragraphs" in lines
    assert "  Page 3 can't be read." in lines
    assert lines[lines.index("Left out: running head (1)") + 1] == "  p. 1: Tiny Report"
    assert lines[lines.index("Left out: page number (1)") + 1] == "  line 9: 2"


def test_the_whole_text_stands_under_its_sections(report: Report) -> None:
    """Each paragraph with its number and page, once."""
    lines = list(text_of(report))
    assert lines[:4] == ["== I. Pigs", "", "¶1 p. i", report.paragraphs[0].text]
    assert [line for line in lines if line.startswith("¶")] == ["¶1 p. i", "¶2 p. 1"]
