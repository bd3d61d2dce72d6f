"""Tables by language and by kind of unanswerable, with and without a sidecar."""

import json
from pathlib import Path

import pytest

from embeddings.evaluation import measure as evaluate
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.metrics import area_with_interval
from embeddings.evaluation.report import evaluation
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

TEXT = "Pigs live on farms. Grain too.\n\nTrains go to europe.\n\nSchools close in winter."
QUESTIONS = [
    Question("pigs farms", "fact", ("Pigs live",)),
    Question("trains", "fact", ("Trains go",), lang="fr"),
    Question("harvest winter", "near_miss", ()),
    Question("harvest", "elsewhere", ()),
    Question("harvest harvest", "elsewhere", (), lang="fr"),
]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of three paragraphs, the first with an expected question."""
    line = {"sentence": "Pigs live on farms.", "questions": {"en": ["pigs in winter?"]}}
    sidecar = tmp_path / "tiny.questions.jsonl"
    sidecar.write_text(json.dumps(line), encoding="utf-8")
    report = report_of(TEXT, tmp_path, questions=str(sidecar))
    return Searcher.open([report], tmp_path / "index", word_setup())


def test_each_group_has_a_row_with_and_one_without_the_sidecar(searcher: Searcher) -> None:
    """Languages, kinds of unanswerable and all kinds together, with how many questions each."""
    text = evaluation(searcher, QUESTIONS, sources=["questions.jsonl: 5 questions"]).markdown()
    sides = ("| with |", "| without |")
    lines = [line for line in text.splitlines() if any(side in line for side in sides)]
    rows = [line.split(" | ")[:3] for line in lines]
    groups = [
        ("en", 1),
        ("fr", 1),
        ("fact", 2),
        ("answerable", 2),
        ("near_miss", 1),
        ("elsewhere", 2),
        ("unanswerable, all kinds", 3),
    ]
    assert [(row[0].strip("| "), int(row[1]), row[2]) for row in rows] == [
        (name, count, side) for name, count in groups for side in ("with", "without")
    ]
    assert "- questions.jsonl: 5 questions" in text.splitlines()


def test_without_its_sidecar_a_searcher_is_that_of_the_report_alone(
    searcher: Searcher, tmp_path: Path
) -> None:
    """Hits and confidence are those of a report for which nobody wrote questions."""
    (tmp_path / "plain").mkdir()
    plain = report_of(TEXT, tmp_path / "plain")
    alone = Searcher.open([plain], tmp_path / "alone", word_setup())
    assert searcher.search("pigs in winter") != alone.search("pigs in winter")
    assert searcher.without_expected().search("pigs in winter") == alone.search("pigs in winter")


def test_a_question_without_a_language_is_in_that_of_the_report(searcher: Searcher) -> None:
    """One that says its own keeps it; one that has no answer has the first report's."""
    found = [evaluate.language_of(each, searcher.collection) for each in QUESTIONS[:3]]
    assert found == ["en", "fr", "en"]


def test_language_and_id_are_read(tmp_path: Path) -> None:
    """Both may be left out."""
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id": "a1", "question": "x", "quotes": ["y"], "lang": "zh"}\n'
        '{"question": "x", "quotes": []}'
    )
    assert load_questions(file) == [
        Question("x", "question", ("y",), (), "zh", "a1"),
        Question("x", "question", ()),
    ]


def test_an_area_has_an_interval_that_narrows_with_more_questions() -> None:
    """Three of the four pairs are ordered right, in ten times as many questions too."""
    few = area_with_interval([0.9, 0.4], [0.5, 0.1])
    many = area_with_interval([0.9, 0.4] * 10, [0.5, 0.1] * 10)
    assert few is not None and many is not None
    assert few.mean == many.mean == 0.75
    assert few.low <= many.low < 0.75 < many.high <= few.high
    assert many.high - many.low < few.high - few.low
    assert area_with_interval([0.5, 0.5], [0.5]) is not None
    assert str(area_with_interval([0.5], [0.5])) == "0.500 (0.50-0.50)"


@pytest.mark.parametrize(("answerable", "none"), [([], [0.5]), ([0.5], [])])
def test_one_group_alone_has_no_area(answerable: list[float], none: list[float]) -> None:
    """There is nothing to compare."""
    assert area_with_interval(answerable, none) is None
