"""A library of yearly reports: which of them answers."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.render.compose import compose
from bot.texts import CHINESE, ENGLISH
from tests.fakes import report_of, word_setup

TEXT = "Pigs live on {} farms.\n\nTrains go to europe in {} hours.\n\nSchools get grain in winter."
FIGURES = {2019: (17, 9), 2020: (16, 8), 2021: (19, 7)}


@pytest.fixture
def yearly(tmp_path: Path) -> Library:
    """Return a library of three reports that are alike but for their figures."""
    reports = []
    for year, figures in FIGURES.items():
        (tmp_path / str(year)).mkdir()
        described = {"title": f"Annual Report {year}", "id": f"a{year}", "date": f"{year}-12-31"}
        reports.append(report_of(TEXT.format(*figures), tmp_path / str(year), **described))
    return Library.of(reports, tmp_path / "ix", word_setup())


@pytest.mark.parametrize(
    "form",
    [
        "In the {} report, how many farms have pigs?",
        "How many farms have pigs? report:a{}",
        "year:{} how many farms have pigs?",
        "According to the {} annual report, how many farms have pigs?",
    ],
)
@pytest.mark.parametrize("year", FIGURES)
def test_only_the_report_that_is_meant_answers(yearly: Library, form: str, year: int) -> None:
    """With what the question is without its mention, and the question is kept as it was."""
    question = form.format(year)
    answer = yearly.ask(question)
    assert answer.question == question
    assert {passage.report.id for passage in answer.passages} == {f"a{year}"}
    assert answer.passages[0].quote == f"Pigs live on {FIGURES[year][0]} farms."
    alone = yearly.ask("how many farms have pigs?", sources=[f"a{year}"])
    assert answer.confidence == pytest.approx(alone.confidence)


def test_a_question_means_more_than_the_choice_of_the_chat(yearly: Library) -> None:
    """A report that was left out is searched where the question names it."""
    answer = yearly.ask("how many farms have pigs? report:a2019", sources=["a2020", "a2021"])
    assert {passage.report.id for passage in answer.passages} == {"a2019"}


@pytest.mark.parametrize(
    ("asked", "report"),
    [
        ("and trains?", "a2019"),
        ("and in the 2020 report?", "a2020"),
        ("and trains? report:a2020", "a2020"),
        ("and in 2021?", "a2021"),
    ],
)
def test_a_follow_up_goes_on_in_the_report_that_was_meant(
    yearly: Library, asked: str, report: str
) -> None:
    """Unless it means another one, or names a year of its own."""
    before = "In the 2019 report, how many farms have pigs?"
    answer = yearly.ask(asked, history=[before])
    assert answer.history == (before,)
    assert answer.passages[0].report.id == report


def test_a_report_that_is_not_there_is_said_with_those_that_are(yearly: Library) -> None:
    """Nothing is searched in its place."""
    answer = yearly.ask("report:a2018 how many farms have pigs?")
    assert (answer.outcome, answer.passages) == ("absent", ())
    says = "I have no report “a2018”. There are: a2019, a2020, a2021."
    assert compose(answer, ENGLISH).verdict == says
    says = "没有报告“a2018”。现有：a2019, a2020, a2021。"
    assert compose(answer, CHINESE).verdict == says


def test_what_all_reports_say_is_one_passage_with_every_place(yearly: Library) -> None:
    """The newest is quoted; in JSON the others stand under `also`."""
    passage = yearly.ask("Do schools get grain in winter?").passages[0]
    assert passage.paragraph.id == "a2021/3"
    assert [each["id"] for each in passage.as_json()["also"]] == ["a2020/3", "a2019/3"]
    alone = yearly.ask("Do schools get grain in winter?", sources=["a2020"]).passages[0]
    assert "also" not in alone.as_json()


def test_a_quotation_that_several_reports_hold_is_one_passage(yearly: Library) -> None:
    """Just as what is found by meaning."""
    answer = yearly.ask("“get grain in winter”")
    places = [[p.paragraph.id, *(each.paragraph.id for each in p.also)] for p in answer.passages]
    assert places == [["a2021/3", "a2020/3", "a2019/3"]]


def test_all_places_are_those_of_the_report_that_is_meant(yearly: Library) -> None:
    """In the list under an answer too; the report is named, for there are others."""
    listed = yearly.places("all trains in the 2020 report").listed
    assert [each.passage.paragraph.id for each in listed] == ["a2020/2"]
    assert all(each.several for each in listed)
    every = yearly.places("all trains").listed
    assert [each.passage.paragraph.id for each in every] == ["a2019/2", "a2020/2", "a2021/2"]
