"""A table's row with the most or the least answers a question for it."""

from pathlib import Path

import pytest

from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.fakes import report_of

EMISSIONS = """
The city counts what its sectors emit each year.

| Sector | 2005 (kt) | 2022 (kt) | Change |
| --- | --- | --- | --- |
| Port | 175 | 146 | -29 |
| Road traffic | 820 | 698 | -122 |
| Buildings | 1,160 | 795 | -365 |
| Waste | 90 | – | – |
| Total | 2,245 | 1,639 | -516 |

| Line | Length |
| --- | --- |
| Mill line | 12.5 km |
| Hill line | 4 km |
| Bay line | 4 km |

## Wages

| Year | Minimum wage | Result |
| --- | --- | --- |
| 2019 | 8.10 | 12 |
| 2022 | 9.82 | (40) |

## Budgets

| Town | Budget |
| --- | --- |
| Vask | 2.3 billion |
| Torvik | 900 million |
| Havn | 1.1 billion |

## Wages of 2023

| Year | Minimum wage | Result |
| --- | --- | --- |
| 2023 | 9.90 | 90 |
| 2024 | 9.95 | 95 |
"""


@pytest.fixture(name="searcher")
def searcher_of_emissions(tmp_path: Path, encoder: Encoder) -> Searcher:
    """Return what searches a report with two tables."""
    return Searcher.open(
        [report_of(EMISSIONS, tmp_path)], tmp_path / "ix", SearchSetup(Models(encoder))
    )


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which sector emitted the most in 2022?", "| Buildings | 1,160 | 795 | -365 |"),
        ("Which sector emitted the least in 2022?", "| Port | 175 | 146 | -29 |"),
        ("Which sector emitted the least in 2005?", "| Waste | 90 | – | – |"),
        ("Which sector has the lowest change?", "| Buildings | 1,160 | 795 | -365 |"),
        ("Which line is the longest?", "| Mill line | 12.5 km |"),
        ("Which year had the lowest result in the wages table?", "| 2022 | 9.82 | (40) |"),
    ],
)
def test_row_with_the_extreme_goes_first(searcher: Searcher, question: str, row: str) -> None:
    """By the column that the question's year or words name, or the only one; no total, no dash."""
    hit = searcher.search(question, 3).hits[0]
    assert hit.paragraph.slice(hit.sentence, hit.sentence) == row


@pytest.mark.parametrize(
    "question",
    [
        "Which sector emitted the most?",
        "Which line is the shortest?",
        "Which line is the second longest?",
        "What is the minimum wage in 2022?",
        "Which town has the highest budget?",
        "How long is the shortest way of the Hill line?",
        "What did the port emit in 2022?",
    ],
)
def test_other_questions_keep_their_row(searcher: Searcher, question: str) -> None:
    """Where a row is named, no column is told, two rows have the same, or units differ."""
    rows, scores = searcher.score(
        query := searcher.reader.query(question), searcher.parts.expected.similarity(query)
    )
    best = int(rows[scores.argmax()])
    assert searcher.parts.signals.extreme_rows.in_place_of(query, best) is None
