"""The period of a follow-up, of reports in one language and in several."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of

HISTORY, FOLLOW_UP = ["How many trains go to europe?"], "and how many pigs in 2021?"


def opened(folder: Path, *reports: tuple[str, str, str]) -> Searcher:
    """Open a library of reports, each with its language, its year and its text."""
    read = []
    for number, (language, year, text) in enumerate(reports):
        own = folder / str(number)
        own.mkdir()
        more = {"id": f"r{number}", "language": language, "date": f"{year}-05-01"}
        read.append(report_of(text, own, **more))
    return Searcher.open(read, folder / "ix", meaning_setup())


def raised(searcher: Searcher, report: str) -> float:
    """Return how much the weight of a follow-up's period raises the sentence of a report."""
    query = searcher.reader.query(FOLLOW_UP, HISTORY)
    similarity = searcher.parts.expected.similarity(query)
    plain = searcher.weighing(searcher.setup.weights.without("follow_up"))
    (row,) = searcher.collection.sentences_of(searcher.collection.reports[report])
    rows, scores = searcher.score(query, similarity)
    others = plain.score(query, similarity)[1]
    place = rows.tolist().index(row)
    return float(scores[place] - others[place])


def test_the_year_of_a_report_lifts_none_over_those_in_another_language(tmp_path: Path) -> None:
    """A German report of the year isn't what the English one is asked for, whatever it says."""
    mixed = opened(
        tmp_path,
        ("en", "2021", "Nine pigs live on farms."),
        ("de", "2021", "Schweine fressen Getreide."),
        ("de", "2020", "Schweine fressen nichts."),
    )
    assert raised(mixed, "r1") == pytest.approx(0.1)
    assert raised(mixed, "r0") == 0


def test_among_reports_in_one_language_that_year_decides(tmp_path: Path) -> None:
    """There all sentences are compared by the same."""
    german = opened(
        tmp_path,
        ("de", "2021", "Schweine fressen Getreide."),
        ("de", "2020", "Schweine fressen nichts."),
    )
    assert raised(german, "r0") == pytest.approx(1.0)
