"""Passages that surely miss the point of a question are unsure, and those of its twin aren't."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("text", "missed", "met"),
    [
        (
            "The north gate is shut at six.",
            "When is the south gate shut?",
            "When is the north gate shut?",
        ),
        (
            "Of the letters ninety were answered.",
            "How many letters were not answered?",
            "How many letters were answered?",
        ),
        (
            "The museum will open in May 2031.",
            "When did the museum open?",
            "When will the museum open?",
        ),
        (
            "Greta Lindhall manages the pool.",
            "What does Anna Lindhall manage?",
            "What does Greta Lindhall manage?",
        ),
        (
            "Judge Renner retired in June 2019.",
            "Why did Judge Renner retire?",
            "When did Judge Renner retire?",
        ),
        (
            "The rent is ninety pounds a month.",
            "How much is the rent a year?",
            "How much is the rent a month?",
        ),
    ],
)
def test_features_tell_that_the_point_is_missed(
    tmp_path: Path, text: str, missed: str, met: str
) -> None:
    """The judge is told so of the question that is missed alone."""
    searcher = Searcher.open([report_of(f"{text}\n", tmp_path)], tmp_path / "ix", word_setup())
    found = [searcher.features(searcher.reader.query(question)) for question in (missed, met)]
    assert [features and features.misses_point for features in found] == [True, False]
