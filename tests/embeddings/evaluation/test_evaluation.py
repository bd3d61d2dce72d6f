"""Evaluation on a report and questions small enough to know the ranks by heart."""

import json
import sys
from pathlib import Path

import pytest

from bot.answering.library import Library
from corpus.model import ReportError
from corpus.report import read_report
from embeddings.evaluation import measure as evaluate
from embeddings.evaluation.baselines import reciprocal_rank_fusion
from embeddings.evaluation.dataset import Question, QuestionsError, load_questions
from embeddings.evaluation.plots import PlotError, check_plots
from embeddings.evaluation.report import evaluation
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights
from tests.fakes import entry, report_of, word_setup

ROOT = Path(__file__).parents[3]

TEXT = "Pigs live on farms. Grain too.\n\nTrains go to europe.\n\nSchools close in winter."
QUESTIONS = [
    Question("pigs farms", "fact", ("Pigs live",)),
    Question("grain", "keyword", ("Trains go",)),
    Question("and europe?", "followup", ("to europe",), ("trains",)),
    Question("harvest winter", "unanswerable", ()),
    Question("hello", "chitchat", ()),
]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of three paragraphs."""
    return Searcher.open([report_of(TEXT, tmp_path)], tmp_path / "ix", word_setup())


def test_every_method_is_measured_on_the_answerable_questions(searcher: Searcher) -> None:
    """The first and third question are hits at 1; the second's quote stands elsewhere."""
    done = evaluation(searcher, QUESTIONS)
    names = [result.method.name for result in done.measured]
    assert names[:5] == [
        "whole paragraph, one vector",
        "BM25",
        "best sentence",
        "best sentence + BM25, rank fusion",
        "late interaction",
    ]
    for result in done.measured:
        assert result.ranks[0] == result.ranks[2] == 1
        assert result.ranks[1] != 1
        assert result.method.bytes_per_paragraph > 0


def test_each_part_has_an_ablation(searcher: Searcher) -> None:
    """One row for each weight, taken from what ships without expected questions."""
    names = [method.name for method in evaluate.ablations(searcher)]
    assert names == [f"without {part}" for part in Weights().ablations()]
    assert "without meaning" in names and "without spelling" in names


def test_abstention_leaves_chitchat_out(searcher: Searcher) -> None:
    """Four questions are judged, one of them without an answer."""
    judged = evaluate.judge(searcher, QUESTIONS)
    assert [bool(each.question.quotes) for each in judged] == [True, True, True, False]
    assert [each.right for each in judged] == [True, False, True, False]


@pytest.mark.slow
def test_tables_and_plots_are_written(searcher: Searcher, tmp_path: Path) -> None:
    """The Markdown holds a row per method and each kind of question; the plots are PNG files."""
    done = evaluation(searcher, QUESTIONS)
    text = done.markdown()
    assert "| BM25 | 0.667 (" in text
    assert "fact (1) | keyword (1) | followup (1)" in text
    assert "| unanswerable | 1 | without |" in text
    assert "| en | 3 | without | 0.667 (" in text
    files = done.plot(tmp_path)
    assert [file.name for file in files] == ["hits.png", "reliability.png"]
    for file in files:
        assert file.read_bytes().startswith(b"\x89PNG")


def test_plots_need_a_folder_that_is_there(tmp_path: Path) -> None:
    """The error names the folder, and nothing is drawn."""
    with pytest.raises(PlotError, match=r"no folder .*missing.* Make it"):
        check_plots(tmp_path / "missing")


def test_plots_need_matplotlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it isn't installed the error says how to install it."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(PlotError, match=r"pip install 'verbatim-bot\[dev\]'"):
        check_plots(tmp_path)


def test_a_plot_that_cannot_be_written_is_explained(searcher: Searcher, tmp_path: Path) -> None:
    """A folder in the place of the file: the error names it."""
    (tmp_path / "hits.png").mkdir()
    with pytest.raises(PlotError, match=r"hits\.png cannot be written"):
        evaluation(searcher, QUESTIONS).plot(tmp_path)


def test_rank_fusion_adds_reciprocal_ranks() -> None:
    """1/61 + 1/62 beats 1/61 + 1/63, which beats 1/62 + 1/63."""
    assert reciprocal_rank_fusion([[7, 8, 9], [8, 9, 7]]) == [8, 7, 9]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "questions.jsonl:1 must be an object"),
        ('{"question": "x"}', "'quotes'"),
        ('{"question": 1, "quotes": []}', "'question' must be text"),
        ('{"question": "x", "quotes": "y"}', "'question' must be text"),
        ("", "There is no question"),
    ],
)
def test_a_wrong_questions_file_is_explained(tmp_path: Path, text: str, says: str) -> None:
    """The error names the file, the line and what is wrong."""
    file = tmp_path / "questions.jsonl"
    file.write_text(text)
    with pytest.raises(QuestionsError) as error:
        load_questions(file)
    assert says in str(error.value)


def test_a_question_whose_answer_is_not_known_is_left_out(tmp_path: Path) -> None:
    """Null in place of quotes is no error; a line separator in a text splits no line."""
    file = tmp_path / "questions.jsonl"
    lines = ['{"question": "a", "quotes": null}', '{"question": "b\u2028", "quotes": ["c"]}']
    file.write_text("\n".join(lines), encoding="utf-8")
    assert load_questions(file) == [Question("b\u2028", "question", ("c",))]


def sidecar(folder: Path, *lines: object) -> str:
    """Write a file of expected questions and return its path."""
    file = folder / "sidecar.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))
    return str(file)


def test_an_expected_question_points_to_its_sentence(tmp_path: Path) -> None:
    """The sentence is found in its paragraph by its words, a part of it is enough."""
    line = {"sentence": "Grain too.", "questions": {"en": ["food?"], "zh": ["粮食？"]}}
    report = report_of(TEXT, tmp_path, questions=sidecar(tmp_path, line))
    assert [(q.text, q.language, q.paragraph, q.sentence) for q in report.questions] == [
        ("food?", "en", 1, 1),
        ("粮食？", "zh", 1, 1),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"sentence": "Not there.", "questions": {}}, "line 1: the sentence is in 0 paragraphs"),
        ({"sentence": "o", "questions": {}}, "the sentence is in 3 paragraphs"),
        ({"sentence": "Grain too."}, "with 'sentence' and 'questions'"),
        ({"sentence": "Grain too.", "questions": {"en": "x"}}, "'en' must be a list of questions"),
        ([], "with 'sentence' and 'questions'"),
    ],
)
def test_a_wrong_sidecar_names_its_lines(tmp_path: Path, line: object, says: str) -> None:
    """A sentence that isn't in the report once, or a wrong shape: line, reason, what to do."""
    file = tmp_path / "tiny.txt"
    file.write_text(TEXT)
    with pytest.raises(ReportError, match="take `questions` out of the catalog entry") as error:
        read_report(entry(file, questions=sidecar(tmp_path, line)))
    assert says in str(error.value)


def test_the_shipped_sidecar_covers_every_paragraph(library: Library) -> None:
    """Six or more English and three or more Chinese questions for each paragraph."""
    report = library.reports["liaoning-2022"]
    assert len(report.paragraphs) == 79
    for paragraph in report.paragraphs:
        own = [q.language for q in report.questions if q.paragraph == paragraph.number]
        assert own.count("en") >= 6, paragraph.id
        assert own.count("zh") >= 3, paragraph.id


def test_the_shipped_report_is_answered_as_measured(library: Library) -> None:
    """On the development questions hit@1 stays above 0.90 with and 0.75 without the sidecar."""
    file = ROOT / "benchmarks/data/development.jsonl"
    questions = evaluate.answerable(load_questions(file))
    methods = {method.name: method for method in evaluate.methods(library.searcher)}
    for name, least in (("ships", 0.90), (evaluate.PLAIN, 0.75)):
        ranks = evaluate.measure(methods[name], questions, library.searcher.collection).ranks
        assert (ranks == 1).mean() > least
