"""Expected questions of one report tell nothing of another, nor those that can't be compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.model import ExpectedQuestion, Report
from embeddings.search.judge.features import ExpectedEvidence
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of, word_setup

PIGS = ExpectedQuestion("pigs?", "en", 1, 0)
CHINESE = ExpectedQuestion("猪 在 哪里？", "zh", 1, 0)


@pytest.fixture
def reports(tmp_path: Path) -> list[Report]:
    """Return two reports without expected questions."""
    (tmp_path / "b").mkdir()
    return [
        report_of("Pigs live on farms.", tmp_path),
        report_of("Trains go to europe.", tmp_path / "b", id="other"),
    ]


def expected(searcher: Searcher, question: str) -> ExpectedEvidence | None:
    """Return what the expected questions tell of a question's best match."""
    features = searcher.features(searcher.reader.query(question))
    assert features is not None
    return features.expected


@pytest.mark.parametrize("setup", [word_setup(), meaning_setup()])
def test_a_report_without_expected_questions_is_judged_as_if_none_had_any(
    reports: list[Report], setup: SearchSetup, tmp_path: Path
) -> None:
    """A question that the other report answers is unlike all that was expected of this one."""
    asked = [replace(reports[0], questions=(PIGS,)), reports[1]]
    searcher = Searcher.open(asked, tmp_path / "ix", setup)
    assert expected(searcher, "trains to europe?") is None
    assert expected(searcher, "pigs?") == ExpectedEvidence(expected_best=1.0, expected_gap=0.0)


def test_what_is_like_a_question_expected_of_another_report_counts_for_none(
    reports: list[Report], tmp_path: Path
) -> None:
    """Where both have some, those of the report that is quoted are compared."""
    trains = ExpectedQuestion("winter?", "en", 1, 0)
    asked = [
        replace(reports[0], questions=(trains,)),
        replace(reports[1], questions=(ExpectedQuestion("harvest?", "en", 1, 0),)),
    ]
    searcher = Searcher.open(asked, tmp_path / "ix", word_setup())
    query = searcher.reader.query("trains to europe in winter?")
    assert searcher.parts.expected.similarity(query)[0] > 0.5
    features = searcher.features(query)
    assert features is not None
    assert features.expected == ExpectedEvidence(expected_best=0.0, expected_gap=0.0)


def test_questions_in_another_language_alone_do_not_make_one_absent(
    reports: list[Report], tmp_path: Path
) -> None:
    """One in English is unlike them all for the model of words, and is found by their meaning."""
    asked = [replace(reports[0], questions=(CHINESE,)), reports[1]]
    searcher = Searcher.open(asked, tmp_path / "ix", meaning_setup())
    assert expected(searcher, "pigs?") is None
    assert searcher.parts.expected.similarity(searcher.reader.query("pigs?")).tolist() == [1.0]


def test_beside_questions_that_are_read_others_do_not_count(
    reports: list[Report], tmp_path: Path
) -> None:
    """Of a report with both, one in English is compared with those in English."""
    farms = ExpectedQuestion("farms?", "en", 1, 0)
    asked = [replace(reports[0], questions=(farms, CHINESE)), reports[1]]
    searcher = Searcher.open(asked, tmp_path / "ix", meaning_setup())
    similarity = searcher.parts.expected.similarity(searcher.reader.query("pigs?"))
    assert similarity.tolist() == [0.0, 0.0]
    assert expected(searcher, "猪在哪里？") == ExpectedEvidence(expected_best=1.0, expected_gap=0.0)
