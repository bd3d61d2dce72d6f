"""A question that names no row of a table gets prose that has all its words, not some row."""

import numpy as np
import pytest

from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from embeddings.search.searcher import Searcher
from tests.fakes import entry, word_setup

TEXT = """# The Accounts of Kelder Vale

## Money

Income was 1.92 million crowns (2020: 1.75 million). The fee of members stood at 48 crowns.

| Source of income | 2021 | 2020 |
| --- | --- | --- |
| Donations | 812 | 760 |
| Legacies | 310 | 158 |
| Total | 1,122 | 918 |
"""
PROSE = "Income was 1.92 million crowns (2020: 1.75 million)."


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Return a searcher by words."""
    folder = tmp_path_factory.mktemp("rows")
    file = folder / "accounts.md"
    file.write_text(TEXT)
    report = make_report(entry(file), read_here(file, ReadOptions("en")))
    return Searcher.open([report], folder / "ix", word_setup())


@pytest.mark.parametrize(
    ("question", "first", "instead"),
    [
        ("What was the income in 2020?", "| Donations", PROSE),
        ("How much was the income?", "| Legacies", PROSE),
        # The row is named or sums up, one of several is asked for, or no prose has all words.
        ("What was the income from donations in 2020?", "| Donations", None),
        ("What was the income in 2020?", "| Total", None),
        ("Which source of income was there in 2020?", "| Donations", None),
        ("What was the highest income in 2020?", "| Donations", None),
        ("What was the source of income in 2020?", "| Donations", None),
        # Prose came first.
        ("What was the income in 2020?", "Income was", None),
    ],
)
def test_prose_stands_for_a_row_that_is_not_named(
    searcher: Searcher, question: str, first: str, instead: str | None
) -> None:
    """It must be nearly as good; here all are."""
    texts = list(searcher.collection.texts)
    rows = np.arange(len(texts))
    scores = np.array([0.1 * text.startswith(first) for text in texts], np.float32)
    found = searcher.parts.signals.unnamed_rows.in_place_of(
        searcher.reader.query(question), rows, scores
    )
    assert (None if found is None else texts[found]) == instead
