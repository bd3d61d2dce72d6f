"""The shipped report saved in other formats is the report that its text file is."""

from pathlib import Path

import pytest

from corpus.report import read_report
from tests.corpus.readers.saved import FORMATS, REPORT, shipped
from tests.fakes import entry

pytestmark = pytest.mark.slow


def paragraphs(file: Path) -> list[tuple[tuple[str, ...], str]]:
    """Return the sections and text of each paragraph of a report."""
    report = read_report(entry(file))
    return [(read.section, " ".join(read.text.split())) for read in report.paragraphs]


@pytest.mark.parametrize("name", FORMATS)
def test_the_report_has_the_same_paragraphs_and_sections(name: str, tmp_path: Path) -> None:
    """Whatever program saved it, the same text stands below the same headings."""
    save, suffix = FORMATS[name]
    file = tmp_path / f"report{suffix}"
    file.write_bytes(save(shipped()))
    expected = paragraphs(REPORT)
    assert len(expected) > 70
    assert paragraphs(file) == expected
