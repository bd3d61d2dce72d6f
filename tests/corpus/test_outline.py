"""The outline of a report."""

from pathlib import Path

from corpus.outline import outline
from tests.fakes import report_of

TEXT = """Before all.

I. Farms

Of farms.

(1) Pigs. There are many.

(2) Grain. There is enough.

II. Trains

Of trains."""


def test_an_outline_holds_sections_in_the_order_of_the_report(tmp_path: Path) -> None:
    """Sections nest as headings do, and each holds what stands right below it."""
    whole = outline(report_of(TEXT, tmp_path))
    assert whole.path == ()
    assert [p.text for p in whole.paragraphs] == ["Before all."]
    farms, trains = whole.sections
    assert (farms.title, trains.title) == ("I. Farms", "II. Trains")
    assert [section.title for section in farms.sections] == ["(1) Pigs.", "(2) Grain."]
    assert [p.text for p in farms.sections[0].paragraphs] == ["(1) Pigs. There are many."]


def test_walking_an_outline_meets_every_paragraph_once(tmp_path: Path) -> None:
    """No paragraph is lost or shown twice."""
    report = report_of(TEXT, tmp_path)
    met = [p.number for section in outline(report).walk() for p in section.paragraphs]
    assert sorted(met) == [p.number for p in report.paragraphs]


def test_a_report_without_headings_is_one_section(tmp_path: Path) -> None:
    """All paragraphs stand right below the report."""
    whole = outline(report_of("One is here.\n\nTwo is here.", tmp_path))
    assert whole.sections == ()
    assert len(whole.paragraphs) == 2
