"""Several reports: what they share is shown once, and of editions the newer goes first."""

from pathlib import Path

import pytest

from corpus.model import Report
from embeddings.search.result import Hit
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

SHARED = "Pigs live on farms in winter."


def written(folder: Path, text: str, name: str, date: str = "2020-03-01", **more: str) -> Report:
    """Write and read a report with an id and a date."""
    place = folder / name
    place.mkdir()
    return report_of(text, place, id=name, date=date, **{"title": name.title(), **more})


def found(
    folder: Path, reports: list[Report], question: str, within: list[str] | None = None
) -> list[Hit]:
    """Search reports for a question."""
    searcher = Searcher.open(reports, folder / "ix", word_setup())
    chosen = None if within is None else frozenset(within)
    return list(searcher.search(question, reports=chosen).hits)


def ids(hit: Hit) -> list[str]:
    """Return the places that a hit names."""
    return [paragraph.id for paragraph in (hit.paragraph, *hit.also)]


def test_the_same_paragraph_of_two_reports_is_one_hit(tmp_path: Path) -> None:
    """Both places are named, that of the newer report first; capitals and marks don't count."""
    reports = [
        written(tmp_path, SHARED, "north", "2020-03-01"),
        written(tmp_path, f"Trains go to europe.\n\n{SHARED.upper()}", "south", "2021-03-01"),
    ]
    hits = found(tmp_path, reports, "pigs on farms")
    assert ids(hits[0]) == ["south/2", "north/1"]
    assert sum("north/1" in ids(hit) for hit in hits) == 1


def test_a_year_that_is_asked_for_puts_its_report_in_front(tmp_path: Path) -> None:
    """The newer one is named behind it."""
    reports = [written(tmp_path, SHARED, f"a{year}", f"{year}-12-31") for year in (2019, 2020)]
    assert ids(found(tmp_path, reports, "pigs on farms in 2019?")[0]) == ["a2019/1", "a2020/1"]
    assert ids(found(tmp_path, reports, "pigs on farms?")[0]) == ["a2020/1", "a2019/1"]


def test_a_report_that_is_not_searched_is_not_named(tmp_path: Path) -> None:
    """Only the chosen ones are."""
    reports = [written(tmp_path, SHARED, name) for name in ("one", "two", "three")]
    hits = found(tmp_path, reports, "pigs", ["one", "three"])
    assert [sorted(ids(hit)) for hit in hits] == [["one/1", "three/1"]]


def test_a_passage_that_many_reports_share_leaves_room_for_others(tmp_path: Path) -> None:
    """It is shown once and names them all, however many they are."""
    text = "Pigs on farms are fed with grain."
    names = [f"month-{number}" for number in range(70)]
    reports = [written(tmp_path, text, name) for name in names]
    reports.append(written(tmp_path, "Pigs like schools.\n\nTrains like farms.", "other"))
    hits = found(tmp_path, reports, "pigs on farms?")
    assert [len(ids(hit)) for hit in hits] == [70, 1, 1]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("I. Farms\n\nThe harvest was good.", "I. Schools\n\nThe harvest was good.", 2),
        ("I. Farms\n\nThe harvest was good.", "IV. Farms\n\nThe harvest was good.", 1),
        ("The harvest was 40 tons.", "The harvest was 48 tons.", 2),
        ("The harvest was good.", "The harvest was not good.", 2),
    ],
)
def test_what_differs_in_heading_or_fact_is_no_repeat(
    tmp_path: Path, one: str, other: str, count: int
) -> None:
    """The number of a heading makes no difference."""
    reports = [written(tmp_path, one, "north"), written(tmp_path, other, "south")]
    assert len(found(tmp_path, reports, "harvest")) == count


@pytest.mark.parametrize("dates", [("2020-02-01", "2020-09-01"), ("2018-05-05", "2021-05-05")])
def test_the_newer_edition_comes_first(tmp_path: Path, dates: tuple[str, str]) -> None:
    """Though the older one, where it is worded nearer to the question, scores higher."""
    title = {"title": "The Handbook of Farms"}
    older = "Pigs and trains: 48 pigs live on farms in winter and go to europe by trains."
    newer = "Pigs and trains: 55 pigs live on farms in winter and go to europe by rail, trains too."
    reports = [
        written(tmp_path, older, "older", dates[0], **title),
        written(tmp_path, newer, "newer", dates[1], **title),
    ]
    hits = found(tmp_path, reports, "how many pigs live on farms in winter?")
    assert [hit.paragraph.report for hit in hits] == ["newer", "older"]
    assert hits[0].score >= hits[1].score


def test_an_edition_that_lacks_what_is_asked_does_not_go_first(tmp_path: Path) -> None:
    """The older one still says it."""
    title = {"title": "The Handbook of Farms"}
    reports = [
        written(tmp_path, "Pigs live on farms in winter.", "older", "2018-05-05", **title),
        written(tmp_path, "Schools live on farms in winter.", "newer", "2021-05-05", **title),
    ]
    hits = found(tmp_path, reports, "do pigs live on farms?")
    assert [hit.paragraph.report for hit in hits] == ["older", "newer"]


def test_other_reports_keep_the_order_of_their_scores(tmp_path: Path) -> None:
    """A newer date alone puts nothing in front."""
    reports = [
        written(tmp_path, "Pigs live on farms in winter.", "farms", "2018-05-05"),
        written(tmp_path, "Trains carry grain and pigs to schools.", "trains", "2021-05-05"),
    ]
    hits = found(tmp_path, reports, "do pigs live on farms in winter?")
    assert [hit.paragraph.report for hit in hits] == ["farms", "trains"]


def test_copies_are_those_of_the_reports_searched(tmp_path: Path) -> None:
    """Where none is searched, none of another report stands beside a passage."""
    reports = [written(tmp_path, SHARED, name) for name in ("north", "south")]
    searcher = Searcher.open(reports, tmp_path / "ix", word_setup())
    (hit,) = searcher.search(SHARED, reports=frozenset(["north"])).hits
    shown = searcher.editions.shown
    assert ids(shown([hit], 1, SHARED, None)[0]) == ["north/1", "south/1"]
    assert ids(shown([hit], 1, SHARED, frozenset())[0]) == ["north/1"]
