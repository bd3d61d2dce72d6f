"""The paragraphs of several reports by row, and their section paths."""

from pathlib import Path

import pytest

from corpus.paragraphs import Paragraphs
from embeddings.index.stacked_paragraphs import Headings, StackedParagraphs
from tests.fakes import report_of


@pytest.fixture
def parts(tmp_path: Path) -> list[Paragraphs]:
    """Return those of two reports, and of one between them that has none."""
    first = report_of("Before all.\n\nI. Farms\n\nPigs eat.\n\nHens eat.", tmp_path, id="a")
    second = report_of(
        "I. Farms\n\nCows eat. They sleep.\n\nII. Trains\n\nTrains go.", tmp_path, id="b"
    )
    return [first.paragraphs, Paragraphs.of("none", "", ()), second.paragraphs]


def test_rows_go_through_the_reports_in_order(parts: list[Paragraphs]) -> None:
    """One by one, from the end, and some at a time; a report without any has no row."""
    stacked = StackedParagraphs(parts)
    ids = [paragraph.id for paragraph in stacked]
    assert ids == ["a/1", "a/2", "a/3", "b/1", "b/2"]
    assert [stacked[row].id for row in range(5)] == ids
    assert (len(stacked), stacked[-1].id) == (5, "b/2")
    assert [each.id for each in stacked[2:4]] == ids[2:4]
    with pytest.raises(IndexError):
        stacked[5]


def test_rows_know_their_report_and_reports_their_rows(parts: list[Paragraphs]) -> None:
    """By number, which starts anew in each report."""
    stacked = StackedParagraphs(parts)
    assert stacked.report_of().tolist() == [0, 0, 0, 1, 1]
    assert stacked.first_of_reports().tolist() == [0, 3]
    assert (stacked.row_of(1, 2), stacked.row_of(1, 3)) == (4, None)
    assert stacked.sentence(3, 1) == "They sleep."


def test_section_paths_are_each_report_s_own(parts: list[Paragraphs]) -> None:
    """The same words head another report's paragraphs by another row."""
    headings = Headings.of(StackedParagraphs(parts).parts)
    assert headings.paths == ("I. Farms", "I. Farms", "II. Trains")
    assert headings.of_paragraph.tolist() == [-1, 0, 0, 1, 2]


def test_no_reports_have_no_rows() -> None:
    """Nor paths."""
    stacked = StackedParagraphs([])
    assert (len(stacked), list(stacked), stacked.report_of().tolist()) == (0, [], [])
    assert Headings.of(()).of_paragraph.tolist() == []
