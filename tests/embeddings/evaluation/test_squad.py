"""Files of SQuAD's format: read, asked in another language, and made a report of."""

import json
from pathlib import Path

import pytest

from embeddings.evaluation.dataset import QuestionsError
from embeddings.evaluation.squad import (
    asked_about,
    count_held,
    is_squad,
    load_squad,
    report_of,
)

PIGS = "Pigs live on 9 farms in winter. They eat grain, and 9 farms have much of it."
TRAINS = "Trains go to europe in 9 days. Nobody knows why, or who sends them there."


def answered(name: str, question: str, context: str, words: str) -> dict[str, object]:
    """Return a question with its answer, as the format has it."""
    answer = {"text": words, "answer_start": context.index(words)}
    return {"id": name, "question": question, "answers": [answer]}


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A file of two contexts; one of three questions has no answer."""
    impossible = {"id": "p2", "question": "Cows?", "is_impossible": True, "answers": []}
    asked = answered("p1", "Where do pigs live?", PIGS, "9 farms")
    paragraphs = [
        {"context": PIGS, "qas": [asked, impossible]},
        {"context": TRAINS, "qas": [answered("t1", "How many days?", TRAINS, "9")]},
    ]
    file = tmp_path / "tiny.en.json"
    file.write_text(json.dumps({"data": [{"title": "A_Title", "paragraphs": paragraphs}]}))
    return file


def test_answers_become_quotes_that_only_their_context_holds(english: Path) -> None:
    """An answer that stands in several contexts is taken with what stands around it."""
    squad = load_squad(english)
    assert squad.contexts == (("A_Title", PIGS), ("A_Title", TRAINS))
    assert [(q.id, q.text, q.quotes, q.kind, q.lang) for q in squad.questions] == [
        ("p1", "Where do pigs live?", ("9 farms",), "fact", "en"),
        ("p2", "Cows?", (), "unanswerable", "en"),
        ("t1", "How many days?", ("europe in 9 days. Nob",), "fact", "en"),
    ]


def test_contexts_are_a_report_with_a_section_per_article(english: Path) -> None:
    """Each context is one paragraph, and holds what answers its questions."""
    squad = load_squad(english)
    report = report_of(squad, "tiny.en.json")
    assert [(p.section, p.text) for p in report.paragraphs] == [
        (("A Title",), PIGS),
        (("A Title",), TRAINS),
    ]
    assert (report.entry.title, report.entry.language) == ("tiny.en.json", "en")
    answerable = [question for question in squad.questions if question.quotes]
    assert count_held(answerable, [report]) == 2
    assert count_held(answerable, []) == 0


def test_questions_of_one_language_are_asked_about_contexts_of_another(
    english: Path, tmp_path: Path
) -> None:
    """They are matched by their ids; one that the other file hasn't is left out."""
    context = "猪住在农场。"
    asked = [answered(name, f"{name}？", context, "农场") for name in ("t1", "x1", "p1")]
    paragraphs = [{"context": context, "qas": asked}]
    file = tmp_path / "other.json"
    file.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    chinese = load_squad(file)
    assert chinese.lang == "zh"
    questions = asked_about(chinese, load_squad(english))
    assert [(q.text, q.quotes, q.lang) for q in questions] == [
        ("t1？", ("europe in 9 days. Nob",), "zh"),
        ("p1？", ("9 farms",), "zh"),
    ]


def test_files_that_share_no_question_are_refused(english: Path, tmp_path: Path) -> None:
    """The message says which files go together."""
    file = tmp_path / "other.json"
    paragraphs = [{"context": PIGS, "qas": [answered("x1", "?", PIGS, "Pigs")]}]
    file.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    with pytest.raises(QuestionsError, match=r"None of the 1 questions has an id of the 3"):
        asked_about(load_squad(file), load_squad(english))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "cannot be read in the format of SQuAD"),
        ('{"data": [{}]}', "KeyError\\('paragraphs'\\)"),
        ('{"data": 7}', "cannot be read in the format of SQuAD"),
        ('{"data": []}', "There is no question in"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    """One line, with what is missing."""
    file = tmp_path / "wrong.json"
    file.write_text(text)
    with pytest.raises(QuestionsError, match=says):
        load_squad(file)


@pytest.mark.parametrize(
    ("text", "squad"),
    [
        ('{"data": []}', True),
        ('\n{\n "version": "1.1", "data": []}', True),
        ('{"question": "x", "quotes": []}', False),
        ("", False),
    ],
)
def test_the_format_is_told_by_how_a_file_begins(tmp_path: Path, text: str, squad: bool) -> None:
    """JSON lines begin with a question."""
    file = tmp_path / "questions"
    file.write_text(text)
    assert is_squad(file) is squad
    assert not is_squad(tmp_path / "missing")
