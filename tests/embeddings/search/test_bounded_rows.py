"""The sentence or row with the bound that a question names: "over 10 m", not "up to 10 m"."""

from pathlib import Path

import pytest

from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from embeddings.search.searcher import Searcher
from tests.fakes import entry, word_setup

FEES = """\
# Fees

| Fee | Amount |
| --- | --- |
| Berth per night, up to 10 m | 180 crowns |
| Berth per night, over 10 m | 260 crowns |
"""


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("What does a berth cost per night for a boat over 10 m?", "260"),
        ("What does a berth cost per night for a boat up to 10 m?", "180"),
        ("What does a berth cost per night for a boat of more than 10 m?", "260"),
    ],
)
def test_the_row_on_the_side_that_is_asked_for_answers(
    question: str, amount: str, tmp_path: Path
) -> None:
    """Both rows have the same words but for those that tell the side."""
    file = tmp_path / "fees.md"
    file.write_text(FEES)
    report = make_report(entry(file), read_here(file, ReadOptions("en")))
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    assert amount in searcher.search(question, 1).hits[0].paragraph.text
