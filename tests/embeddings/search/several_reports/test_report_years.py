"""Yearly reports: a year that the question names chooses the report, else the newest is first."""

from pathlib import Path

import pytest

from corpus.model import Report
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

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
    return Searcher.open(reports, folder / "ix", word_setup())


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


@pytest.mark.parametrize("day", ["31.12.2019", "31/12/2019", "2019-12-31", "12/2019"])
def test_a_date_chooses_the_report_of_its_year(tmp_path: Path, day: str) -> None:
    """However it is written."""
    searcher = yearly(tmp_path, "Annual Report {year}", "a{}", "{year}-12-31")
    first = searcher.search(f"How many farms had pigs on {day}?").hits[0].paragraph
    assert first.text == "Pigs live on 17 farms."


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
    searcher = Searcher.open([newer, older], tmp_path / "ix", word_setup())
    assert searcher.search("pigs on farms in 2021").hits[0].paragraph.id == "newer/1"
    assert searcher.search("pigs on farms in 2022").hits[0].paragraph.id == "newer/2"


@pytest.mark.parametrize("year", FIGURES)
@pytest.mark.parametrize("written", ["{0}/{1:02}", "{0}-{1:02}", "{0}/{2}"])
def test_two_years_as_one_mean_the_report_of_both(tmp_path: Path, written: str, year: int) -> None:
    """Its neighbours share a year with it each, and aren't meant."""
    searcher = yearly(tmp_path, "Handbook {year}/{next:02}", "a{}", "{year}-10-01")
    asked = written.format(year, (year + 1) % 100, year + 1)
    first = searcher.search(f"How many farms had pigs in {asked}?").hits[0].paragraph
    assert first.text == f"Pigs live on {FIGURES[year][0]} farms."


def test_the_year_chooses_before_the_words_do(tmp_path: Path) -> None:
    """The report of another year says it more as the question does."""
    texts = {2019: "Mrs Osei led the school.", 2021: "The head of the school was Ms Vane."}
    reports = []
    for year, text in texts.items():
        (tmp_path / str(year)).mkdir()
        described = {"title": f"School {year}", "id": f"s{year}", "date": f"{year}-12-31"}
        reports.append(report_of(text, tmp_path / str(year), **described))
    searcher = Searcher.open(reports, tmp_path / "ix", word_setup())
    for year, text in texts.items():
        hits = searcher.search(f"Who was the head of the school in {year}?").hits
        assert hits[0].paragraph.text == text


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("beds in 19/20", "beds in 2019/2020"),
        ("staff in FY20/21?", "staff in 2020/2021?"),
        ("the deficit of '20/21", "the deficit of 2020/2021"),
        ("FY21 farms", "2021 farms"),
        ("on 12/05/2021", "on 12/05/2021"),
        ("20-21 pigs", "20-21 pigs"),
        ("room 19", "room 19"),
        ("who came on 19/20 March", "who came on 19/20 March"),
        ("road A19/20", "road A19/20"),
        ("20/21 members voted", "20/21 members voted"),
        ("20/21%", "20/21%"),
        ("17/18 farms", "17/18 farms"),
    ],
)
def test_a_year_of_the_reports_may_lack_its_century(tmp_path: Path, text: str, full: str) -> None:
    """Marked as a year, or two that follow each other; other numbers stay."""
    reports = yearly(tmp_path, "Annual Report {year}/{next}", "a{}", "{year}-12-31")
    assert reports.reader.report_years.in_full(text) == full
