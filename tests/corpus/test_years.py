"""What counts as a year, wherever one is looked for."""

import re

import pytest

from corpus.years import CENTURY, YEAR, YEAR_OF_DATE


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [(CENTURY, 15, 20), (YEAR, 1500, 2099), (YEAR_OF_DATE, 1900, 2099)],
)
def test_years_have_a_first_and_a_last(pattern: str, first: int, last: int) -> None:
    """Each pattern matches these numbers and no other."""
    matched = [number for number in range(10_000) if re.fullmatch(pattern, str(number))]
    assert matched == [*range(first, last + 1)]
