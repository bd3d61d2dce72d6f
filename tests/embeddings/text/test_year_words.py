"""Years that texts name, alone and two that are written as one."""

import pytest

from embeddings.text.year_words import is_year, spelled_out, without_years, years, years_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("in FY2019, fy2020 or FY 2021", {"2019", "2020", "2021"}),
        ("in 2019/20", {"2019"}),
        ("2019-2020 or 2021–22", {"2019", "2020", "2021"}),
        ("on 31.12.2019 or 3/2020", {"2019", "2020"}),
        ("room A2019 or RFY2020 or FY20201", set()),
    ],
)
def test_years_are_named_by_themselves(text: str, named: set[str]) -> None:
    """Of two that are written as one, short, the first; a financial year is one."""
    assert years(text) == named


def test_a_word_is_a_year_only_by_itself() -> None:
    """What stands beside "FY" is none: the word says more."""
    assert is_year("2019") and is_year("二〇一九") and not is_year("FY2019")


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
        ("12019 or 2019-7", {"2019"}),
        ("31.12.2019 or 3/2020", {"2019", "2020"}),
        ("1.4.2019-31.3.2020", {"2019", "2020"}),
        ("Report 1999/00", {"1999", "2000"}),
        ("1850–2020", {"1850", "2020"}),
        ("2021-2019", {"2019", "2021"}),
        ("a2018-review", {"2018"}),
        ("no year", set()),
    ],
)
def test_years_are_named_anywhere(text: str, years: set[str]) -> None:
    """Both years of a range count, and a year next to letters; a month is no year."""
    assert years_named(text) == years


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("in 2018/19?", "in 2018/2019?"),
        ("FY 1999-00", "FY 1999-2000"),
        ("2019 – 20 was dry", "2019 – 2020 was dry"),
        ("2018/2019", "2018/2019"),
        ("from 2010-15", "from 2010-15"),
        ("on 2019-10-01", "on 2019-10-01"),
        ("page 12/13", "page 12/13"),
    ],
)
def test_two_years_that_follow_each_other_are_spelled_out(text: str, full: str) -> None:
    """Dates, longer periods and other numbers stay as they are."""
    assert spelled_out(text) == full


def test_years_in_chinese_figures_are_named() -> None:
    """As they are where they are written digit by digit."""
    assert years_named("二〇二〇年有多少学生？") == {"2020"}


def test_years_are_taken_out_of_a_title() -> None:
    """Those of a date, too."""
    assert without_years("Report 2019/2020, on 31.12.2020").split() == [
        "Report",
        ",",
        "on",
        "31.12.",
    ]
