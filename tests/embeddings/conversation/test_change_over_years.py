"""Questions for a change over a period."""

import pytest

from embeddings.conversation.change_over_years import change_of

YEARS = frozenset({"2018", "2019", "2020"})


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "How did the number of visitors develop between 2018 and 2020?",
            "the number of visitors in 2018",
            "the number of visitors in 2020",
        ),
        (
            "change in the number of employees since 2018",
            "the number of employees in 2018",
            "the number of employees in 2020",
        ),
        ("trend of emissions from 2018 to 2019", "emissions in 2018", "emissions in 2019"),
        ("Has the pay gap narrowed since 2019?", "the pay gap in 2019", "the pay gap in 2020"),
        (
            "Between 2018 and 2020, how did the number of students change?",
            "the number of students in 2018",
            "the number of students in 2020",
        ),
        ("How has admission changed since 2018?", "admission in 2018", "admission in 2020"),
        (
            "Since 2018 has the population grown or fallen?",
            "the population in 2018",
            "the population in 2020",
        ),
        ("How have fees been changed since 2018?", "fees in 2018", "fees in 2020"),
        ("Did prices rise and fall from 2018 to 2019?", "prices in 2018", "prices in 2019"),
    ],
)
def test_a_change_is_asked_of_the_first_year_and_the_last(
    question: str, first: str, second: str
) -> None:
    """Each by itself; "since" means up to the newest."""
    pair = change_of(question, YEARS)
    assert pair is not None
    assert pair.questions == (first, second)


@pytest.mark.parametrize(
    "question",
    [
        "How did exports change between 2011 and 2015?",
        "change in the number of employees since 2020",
        "change in the number of employees since 2016",
        "Who has been director since 2018?",
        "What has changed since 2018?",
        "How much was spent between 2018 and 2020?",
        "Has the law changed?",
        "Has the law on fishing changed since 2018?",
        "Since 2018, has the law changed?",
        "the fall of Rome since 2018",
        "Has the herd shrunk or fallen since 2018?",
        "",
    ],
)
def test_other_periods_stay_one_question(question: str) -> None:
    """Where no report is of the years, and where no change is asked for."""
    assert change_of(question, YEARS) is None


def test_one_report_tells_its_changes_itself() -> None:
    """Without reports of different years nothing is asked apart."""
    assert change_of("change in the number of employees since 2018", frozenset()) is None
