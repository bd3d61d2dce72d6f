"""Yearly reports: a year that the question names chooses the report, else the newest is first."""

from pathlib import Path

import pytest

from corpus.model import Report
from embeddings.search.report_years import years_named
from embeddings.search.searcher import Searcher
from tests.fakes import WordEncoder, report_of

TEXT = "Pigs live on {} farms.\n\nTrains go to europe in {} hours."
FIGURES = {2019: (17, 9), 2020: (16, 8), 2021: (19, 7)}


def yearly(folder: Path, title: str, name: str, date: str) -> Searcher:
    """Return a searcher of three reports that are alike but for their figures."""
    reports: list[Report] = []
    for year, figures in FIGURES.items():
        place = folder / str(year)
        place.mkdir()
        described = {
            "title": title.format(year=year, next=(year + 1) % 100),
            "id": name.format(year),
            "date": date.format(year=year, next=year + 1),
        }
        reports.append(report_of(TEXT.format(*figures), place, **described))
    return Searcher.open(reports, folder / "ix", WordEncoder())


@pytest.fixture(
    params=[
        ("Annual Report {year}", "a{}", "{year}-12-31"),
        ("Annual Report {year}", "a{}", "{next}-03-31"),
        ("FY{year}: a review", "a{}", "{next}-06-30"),
        ("The Year's Work", "review-{}", "{next}-03-31"),
    ],
    ids=["date", "spring after", "FY", "id"],
)
def searcher(request: pytest.FixtureRequest, tmp_path: Path) -> Searcher:
    """Return a searcher of yearly reports whose title, id or date says of which year they are."""
    return yearly(tmp_path, *request.param)


@pytest.mark.parametrize("year", FIGURES)
@pytest.mark.parametrize("question", ["How many farms had pigs in {}?", "In {}, how many farms?"])
def test_the_report_of_a_named_year_comes_first(
    searcher: Searcher, question: str, year: int
) -> None:
    """The figure is that of the year, though no sentence names it."""
    first = searcher.search(question.format(year)).hits[0].paragraph
    assert first.text == f"Pigs live on {FIGURES[year][0]} farms."


def test_without_a_year_the_newest_report_comes_first(searcher: Searcher) -> None:
    """Of sentences that answer equally well, those of newer reports stand first."""
    hits = searcher.search("how many farms have pigs?", 3).hits
    assert [hit.paragraph.text for hit in hits] == [
        f"Pigs live on {count} farms." for count in (19, 16, 17)
    ]


def test_a_year_of_the_question_before_chooses_the_report(searcher: Searcher) -> None:
    """ "And trains?" after a question about 2019 is about 2019."""
    hit = searcher.search("and trains?", 1, ["Did they go to europe in 2019?"]).hits[0]
    assert hit.paragraph.text == "Trains go to europe in 9 hours."


def test_a_named_year_takes_nothing_from_the_confidence(searcher: Searcher) -> None:
    """A year that a report is of isn't missing in it; one that none is of is."""
    alone = searcher.search("How many farms have pigs?").confidence
    assert searcher.search("How many farms have pigs in 2019?").confidence >= 0.9 * alone
    assert searcher.search("How many farms have pigs in 2011?").confidence < 0.9 * alone


def test_a_section_on_another_year_is_of_that_year(tmp_path: Path) -> None:
    """A report given in 2022 that reviews 2021 answers for 2021 before one whose plans are old."""
    review = (
        "I. A review of 2021\n\nPigs live on farms.\n\nII. Plans for 2022\n\nPigs live on farms."
    )
    (tmp_path / "b").mkdir()
    newer = report_of(review, tmp_path, id="newer", date="2022-01-20")
    older = report_of("Trains go to europe.", tmp_path / "b", id="older", date="2021-01-20")
    searcher = Searcher.open([newer, older], tmp_path / "ix", WordEncoder())
    assert searcher.search("pigs on farms in 2021").hits[0].paragraph.id == "newer/1"
    assert searcher.search("pigs on farms in 2022").hits[0].paragraph.id == "newer/2"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Annual Report 2019", {"2019"}),
        ("Accounts 2019/20", {"2019", "2020"}),
        ("1999-2001", {"1999", "2001"}),
        ("Report 2019–2020", {"2019", "2020"}),
        ("FY2019", {"2019"}),
        ("2021年工作报告", {"2021"}),
        ("2021-03", {"2021"}),
        ("2021-03-31", {"2021"}),
        ("12019 or 1,2019 or 2019-7", {"2019"}),
        ("a2018-review", {"2018"}),
        ("no year", set()),
    ],
)
def test_years_are_read_from_titles(text: str, years: set[str]) -> None:
    """Both years of a range count, and a year next to letters; a month is no year."""
    assert years_named(text) == years
