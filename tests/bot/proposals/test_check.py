"""Each suggested question is kept or rejected for one reason, on a report of three paragraphs."""

import json
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.proposals.check import Checker, Verdict
from bot.proposals.prompt import Suggestion
from corpus.model import Report
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

TEXT = (
    "Pigs live on farms. Grain too.\n\nTrains go to europe.\n\nSchools close in winter. Grain too."
)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A report with one expected question, of its second paragraph."""
    line = {"sentence": "Trains go to europe.", "questions": {"en": ["europe by trains in 2020?"]}}
    sidecar = tmp_path / "tiny.questions.jsonl"
    sidecar.write_text(json.dumps(line), encoding="utf-8")
    return report_of(TEXT, tmp_path, questions=str(sidecar))


@pytest.fixture
def checker(report: Report, tmp_path: Path) -> Checker:
    """A checker of the report's English questions."""
    searcher = Searcher.open([report], tmp_path / "index", word_setup())
    return Checker(searcher, report, "en")


def verdicts(
    checker: Checker, report: Report, paragraph: int, *questions: tuple[str, int | None]
) -> list[str]:
    """Check questions of a paragraph, and return what becomes of each."""
    suggestions = [Suggestion(*question) for question in questions]
    checked = checker.check(report.paragraphs[paragraph - 1], suggestions, 9)
    return [each.why for each in checked]


def test_a_question_that_is_found_is_kept_with_its_sentence(
    checker: Checker, report: Report
) -> None:
    """The sentence is the report's, to the letter."""
    (checked,) = checker.check(report.paragraphs[0], [Suggestion("pigs?", 1)], 6)
    assert (checked.sentence, checked.verdict) == ("Pigs live on farms.", Verdict.FOUND)
    assert checked.is_kept


@pytest.mark.parametrize(
    ("question", "sentence", "why"),
    [
        ("", 1, "no words"),
        ("?!", 1, "no words"),
        ("pigs " * 41, 1, "longer than 200 characters"),
        ("pigs?", 0, "no sentence of the paragraph: no number"),
        ("pigs?", 3, "no sentence of the paragraph: 3"),
        ("pigs?", None, "no sentence of the paragraph: no number"),
        ("grain?", 2, "its sentence stands in other places too"),
    ],
)
def test_what_cannot_be_a_line_of_a_sidecar_is_rejected(
    checker: Checker, report: Report, question: str, sentence: int | None, why: str
) -> None:
    """Without words, too long, or tied to no one sentence."""
    assert verdicts(checker, report, 1, (question, sentence)) == [why]


def test_a_near_double_is_rejected_and_names_the_other(checker: Checker, report: Report) -> None:
    """Of an expected question or of one that was just kept; another number asks something else."""
    assert verdicts(
        checker,
        report,
        2,
        ("trains to europe, 2020?", 1),
        ("trains to europe, 2021?", 1),
        ("in 2021, how do trains go to europe", 1),
        ("trains?", 1),
        ("TRAINS", 1),
    ) == [
        "nearly the same as another question: europe by trains in 2020?",
        "found among the first three passages",
        "nearly the same as another question: trains to europe, 2021?",
        "found among the first three passages",
        "nearly the same as another question: trains?",
    ]


def test_questions_of_an_earlier_run_count_as_kept(report: Report, tmp_path: Path) -> None:
    """A resumed run doesn't propose them again."""
    searcher = Searcher.open([report], tmp_path / "index", word_setup())
    checker = Checker(searcher, report, "en", ["pigs?"])
    assert verdicts(checker, report, 1, ("pigs!", 1)) == [
        "nearly the same as another question: pigs?"
    ]


def test_what_goes_beyond_the_order_is_rejected(checker: Checker, report: Report) -> None:
    """The first two of three are looked at when two were asked for."""
    three = [Suggestion(question, 1) for question in ("pigs?", "farms?", "pigs farms?")]
    checked = checker.check(report.paragraphs[0], three, 2)
    assert [each.verdict for each in checked] == [Verdict.FOUND, Verdict.FOUND, Verdict.SURPLUS]


def test_a_question_that_is_not_found_is_new_or_answered_elsewhere(library: Library) -> None:
    """The shipped report says how far taxes were cut elsewhere, and nothing of cheese."""
    report = library.reports["liaoning-2022"]
    checker = Checker(library.searcher, report, "en")
    other = report.paragraphs[39]
    asked = [Suggestion("How many yuan of taxes and fees did they cut in the end?", 1)]
    asked += [Suggestion("Which cheese is the moon made of?", 1)]
    elsewhere, new = checker.check(other, asked, 2)
    assert (elsewhere.verdict, new.verdict) == (Verdict.ELSEWHERE, Verdict.NEW)
    answering = next(p for p in report.paragraphs if "tax and fee cuts of 16.76 billion" in p.text)
    assert elsewhere.detail == f"¶{answering.number}"
