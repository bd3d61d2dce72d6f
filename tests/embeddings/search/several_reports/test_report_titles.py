"""Reports of a series: a question that names what tells a title from the others means that one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from embeddings.search.several_reports.report_titles import ReportTitles
from tests.fakes import report_of, word_setup

QUARTERS = {f"Shop Report Q{n} 2021": f"The shop sold {n}00 bicycles." for n in (1, 2, 3, 4)}
PLACES = {
    f"Waterworks of {p}": f"{n} households get water." for n, p in enumerate(["Holm", "Berg"])
}


def series(folder: Path, texts: Mapping[str, str]) -> Searcher:
    """Return a searcher of reports of one day, by their titles."""
    reports = []
    for number, (title, text) in enumerate(texts.items()):
        (folder / str(number)).mkdir()
        described = {"title": title, "id": f"r{number}", "date": "2021-12-31"}
        reports.append(report_of(text, folder / str(number), **described))
    return Searcher.open(reports, folder / "ix", word_setup())


@pytest.mark.parametrize("title", QUARTERS)
def test_a_quarter_of_the_title_chooses_the_report(tmp_path: Path, title: str) -> None:
    """No sentence names it, and a newer report doesn't go before it."""
    quarter = title.split()[2]
    hits = series(tmp_path, QUARTERS).search(f"How many bicycles were sold in {quarter}?").hits
    assert hits[0].paragraph.text == QUARTERS[title]


@pytest.mark.parametrize("title", PLACES)
def test_a_place_of_the_title_chooses_the_report(tmp_path: Path, title: str) -> None:
    """Also where the question before named it."""
    place, searcher = title.split()[-1], series(tmp_path, PLACES)
    hits = searcher.search(f"How many households get water in {place}?").hits
    assert hits[0].paragraph.text == PLACES[title]
    hits = searcher.search("how many households?", 5, [f"Is there water in {place}?"]).hits
    assert hits[0].paragraph.text == PLACES[title]


def test_a_number_alone_names_no_report(tmp_path: Path) -> None:
    """ "Volume 2" does, "2 boats" doesn't."""
    texts = {"Volume 1": "2 boats lie in the port.", "Volume 2": "Nine boats lie in the port."}
    searcher = series(tmp_path, texts)
    assert searcher.search("Where do 2 boats lie?").hits[0].paragraph.text == texts["Volume 1"]
    hits = searcher.search("What lies in the port in volume 2?").hits
    assert hits[0].paragraph.text == texts["Volume 2"]


def test_titles_that_have_little_in_common_are_no_series(tmp_path: Path) -> None:
    """A word of such a title names no report; nor does one that all titles have."""
    apart = series(tmp_path, {"Bees": "Bees fly.", "Annual accounts of ports": "Bees make honey."})
    query = apart.reader.query("What do bees make?")
    assert not ReportTitles(apart.collection).are_named(query)
    (tmp_path / "b").mkdir()
    alike = series(tmp_path / "b", PLACES)
    titles = ReportTitles(alike.collection)
    assert not titles.are_named(alike.reader.query("How do waterworks work?"))
    assert titles.are_named(alike.reader.query("How do the waterworks of Holm work?"))
