"""From hits to an answer: the window about a sentence, the check against the source, the JSON."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answers import Passage, QuoteError, window
from bot.answering.library import Library
from corpus.model import Report
from embeddings.text.clauses import Clause
from tests.fakes import report_of, word_setup

SENTENCES = [f"Sentence number {n:03d} is here." for n in range(60)]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Return a report with one paragraph of 60 sentences of 28 characters each."""
    return report_of(" ".join(SENTENCES), tmp_path)


def test_a_window_grows_evenly_around_its_sentence(report: Report) -> None:
    """Five sentences of 28 characters with four spaces are 144; a sixth would be 173."""
    assert window(report.paragraphs[0], 30, 150) == (28, 32)


def test_a_window_at_an_edge_takes_what_the_other_side_has(report: Report) -> None:
    """The first sentence has nothing before it, so all the room goes behind it."""
    assert window(report.paragraphs[0], 0, 150) == (0, 4)
    assert window(report.paragraphs[0], 59, 150) == (55, 59)


def test_a_sentence_longer_than_the_window_stays_whole(report: Report) -> None:
    """The answering sentence is never cut."""
    assert window(report.paragraphs[0], 7, 5) == (7, 7)


def test_a_quote_that_the_source_does_not_hold_is_an_error(report: Report) -> None:
    """A passage whose source has changed by one letter can't be shown."""
    changed = replace(report, source=report.source.replace("number 031", "number 31"))
    passage = Passage(changed, report.paragraphs[0], 30, 28, 32, 1.0)
    with pytest.raises(QuoteError, match="tiny/1"):
        passage.verify()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library of three paragraphs about pigs, trains and schools."""
    text = "Pigs live on farms. Grain too.\n\nTrains go to europe.\n\nSchools close in winter."
    return Library.of([report_of(text, tmp_path)], tmp_path / "ix", word_setup())


def test_an_answer_as_json_has_the_fields_of_the_contract(library: Library) -> None:
    """Names, order and types are what other programs rely on."""
    said = library.ask("trains europe?", k=2).as_json()
    assert list(said) == [
        "question",
        "outcome",
        "confidence",
        "passages",
        "read_with",
        "took_ms",
    ]
    first = said["passages"][0]
    assert first == {
        "id": "tiny/2",
        "report": "tiny",
        "title": "A Tiny Report",
        "section": [],
        "paragraph": 2,
        "page": None,
        "sentence": "Trains go to europe.",
        "answer": "Trains go to europe.",
        "quote": "Trains go to europe.",
        "text": "Trains go to europe.",
        "score": first["score"],
        "url": None,
    }
    assert said["outcome"] == "answered"


def test_one_passage_a_paragraph_and_at_most_k(library: Library) -> None:
    """Two sentences of one paragraph don't make two passages."""
    passages = library.ask("pigs farms grain", k=2).passages
    assert next(passage.paragraph.number for passage in passages) == 1
    assert len({passage.paragraph.id for passage in passages}) == len(passages) == 2


@pytest.mark.parametrize("question", ["", "   ", "?!…", "…"])
def test_a_question_without_words_has_no_hits(library: Library, question: str) -> None:
    """Empty, blank or punctuation only: nothing is searched."""
    answer = library.ask(question)
    assert (answer.passages, answer.outcome, answer.confidence) == ((), "absent", 0.0)


def test_a_long_question_is_cut_and_says_so(library: Library) -> None:
    """What goes beyond 1,000 characters isn't read, and the answer tells."""
    answer = library.ask("trains " + "x" * 1000 + " pigs farms")
    assert answer.cut
    assert answer.passages[0].paragraph.number == 2
    assert not library.ask("trains").cut


def test_the_words_that_answer_are_a_slice_of_the_sentence(report: Report) -> None:
    """A marked passage gives those words; words that its sentence lacks mark all of it."""
    passage = Passage(report, report.paragraphs[0], 1, 0, 2, 1.0)
    whole = "Sentence number 001 is here."
    assert passage.answer == whole
    marked = passage.marking("number 001")
    assert (marked.answer, marked.as_json()["sentence"]) == ("number 001", whole)
    assert marked.marked == Clause(38, 48)
    assert [passage.marking(words).answer for words in ("number 002", "")] == [whole, whole]
