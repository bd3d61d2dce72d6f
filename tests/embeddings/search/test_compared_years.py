"""Sentences that are surely of the years that they name."""

from pathlib import Path

import pytest

from embeddings.search.compared_years import is_surely_dated
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        ("In 2020 the council planted 340 trees.", True),
        ("In the whole of 2020, 340 trees were planted.", True),
        ("Visits fell from 61,000 in 2019 to 23,000 in 2020.", True),
        ("It fell to 168 kilos, from 187 kilos in 2022.", False),
        ("The library, founded in 1905, has 46,000 books.", False),
        ("Since 2019 she has held the post.", False),
        ("In 2020 it planted 340 trees, and this year 400.", False),
        ("It planted 340 trees.", False),
        ("In 2020 it planted 340 trees, and a year later 510.", False),
        ("In 2020 it planted 340 trees, and the following year 510.", False),
        ("In 2020 prices a tree costs 9 pounds.", False),
        ("In 2020–2022 it planted 900 trees.", False),  # en dash
        ("In 2020 to 2022 it planted 900 trees.", False),
        ("In the 2020s it planted 900 trees.", False),
    ],
)
def test_sentence_is_of_its_years_alone(text: str, is_dated: bool) -> None:
    """It opens with one, or dates each of its figures."""
    assert is_surely_dated(text, "en") is is_dated
    assert not is_surely_dated(text, "fr")


@pytest.mark.parametrize(
    ("behind", "misses"), [("Few fled.", True), ("It was nine in 2021.", False)]
)
def test_heading_of_a_year_vouches_for_no_other(behind: str, misses: bool, tmp_path: Path) -> None:
    """Nor does a report's title, unless the next sentence is of the year that is asked about."""
    text = f"# Report 2021\n\nIn 2020 the farms had 340 pigs. {behind}\n"
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    query = searcher.reader.query("How many pigs did the farms have in 2021?")
    features = searcher.features(query)
    assert features is not None
    assert features.misses_year is misses
