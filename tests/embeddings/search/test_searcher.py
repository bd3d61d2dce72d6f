"""Search: each part that a score is made of, on texts small enough to derive it by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.model import ExpectedQuestion, Report
from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.search.result import NOTHING, SearchResult
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights
from tests.fakes import WordEncoder, report_of, word_setup

REPORT = """I. A review of 2021

Pigs live on farms. There are 40 farms.

Trains went to europe in winter 2021.

II. Plans for 2022

Pigs will live on farms. Schools get grain.

Trains will go to europe.
"""
ONLY = Weights.nothing()


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Return a report with a section on 2021 and one on 2022."""
    return report_of(REPORT, tmp_path, date="2022-01-20")


@pytest.fixture
def searcher(report: Report, tmp_path: Path, server: Server | None) -> Searcher:
    """Return a searcher that scores by late interaction alone, over each backend."""
    folder = tmp_path / "ix"
    return Searcher.open(
        [report], folder, SearchSetup(Models(WordEncoder()), weights=ONLY, server=server)
    )


def found(searcher: Searcher, question: str, k: int = 4) -> list[int]:
    """Return the numbers of the paragraphs found."""
    return [hit.paragraph.number for hit in searcher.search(question, k).hits]


def test_late_interaction_is_the_weighted_mean_of_best_matches(searcher: Searcher) -> None:
    """A sentence with one of two question words scores that word's share of the weights.

    Of 6 sentences 1 holds "winter" and 2 "trains": weights ln(7 / 1.5) and ln(7 / 2.5).
    """
    query = searcher.reader.query("winter trains")
    np.testing.assert_allclose(query.weights, [np.log(7 / 1.5), np.log(7 / 2.5)], rtol=1e-5)
    hits = searcher.search("winter trains").hits
    share = query.weights[1] / query.weights.sum()
    assert [hit.paragraph.number for hit in hits[:2]] == [2, 4]
    assert [hit.score for hit in hits[:2]] == pytest.approx([1, share], abs=0.01)


def test_the_best_sentence_stands_for_its_paragraph(searcher: Searcher) -> None:
    """The second sentence of the third paragraph has the word."""
    hit = searcher.search("schools").hits[0]
    assert (hit.paragraph.number, hit.sentence) == (3, 1)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("pigs on farms in 2021", 1),
        ("pigs on farms in 2022", 3),
        ("pigs on farms last year", 1),
        ("will pigs be on farms", 3),
        ("were pigs on farms", 1),
    ],
)
def test_the_period_asked_about_decides_between_sections(
    searcher: Searcher, question: str, first: int
) -> None:
    """A year, "last year" or the tense is held against the years in the headings."""
    assert found(searcher.weighing(replace(ONLY, period=0.1)), question)[0] == first


def test_a_question_for_a_number_prefers_a_sentence_with_one(searcher: Searcher) -> None:
    """Two sentences speak of farms; the one with a number answers "how many"."""
    hit = searcher.weighing(replace(ONLY, answers=0.1)).search("how many farms").hits[0]
    assert (hit.paragraph.number, hit.sentence) == (1, 1)


def test_words_of_a_heading_count_for_its_paragraphs(searcher: Searcher) -> None:
    """Nothing but the heading holds "plans"."""
    assert found(searcher.weighing(replace(ONLY, heading_words=1)), "trains plans")[0] == 4


def test_near_duplicates_are_shown_once(tmp_path: Path, server: Server | None) -> None:
    """Two paragraphs with the same words make one passage."""
    text = "Pigs live on farms.\n\nPigs live on farms.\n\nTrains go to europe."
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup(server))
    assert found(searcher, "pigs farms trains") == [1, 3]


def expecting(report: Report, *questions: ExpectedQuestion) -> Report:
    """Return a report with a sidecar."""
    return replace(report, questions=questions)


def test_an_expected_question_brings_up_its_sentence(
    report: Report, tmp_path: Path, server: Server | None
) -> None:
    """The question shares no word with the sentence that answers it, but with one expected."""
    asked = ExpectedQuestion("harvest?", "en", 4, 0)
    with_one = Searcher.open([expecting(report, asked)], tmp_path / "a", word_setup(server))
    assert found(with_one, "harvest")[0] == 4


def test_a_report_without_expected_questions_is_not_pushed_back(
    tmp_path: Path, server: Server | None
) -> None:
    """Of two reports only one has a sidecar; what the other holds is still found first."""
    one = expecting(
        report_of("Pigs live on farms.", tmp_path), ExpectedQuestion("pigs?", "en", 1, 0)
    )
    (tmp_path / "b").mkdir()
    two = report_of("Trains go to europe.", tmp_path / "b", id="other")
    searcher = Searcher.open([one, two], tmp_path / "ix", word_setup(server))
    assert searcher.search("trains europe").hits[0].paragraph.report == "other"


def test_a_chinese_question_finds_its_english_passage(
    report: Report, tmp_path: Path, server: Server | None
) -> None:
    """A model that reads English alone is helped by expected questions in Chinese."""
    asked = (
        ExpectedQuestion("养了多少头猪", "zh", 1, 0),
        ExpectedQuestion("火车去哪里", "zh", 4, 0),
    )
    searcher = Searcher.open([expecting(report, *asked)], tmp_path / "a", word_setup(server))
    result = searcher.search("火车开到哪里？")
    assert result.hits[0].paragraph.number == 4
    assert 0 < result.confidence < 1
    assert searcher.search("天气预报").outcome == "absent"


def test_a_history_is_read_before_the_question(searcher: Searcher) -> None:
    """ "And in winter?" after a question about trains is about trains."""
    hit = searcher.search("and in winter?", 1, ["trains to europe"]).hits[0]
    assert hit.paragraph.number == 2


def test_what_was_asked_before_weighs_less(searcher: Searcher) -> None:
    """The same word weighs 0.6 of what it does in the question itself."""
    alone, after = searcher.reader.query("trains"), searcher.reader.query("winter", ["trains"])
    assert after.weights[0] == pytest.approx(0.6 * alone.weights[0])


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("and in 2022?", "Did trains run to europe?"),
        ("and this year?", "Did trains run to europe?"),
        ("and in winter?", "Did trains run to europe in 2021?"),
    ],
)
def test_a_follow_up_with_its_own_year_drops_the_old_one(
    searcher: Searcher, question: str, before: str
) -> None:
    """The period asked about before stays only where the question names none."""
    query = searcher.reader.query(question, ["Did trains run to europe in 2021?"])
    assert query.history.strip().replace(" ?", "?") == before


@pytest.fixture
def two_reports(tmp_path: Path, server: Server | None) -> Searcher:
    """Return a searcher of two reports: 30 paragraphs on trains, and 6 on pigs in Chinese too."""
    trains = "\n\n".join(f"Trains go to europe, line {n} of grain." for n in range(30))
    (tmp_path / "b").mkdir()
    pigs = "\n\n".join(f"Pigs live on farms in town {n}." for n in range(6))
    one = expecting(
        report_of(trains, tmp_path, id="trains"),
        ExpectedQuestion("trains europe?", "en", 3, 0),
        ExpectedQuestion("火车去哪里", "zh", 4, 0),
    )
    two = expecting(
        report_of(pigs, tmp_path / "b", id="pigs"), ExpectedQuestion("养了多少头猪", "zh", 1, 0)
    )
    return Searcher.open([one, two], tmp_path / "ix", word_setup(server))


@pytest.mark.parametrize("question", ["trains to europe", "pigs on farms", "harvest", "火车去哪里"])
def test_only_the_chosen_report_is_found(two_reports: Searcher, question: str) -> None:
    """By vector, words, expected questions and characters nothing of the other report comes."""
    for chosen in ("trains", "pigs"):
        hits = two_reports.search(question, 5, reports=frozenset([chosen])).hits
        assert {hit.paragraph.report for hit in hits} <= {chosen}


def test_a_chosen_report_is_not_starved(two_reports: Searcher) -> None:
    """The nearest are looked for among the chosen; the other report's better ones don't count."""
    assert len(two_reports.search("trains to europe", 5, reports=frozenset(["pigs"])).hits) == 5
    assert len(two_reports.search("pigs on farms", 20, reports=frozenset(["trains"])).hits) == 20


def test_an_id_that_is_not_there_changes_nothing(two_reports: Searcher) -> None:
    """Beside others it is as if it weren't named, and alone it is no report."""

    def found(*chosen: str) -> SearchResult:
        """Search some reports."""
        return two_reports.search("pigs trains", 9, reports=frozenset(chosen))

    everything = two_reports.search("pigs trains", 9)
    assert found("trains", "pigs") == found("trains", "pigs", "gone") == everything
    assert found("gone", "pigs") == found("pigs") != everything
    assert found("gone") == found() == NOTHING
