"""The models that judge the features of a match: confidences, thresholds and outcomes."""

import math
from dataclasses import replace

import pytest

from embeddings.search.judge.answerable import AnswerabilityJudge, both_odds
from embeddings.search.judge.features import (
    ExpectedEvidence,
    Features,
    MatchEvidence,
    WordEvidence,
)
from embeddings.search.outcome import Outcome

# Surely not about something else.
SURE = {"intercept": 50.0, "features": {}}
WORDS = {
    "slope": 1.0,
    "shift": 0.0,
    "absent": 0.3,
    "answered": 0.6,
    "near": {
        "intercept": 0.0,
        "features": {"near_answer": {"weight": 2.0, "mean": 0.5, "deviation": 0.25}},
    },
    "far": SURE,
}
TABLE = {
    "characters": {"answered": 0.5, "absent": 0.2},
    "words": WORDS,
    "words_expected": {
        "slope": 0.5,
        "shift": 2.0,
        "absent": 0.3,
        "answered": 0.8,
        "near": {"intercept": -2.0, "features": {}},
        "far": SURE,
    },
}

NO_WORD = WordEvidence(
    names=0,
    unknown_names=0,
    topic_words=0,
    asks_number=0,
    sentence_weakest=0,
    paragraph_weakest=0,
    nearby_cosine=0,
    near_answer=0,
    has_answer=0,
    question_word=0,
    tight=0,
    opposed=0,
    quantity_missing=0,
    unnamed=0,
    nameless=0,
)
NOTHING_MISSES = MatchEvidence(
    year_missing=0, numbers_missing=0, names_missing=0, shared=0, shared_here=0, margin=0
)
ASKED = ExpectedEvidence(expected_best=0.5, expected_gap=0.0)


def near(answer: float) -> Features:
    """Return features that differ in one alone."""
    words = replace(NO_WORD, near_answer=answer)
    return Features(NOTHING_MISSES, words, meaning=None, expected=None)


def test_a_confidence_is_the_logistic_of_standardised_features() -> None:
    """0.75 is one deviation above the mean, so its weight is the log odds: 1 / (1 + e^-2)."""
    judge = AnswerabilityJudge.of(TABLE)
    assert judge.confidence(near(0.75)) == pytest.approx(0.8808, abs=1e-4)
    assert judge.confidence(near(0.5)) == 0.5
    assert judge.confidence(None) == 0


def test_what_is_a_near_miss_or_about_something_else_is_neither_sure() -> None:
    """Odds of 1 against each make 1 in 3; against one alone, the other being sure, 1 in 2."""
    assert both_odds(0.0, 0.0) == pytest.approx(math.log(1 / 2))
    assert both_odds(0.0, 50.0) == both_odds(50.0, 0.0) == pytest.approx(0)
    assert both_odds(-1e6, 1e6) == -1e6
    table = {**TABLE, "words": {**WORDS, "far": {"intercept": 0.0, "features": {}}}}
    assert AnswerabilityJudge.of(table).confidence(near(0.5)) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("confidence", "outcome"), [(0.6, "answered"), (0.3, "unsure"), (0, "absent")]
)
def test_thresholds_make_three_outcomes(confidence: float, outcome: str) -> None:
    """A threshold belongs to the better outcome."""
    assert AnswerabilityJudge.of(TABLE).outcome(confidence, near(0.5)) == outcome


def test_a_report_with_expected_questions_has_a_model_of_its_own() -> None:
    """Its thresholds and weights are the other table's."""
    judge = AnswerabilityJudge.of(TABLE)
    compared = replace(near(0.5), expected=ASKED)
    assert judge.outcome(0.7, compared) == Outcome.UNSURE
    assert judge.confidence(compared) == pytest.approx(0.7311, abs=1e-4)


def test_follow_up_without_its_new_words_is_unsure_at_most() -> None:
    """However sure the question before it is answered, its own words are missing."""
    judge = AnswerabilityJudge.of(TABLE)
    missing = replace(near(0.75), misses_new=True)
    assert judge.outcome(judge.confidence(near(0.75)), near(0.75)) == Outcome.ANSWERED
    assert judge.outcome(judge.confidence(missing), missing) == Outcome.UNSURE


def test_passage_with_other_things_of_its_kind_alone_is_unsure_at_most() -> None:
    """The tax of band D is none of band A, however near the words are."""
    judge = AnswerabilityJudge.of(TABLE)
    other = replace(near(0.75), misses_point=True)
    assert judge.outcome(judge.confidence(other), other) == Outcome.UNSURE


def test_without_expected_questions_the_plain_model_judges() -> None:
    """The features of the same match as a report without a sidecar would give it."""
    judge = AnswerabilityJudge.of(TABLE)
    compared = replace(near(0.5), expected=ASKED)
    assert compared.kind() == "words_expected"
    assert compared.without_expected() == near(0.5)
    assert judge.outcome(0.7, compared.without_expected()) == Outcome.ANSWERED
    assert set(compared.by_name()) - set(near(0.5).by_name()) == {"expected_best", "expected_gap"}
