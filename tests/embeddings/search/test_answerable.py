"""Is it there: the features of a match, and the model that judges them."""

from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.search.answerable import AnswerabilityJudge
from embeddings.search.features import Features
from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher
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


NOTHING_MATCHED = Features(
    names=0,
    unknown_names=0,
    topic_words=0,
    year_missing=0,
    asks_number=0,
    sentence_weakest=0,
    paragraph_weakest=0,
    nearby_cosine=0,
    near_answer=0,
    has_answer=0,
    question_word=0,
    tight=0,
)


def near(answer: float) -> Features:
    """Return features that differ in one alone."""
    return replace(NOTHING_MATCHED, near_answer=answer)


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of two paragraphs."""
    return Searcher.open([report_of(TEXT, tmp_path)], tmp_path / "ix", WordEncoder())


def features(searcher: Searcher, question: str) -> Features:
    """Return the features of a question's best match."""
    extracted = searcher.features(searcher.build_query(question))
    assert extracted is not None
    return extracted


def test_a_confidence_is_the_logistic_of_standardised_features() -> None:
    """0.75 is one deviation above the mean, so its weight is the log odds: 1 / (1 + e^-2)."""
    judge = AnswerabilityJudge.of(TABLE)
    assert judge.confidence(near(0.75)) == pytest.approx(0.8808, abs=1e-4)
    assert judge.confidence(near(0.5)) == 0.5
    assert judge.confidence(None) == 0


@pytest.mark.parametrize(
    ("confidence", "outcome"), [(0.6, "answered"), (0.3, "unsure"), (0, "absent")]
)
def test_thresholds_make_three_outcomes(confidence: float, outcome: str) -> None:
    """A threshold belongs to the better outcome."""
    assert AnswerabilityJudge.of(TABLE).outcome(confidence, near(0.5)) == outcome


def test_a_report_with_expected_questions_has_a_model_of_its_own() -> None:
    """Its thresholds and weights are the other table's."""
    judge = AnswerabilityJudge.of(TABLE)
    compared = replace(near(0.5), expected_best=0.5, expected_gap=0.0)
    assert judge.outcome(0.7, compared) == Outcome.UNSURE
    assert judge.confidence(compared) == pytest.approx(0.7311, abs=1e-4)


def test_without_expected_questions_the_plain_model_judges() -> None:
    """The features of the same match as a report without a sidecar would give it."""
    judge = AnswerabilityJudge.of(TABLE)
    compared = replace(near(0.5), expected_best=0.5, expected_gap=0.0)
    assert compared.has_expected
    assert compared.without_expected() == near(0.5)
    assert judge.outcome(0.7, compared.without_expected()) == Outcome.ANSWERED
    assert set(compared.by_name()) - set(near(0.5).by_name()) == {"expected_best", "expected_gap"}


def test_an_answer_of_the_right_kind_near_the_matched_words_counts(searcher: Searcher) -> None:
    """The sentence has a number beside "pigs"; that about trains has none at all."""
    beside, none = features(searcher, "how many pigs"), features(searcher, "how many trains")
    assert beside.has_answer == 1 and beside.near_answer > 0.8
    assert none.has_answer == none.near_answer == 0


def test_a_word_that_is_matched_nowhere_is_the_weakest(searcher: Searcher) -> None:
    """The harvest has no match in the report and pulls the weakest match down."""
    full, missing = features(searcher, "pigs farms"), features(searcher, "pigs harvest")
    assert full.sentence_weakest == pytest.approx(1, abs=0.01)
    assert missing.sentence_weakest < 0.6


def test_what_leads_to_a_sentence_is_matched_with_it(tmp_path: Path) -> None:
    """The question of an FAQ, like the heads of a row, says what its answer is about."""
    faq = report_of("Are there pigs on farms?\n\nYes, there are forty.", tmp_path)
    assert faq.paragraphs[0].lead == 1
    searcher = Searcher.open([faq], tmp_path / "faq", WordEncoder())
    assert features(searcher, "pigs farms").sentence_weakest == pytest.approx(1, abs=0.01)
    assert features(searcher, "trains europe").sentence_weakest < 0.6


def test_names_and_years_that_the_report_does_not_have_are_told(searcher: Searcher) -> None:
    """A capitalised word unknown to the report, and a year that the paragraph lacks."""
    missing = features(searcher, "Did schools in Harvest close in winter 1999?")
    assert (missing.names, missing.unknown_names, missing.year_missing) == (1, 1, 1)
    assert features(searcher, "Did schools close in winter 2021?").year_missing == 0


def test_the_shipped_model_uses_features_that_are_computed(searcher: Searcher) -> None:
    """Every feature named in answerable.toml is told of any question with a word."""
    judge = AnswerabilityJudge.load()
    assert set(judge.plain.features) <= set(features(searcher, "how many pigs").by_name())
    assert 0 < judge.plain.answered < 1


@pytest.mark.parametrize("question", ["the", "who is it?", "żółć", "a" * 999, "% % %"])
def test_any_text_is_judged(searcher: Searcher, question: str) -> None:
    """Nothing but stop words or an unknown tongue still gives an outcome, not an error."""
    judged = (Outcome.ANSWERED, Outcome.UNSURE, Outcome.ABSENT)
    assert searcher.search(question).outcome in judged
