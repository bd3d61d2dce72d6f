"""Years as they are said in English."""

import pytest

from embeddings.text.spoken_years import in_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("visitors in twenty nineteen", "visitors in 2019"),
        ("Visitors twenty twenty-one?", "Visitors 2021?"),
        ("How many came in nineteen eighty-four?", "How many came in 1984?"),
        ("in the year nineteen oh five", "in the year 1905"),
        ("in two thousand and five", "in 2005"),
        ("in Two Thousand Nineteen, how many came?", "in 2019, how many came?"),
        ("since two thousand", "since 2000"),
        ("from twenty eighteen to twenty twenty", "from 2018 to 2020"),
        ("a year before twenty twenty-two", "a year before 2022"),
        ("from two thousand to twenty nineteen by ship", "from two thousand to 2019 by ship"),
        ("between twenty nineteen and twenty twenty-one", "between 2019 and 2021"),
        ("between 1990 and two thousand", "between 1990 and 2000"),
        ("between nineteen ninety and 2005", "between 1990 and 2005"),
        ("compare 2019 and twenty twenty in ships", "compare 2019 and 2020 in ships"),
    ],
)
def test_a_year_is_read_from_its_words(text: str, figures: str) -> None:
    """Behind what leads to a year, or at the end."""
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Does it cost nineteen ninety-nine?",
        "in twenty fifteen-minute visits",
        "in twenty fifteen minute visits",
        "Are there twenty twenty-one-year-olds?",
        "in two thousand people",
        "between two thousand and three thousand euros",
        "by two thousand five hundred",
        "in twenty towns",
        "How many of the twenty ten left?",
        "Did it fall to two thousand?",
        "Sales rose by eighteen fifty",
        "between fifteen sixteen and twenty",
        "ten and nineteen fifty, how much is it?",
    ],
)
def test_numbers_stay(text: str) -> None:
    """So do prices and what is counted."""
    assert in_figures(text) == text
