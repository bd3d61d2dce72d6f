"""What is said to a question, whoever clothes it."""

import pytest

from bot.answering.answers import Answer, Passage
from bot.answering.library import Library
from bot.answering.passages import passage_of
from bot.render.compose import Statement, compose
from bot.texts import LANGUAGES, Texts
from embeddings.search.outcome import Outcome
from embeddings.search.result import Hit

LANGUAGE = pytest.mark.parametrize("texts", LANGUAGES.values(), ids=LANGUAGES.keys())


@pytest.fixture(scope="module")
def passage(library: Library) -> Passage:
    """Return a passage of the shipped report."""
    report = library.reports["liaoning-2022"]
    return passage_of(report, Hit(report.paragraphs[4], 1, 1.0))


@LANGUAGE
def test_an_answer_speaks_for_itself(texts: Texts, passage: Passage) -> None:
    """Nothing is said before a passage that answers."""
    answer = Answer("How much?", Outcome.ANSWERED, 0.9, (passage,), 1.0)
    assert compose(answer, texts) == Statement("", "", "", (passage,))


@LANGUAGE
def test_how_it_was_read_is_said(texts: Texts, passage: Passage) -> None:
    """With which earlier question, and how far a long one was read."""
    answer = Answer("And now?", Outcome.UNSURE, 0.4, (passage,), 1.0, True, ("How much?",))
    statement = compose(answer, texts)
    assert statement.read_with == f"↪ {texts.read_with.format(questions='“How much?”')}"
    assert statement.cut == texts.cut.format(length=1000)
    assert statement.verdict == texts.unsure


@LANGUAGE
def test_what_is_not_there_is_said(texts: Texts, passage: Passage) -> None:
    """In the sentence of who says it, where it has one of its own."""
    answer = Answer("How much?", Outcome.ABSENT, 0.1, (passage,), 1.0)
    assert compose(answer, texts).verdict == texts.absent
    assert compose(answer, texts, absent=texts.absent_but).verdict == texts.absent_but


@LANGUAGE
def test_what_is_no_question_gets_its_line(texts: Texts) -> None:
    """Small talk, another language, and a message without words."""
    talk = Answer("Thanks", Outcome.SMALLTALK, 1.0, (), 0.0, talk="thanks")
    assert compose(talk, texts).verdict == texts.talk["thanks"]
    other = Answer("Wieso?", Outcome.ABSENT, 0.0, (), 0.0, unread="de")
    spoken = texts.unread.format(languages=texts.languages(("en",)))
    assert compose(other, texts, readable=("en",)).verdict == spoken
    assert compose(Answer("?!", Outcome.ABSENT), texts).verdict == texts.no_words
    assert compose(Answer("How much?", Outcome.ABSENT), texts).verdict == texts.absent


@LANGUAGE
def test_what_was_searched_by_meaning_is_said(texts: Texts, passage: Passage) -> None:
    """The report isn't said to lack the words; how sure the answer is comes behind."""
    meant = texts.by_meaning.format(words="“Züge”")
    for outcome, verdict in (
        (Outcome.ANSWERED, meant),
        (Outcome.UNSURE, f"{meant} {texts.unsure}"),
        (Outcome.ABSENT, f"{meant} {texts.absent}"),
    ):
        answer = Answer("„Züge“?", outcome, 0.9, (passage,), 1.0, meant=("Züge",))
        assert compose(answer, texts).verdict == verdict
