"""Is it there: the features of a match, and that the shipped models know them."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.search.judge.answerable import AnswerabilityJudge
from embeddings.search.judge.features import (
    ExpectedEvidence,
    Features,
    WordEvidence,
)
from embeddings.search.outcome import Outcome
from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of, word_setup

TEXT = "There are 40 pigs on farms. Trains go to europe.\n\nSchools close in winter 2021."


ASKED = ExpectedEvidence(expected_best=0.5, expected_gap=0.0)


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of two paragraphs."""
    return Searcher.open([report_of(TEXT, tmp_path)], tmp_path / "ix", word_setup())


def features(searcher: Searcher, question: str) -> Features:
    """Return the features of a question's best match."""
    extracted = searcher.features(searcher.reader.query(question))
    assert extracted is not None
    return extracted


def words(searcher: Searcher, question: str) -> WordEvidence:
    """Return what the words of a question tell."""
    evidence = features(searcher, question).words
    assert evidence is not None
    return evidence


def test_an_answer_of_the_right_kind_near_the_matched_words_counts(searcher: Searcher) -> None:
    """The sentence has a number beside "pigs"; that about trains has none at all."""
    beside, none = words(searcher, "how many pigs"), words(searcher, "how many trains")
    assert beside.has_answer == 1 and beside.near_answer > 0.8
    assert none.has_answer == none.near_answer == 0


def test_a_word_that_is_matched_nowhere_is_the_weakest(searcher: Searcher) -> None:
    """The harvest has no match in the report and pulls the weakest match down."""
    full, missing = words(searcher, "pigs farms"), words(searcher, "pigs harvest")
    assert full.sentence_weakest == pytest.approx(1, abs=0.01)
    assert missing.sentence_weakest < 0.6


def test_what_leads_to_a_sentence_is_matched_with_it(tmp_path: Path) -> None:
    """The question of an FAQ, like the heads of a row, says what its answer is about."""
    faq = report_of("Are there pigs on farms?\n\nYes, there are forty.", tmp_path)
    assert faq.paragraphs[0].lead == 1
    searcher = Searcher.open([faq], tmp_path / "faq", word_setup())
    assert words(searcher, "pigs farms").sentence_weakest == pytest.approx(1, abs=0.01)
    assert words(searcher, "trains europe").sentence_weakest < 0.6


def test_names_and_years_that_the_report_does_not_have_are_told(searcher: Searcher) -> None:
    """A capitalised word unknown to the report, and a year that the paragraph lacks."""
    question = "Did schools in Harvest close in winter 1999?"
    named = words(searcher, question)
    assert (named.names, named.unknown_names) == (1, 1)
    assert features(searcher, question).match.year_missing == 1
    there = features(searcher, "Did schools close in winter 2021?").match
    assert (there.year_missing, there.numbers_missing) == (0, 0)


def test_numbers_that_the_paragraph_lacks_are_counted(searcher: Searcher) -> None:
    """Forty pigs stand in it; fifty farms and six trains don't."""
    missing = features(searcher, "40 pigs on 50 farms and 6 trains").match
    assert missing.numbers_missing == 2
    assert 0 < missing.shared < 1


def test_meaning_tells_what_is_unusual_in_the_report(tmp_path: Path) -> None:
    """The first of three sentences matches wholly, the others not at all."""
    report = report_of("Pigs.\n\nTrains.\n\nSchools.", tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    evidence = features(searcher, "pigs").meaning
    assert evidence is not None
    assert evidence.meaning_cosine == pytest.approx(1)
    assert evidence.meaning_above == pytest.approx((1 - 1 / 3) / (2 / 9) ** 0.5)
    assert evidence.disagreement == 0
    assert evidence.paragraph_cosine == pytest.approx(1)


def test_meaning_tells_how_near_the_paragraph_is_as_a_whole(tmp_path: Path) -> None:
    """Two sentences on two axes: together they are at half a right angle to either."""
    searcher = Searcher.open(
        [report_of("Pigs. Trains.\n\nSchools.", tmp_path)], tmp_path / "ix", meaning_setup()
    )
    evidence = features(searcher, "pigs").meaning
    assert evidence is not None
    assert evidence.paragraph_cosine == pytest.approx(math.sqrt(0.5), abs=1e-3)


def test_a_question_that_words_cannot_match_is_judged_by_meaning(tmp_path: Path) -> None:
    """A Chinese question has no evidence of words, and the model for meaning alone judges it."""
    report = report_of("Pigs.\n\nTrains.", tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    judged = features(searcher, "猪有多少？")
    assert judged.words is None and judged.kind() == "meaning"


KINDS = [
    parts + expected
    for parts in ("words", "words_meaning", "meaning")
    for expected in ("", "_expected")
]


def test_the_shipped_models_use_features_that_are_computed(tmp_path: Path) -> None:
    """There is one for each kind of evidence, of features that are told of any question."""
    report = report_of("Pigs.\n\nTrains.", tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    told = replace(features(searcher, "how many pigs"), expected=ASKED)
    judge = AnswerabilityJudge.load()
    assert set(judge.models) == set(KINDS)
    for kind, model in judge.models.items():
        assert model.near.features.keys() == model.far.features.keys()
        assert model.near.features and 0 < model.absent < model.answered < 1, kind
    assert set(judge.models["words_meaning_expected"].near.features) <= set(told.by_name())


@pytest.mark.parametrize("question", ["the", "who is it?", "żółć", "a" * 999, "% % %"])
def test_any_text_is_judged(searcher: Searcher, question: str) -> None:
    """Nothing but stop words or an unknown tongue still gives an outcome, not an error."""
    judged = (Outcome.ANSWERED, Outcome.UNSURE, Outcome.ABSENT)
    assert searcher.search(question).outcome in judged


def test_odd_text_is_judged_whatever_its_features_sum_up_to(
    searcher: Searcher,
) -> None:
    """Thousands of odd characters make sums whose exponential is no number: they count as 0."""
    model = AnswerabilityJudge.load().models["words"]
    known = replace(model, shift=-1e6)
    assert known.confidence(features(searcher, "how many pigs")) < 1e-300
    known = replace(model, shift=1e6)
    assert known.confidence(features(searcher, "how many pigs")) == 1.0
