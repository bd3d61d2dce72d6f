"""Ids made from titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.added.ids import id_of


@pytest.mark.parametrize(
    ("title", "year", "expected"),
    [
        ("The Trains of 2021", "2021", "the-trains-of-2021"),
        ("Café & Crème: l'été à Zürich", "2020", "cafe-creme-l-ete-a-zurich-2020"),
        ("Straße nach Łódź", "", "strasse-nach-lodz"),
        ("Отчёт о работе", "2019", "otchet-o-rabote-2019"),
        ("Ετήσια έκθεση", "", "etisia-ekthesi"),
        ("辽宁省政府工作报告", "2022", "report-2022"),
        ("2023年政府工作报告", "2023", "report-2023"),
        ("../../etc/passwd", "", "etc-passwd"),
        ("—", "", "report"),
        (
            "Report on the Implementation of the Plan for National Development",
            "2024",
            "report-on-the-2024",
        ),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "", "donaudampfschifffahrtsgesellscha"),
    ],
)
def test_an_id_is_the_title_in_latin_letters(title: str, year: str, expected: str) -> None:
    """Cut at a word, with the year behind it where the title doesn't say when."""
    assert id_of(title, year, ()) == expected


def test_an_id_that_is_taken_gets_a_number() -> None:
    """The next that is free, also where the name must be cut for it."""
    assert id_of("Trains", "", {"trains", "trains-2"}) == "trains-3"
    long = id_of("a" * 40, "", ())
    assert id_of("a" * 40, "", {long}) == "a" * 30 + "-2"


@given(st.text(), st.sampled_from(["", "2022"]), st.sets(st.text(max_size=5)))
def test_every_title_gives_an_id_that_the_catalog_takes(
    title: str, year: str, taken: set[str]
) -> None:
    """Whatever somebody calls a report."""
    found = id_of(title, year, taken)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,31}", found)
    assert found not in taken
