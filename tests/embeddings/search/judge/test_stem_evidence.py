"""What stems tell of a match in a report that the model of words doesn't read."""

from pathlib import Path

import pytest

from embeddings.search.judge.features import StemEvidence
from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of

TEXT = """Auf den Höfen der Provinz leben 4000 Schweine.

Züge fuhren jede Woche nach Europa, und die Ernte im Winter war gut."""


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of a German report."""
    reports = [report_of(TEXT, tmp_path, language="de")]
    return Searcher.open(reports, tmp_path / "ix", meaning_setup())


def stems_of(searcher: Searcher, question: str) -> StemEvidence:
    """Return what stems tell of a question's best match."""
    features = searcher.features(searcher.reader.query(question))
    assert features is not None
    assert features.words is None
    assert features.stems is not None
    return features.stems


def test_a_question_whose_words_are_all_there_misses_none(searcher: Searcher) -> None:
    """Its words are held by their stems, and the number stands beside them."""
    found = stems_of(searcher, "Wie viele Schweine leben auf den Höfen?")
    assert found.words_missing == 0.0
    assert (found.has_answer, found.paragraph_has_answer) == (1.0, 1.0)
    assert found.answer_far < 0.4


def test_a_word_that_no_report_has_is_missing(searcher: Searcher) -> None:
    """Most of what is asked, by rarity, is not there at all."""
    found = stems_of(searcher, "Wie viele Schweine sind geimpft?")
    assert found.words_missing == pytest.approx(0.72, abs=0.01)
    whole = stems_of(searcher, "Wie viele Schweine leben auf den Höfen?")
    assert found.answer_far > whole.answer_far


def test_a_sentence_without_a_number_lacks_what_is_asked_for(searcher: Searcher) -> None:
    """Nothing there counts trains, so that no number stands near them."""
    found = stems_of(searcher, "Wie viele Züge fuhren nach Europa?")
    assert (found.has_answer, found.paragraph_has_answer) == (0.0, 0.0)
    assert found.answer_far == 1.0


def test_a_question_for_no_number_has_what_is_usual(searcher: Searcher) -> None:
    """That a number is near or far tells nothing of it."""
    found = stems_of(searcher, "Fuhren Züge nach Europa?")
    assert (found.has_answer, found.paragraph_has_answer, found.answer_far) == (0.8, 0.9, 0.35)
    assert found.words_missing == 0.0


def test_between_languages_only_the_kind_of_answer_is_looked_for(searcher: Searcher) -> None:
    """An English question shares no stem with a German report; a number is one in both."""
    found = stems_of(searcher, "How many pigs are there on the farms?")
    assert (found.words_missing, found.answer_far) == (0.7, 0.35)
    assert (found.has_answer, found.paragraph_has_answer) == (1.0, 1.0)
    trains = stems_of(searcher, "How many trains went to europe?")
    assert trains.has_answer == 0.0
