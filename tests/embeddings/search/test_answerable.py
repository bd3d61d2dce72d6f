"""Is it there: the features of a match, and the model that judges them."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from embeddings.search.answerable import AnswerabilityJudge
from tests.fakes import WordEncoder, report_of

TABLE = {
    "characters": {"answered": 0.5, "absent": 0.2},
    "plain": {
        "intercept": 0.0,
        "absent": 0.3,
        "answered": 0.6,
        "features": {"near_answer": {"weight": 2.0, "mean": 0.5, "deviation": 0.25}},
    },
    "expected": {"intercept": 1.0, "absent": 0.3, "answered": 0.8, "features": {}},
}
TEXT = "There are 40 pigs on farms. Trains go to europe.\n\nSchools close in winter 2021."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library of two paragraphs."""
    return Library.of([report_of(TEXT, tmp_path)], tmp_path / "ix", WordEncoder())


def told(library: Library, question: str) -> dict[str, float]:
    """Return the features of a question's best match."""
    searcher = library.searcher
    return searcher.features(searcher.build_query(question))


def test_a_confidence_is_the_logistic_of_standardised_features() -> None:
    """0.75 is one deviation above the mean, so its weight is the log odds: 1 / (1 + e^-2)."""
    judge = AnswerabilityJudge.of(TABLE)
    assert judge.confidence({"near_answer": 0.75}) == pytest.approx(0.8808, abs=1e-4)
    assert judge.confidence({"near_answer": 0.5}) == 0.5
    assert judge.confidence({}) == 0


@pytest.mark.parametrize(
    ("confidence", "outcome"), [(0.6, "answered"), (0.3, "unsure"), (0, "absent")]
)
def test_thresholds_make_three_outcomes(confidence: float, outcome: str) -> None:
    """A threshold belongs to the better outcome."""
    assert AnswerabilityJudge.of(TABLE).outcome(confidence, {"near_answer": 0.5}) == outcome


def test_a_report_with_expected_questions_has_a_model_of_its_own() -> None:
    """Its thresholds and weights are the other table's."""
    judge = AnswerabilityJudge.of(TABLE)
    assert judge.outcome(0.7, {"expected_best": 0.5}) == "unsure"
    assert judge.confidence({"expected_best": 0.5}) == pytest.approx(0.7311, abs=1e-4)


def test_an_answer_of_the_right_kind_near_the_matched_words_counts(library: Library) -> None:
    """The sentence has a number beside "pigs"; that about trains has none at all."""
    near, none = told(library, "how many pigs"), told(library, "how many trains")
    assert near["has_answer"] == 1 and near["near_answer"] > 0.8
    assert none["has_answer"] == none["near_answer"] == 0


def test_a_word_that_is_matched_nowhere_is_the_weakest(library: Library) -> None:
    """The harvest has no match in the report and pulls the weakest match down."""
    full, missing = told(library, "pigs farms"), told(library, "pigs harvest")
    assert full["sentence_weakest"] == pytest.approx(1, abs=0.01)
    assert missing["sentence_weakest"] < 0.6


def test_names_and_years_that_the_report_does_not_have_are_told(library: Library) -> None:
    """A capitalised word unknown to the report, and a year that the paragraph lacks."""
    asked = told(library, "Did schools in Harvest close in winter 1999?")
    assert (asked["names"], asked["unknown_names"], asked["year_missing"]) == (1, 1, 1)
    assert told(library, "Did schools close in winter 2021?")["year_missing"] == 0


def test_the_shipped_model_uses_features_that_are_computed(library: Library) -> None:
    """Every feature named in answerable.toml is told of any question with a word."""
    judge = AnswerabilityJudge.load()
    assert set(judge.plain.features) <= set(told(library, "how many pigs"))
    assert 0 < judge.plain.answered < 1


def test_the_shipped_report_answers_and_declines(library: Library) -> None:
    """Nothing but stop words or an unknown tongue still gives an outcome, not an error."""
    for question in ("the", "who is it?", "żółć", "a" * 999, "% % %"):
        assert library.ask(question).outcome in ("answered", "unsure", "absent")
