"""What counts as a year, wherever one is looked for."""

import re

import pytest

from corpus.years import CENTURY, YEAR, YEAR_OF_DATE, YEARS


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [(CENTURY, 15, 20), (YEAR, 1500, 2099), (YEAR_OF_DATE, 1900, 2099)],
)
def test_years_have_a_first_and_a_last(pattern: str, first: int, last: int) -> None:
    """Each pattern matches these numbers and no other."""
    matched = [number for number in range(10_000) if re.fullmatch(pattern, str(number))]
    assert matched == [*range(first, last + 1)]


@pytest.mark.parametrize(
    "written",
    """2019 2019/20 2019-20 2019–20 2019—20 2019/2020 2019-2020 2019–2020 2019—2020""".split()
    + ["2019 / 20", "2019 – 2020"],
)
def test_two_years_are_written_as_one(written: str) -> None:
    """With a stroke or any dash, the second short or in full."""
    assert re.fullmatch(YEARS, written)
    assert re.findall(YEARS, f"Report {written}: fees") == [written]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2019/200", ["2019"]),
        ("2019-3000", ["2019"]),
        ("2019-7", ["2019"]),
        ("2019.20", ["2019"]),
        ("2019 20", ["2019"]),
        ("12019/20", []),
        ("20195", []),
        ("1999/00, 2020/2021 & 2022", ["1999/00", "2020/2021", "2022"]),
    ],
)
def test_other_numbers_are_no_second_year(text: str, found: list[str]) -> None:
    """Nor a part of a longer number a year."""
    assert re.findall(YEARS, text) == found
