"""The words that answer: which clauses of a sentence are marked, and when all of it is."""

from pathlib import Path

import numpy as np
import pytest

from bot.answering.library import Library
from embeddings.search.marks.best_run import Weighed, best_run, count_words
from embeddings.search.searcher import Searcher
from embeddings.text.clauses import Clause, clauses
from tests.fakes import meaning_setup, report_of, word_setup

LONG = (
    "In the north pigs on farms are at 40, the rain of it was at 30, the snow of it was at 10, "
    "the wind was at 80, the trains of the line to europe are at 70, and schools at 20."
)


def marked(searcher: Searcher, question: str) -> str:
    """Return the words marked in the first passage."""
    hit = searcher.search(question, 1).hits[0]
    assert hit.mark is not None
    return hit.paragraph.text[hit.mark.start : hit.mark.end]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of a report with one long sentence."""
    report = report_of(f"Grain is here.\n\n{LONG}", tmp_path)
    return Searcher.open([report], tmp_path / "ix", word_setup())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many pigs on farms?", "In the north pigs on farms are at 40"),
        ("how many trains to europe?", "the trains of the line to europe are at 70"),
        ("how many schools?", "schools at 20."),
        ("grain?", "Grain is here."),
    ],
)
def test_the_clause_with_the_words_and_the_kind_asked_for_is_marked(
    searcher: Searcher, question: str, words: str
) -> None:
    """Each number stands in its own clause; a short sentence is marked whole."""
    assert marked(searcher, question) == words


def test_a_question_about_two_clauses_has_both_marked(searcher: Searcher) -> None:
    """Neither holds all that is asked, so that what lies between them is marked too."""
    assert "40" in marked(searcher, "how many pigs and how many trains?")
    assert "70" in marked(searcher, "how many pigs and how many trains?")


def test_a_year_that_is_asked_about_decides_between_clauses(tmp_path: Path) -> None:
    """The same was counted in two years; a follow-up names the second."""
    text = (
        "The rain was at 30, the pigs on the farms of the state were 40 in the winter of 2021, "
        "the snow was at 10, the wind was at 80, the sun was at 20, and the pigs on the farms of "
        "the state were 50 in the winter of 2022."
    )
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    for year, count in ((2021, "40"), (2022, "50")):
        hit = searcher.search(f"and in {year}?", 1, [f"how many pigs in {4043 - year}?"]).hits[0]
        assert hit.mark is not None
        words = text[hit.mark.start : hit.mark.end]
        assert (str(year) in words, count in words, str(4043 - year) in words) == (
            True,
            True,
            False,
        )


def test_what_was_so_when_a_year_is_named_before_is_of_that_year(tmp_path: Path) -> None:
    """Its own clause names no year, and the figure that is asked for stands in it."""
    text = (
        "On the farms of the state 50 pigs lived in the winter of 2023, which was two fewer than "
        "in 2022, when the state had 52 of them, and the snow of the north was at 10."
    )
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    words = marked(searcher, "how many pigs in 2022?")
    assert words.endswith("in 2022, when the state had 52 of them")


def test_a_question_in_another_language_is_marked_by_meaning(tmp_path: Path) -> None:
    """The clause that means the same is marked where the model of words reads nothing."""
    report = report_of(LONG, tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    words = marked(searcher, "多少火车去欧洲")
    assert "trains of the line to europe are at 70" in words


def test_the_run_with_the_best_share_for_its_length_is_chosen() -> None:
    """A share of 0.3 is worth more words than a cost of 0.1 takes, and fewer than one of 0.5."""
    text = "one two three four, five six seven eight, nine ten eleven twelve, thirteen"
    parts = clauses(text)
    shares = np.array([0.0, 0.7, 0.3, 0.0], np.float32)
    weighed = Weighed(parts, shares, np.zeros((4, 1), np.float32), 0)
    chosen = [best_run(text, weighed, cost) for cost in (0.1, 0.5)]
    assert [text[run.start : run.end] for run in chosen] == [
        "five six seven eight, nine ten eleven twelve",
        "five six seven eight",
    ]


def test_a_run_that_lacks_a_word_of_the_question_takes_its_neighbour_in() -> None:
    """Each of two clauses matches one topic word: both are worth their length."""
    text = "one two three four, five six seven eight, nine ten eleven twelve, thirteen"
    matches = np.array([[0, 0], [0.5, 0], [0, 0.5], [0, 0]], np.float32)
    shares = np.array([0.0, 0.9, 0.1, 0.0], np.float32)
    run = best_run(text, Weighed(clauses(text), shares, matches, 0), 0.2)
    assert text[run.start : run.end] == "five six seven eight, nine ten eleven twelve"


def test_what_is_nearly_all_of_a_sentence_is_all_of_it() -> None:
    """Leaving out one word of nine isn't worth a cut."""
    text = "one two three four five six seven eight, nine"
    shares = np.array([1, 0], np.float32)
    weighed = Weighed(clauses(text), shares, np.array([[1], [0]], np.float32), 0)
    assert best_run(text, weighed, 0.1) == Clause(0, len(text))


def test_words_of_a_script_without_spaces_are_counted_by_characters() -> None:
    """Sixteen characters are about ten words."""
    assert (count_words("国内生产总值增长百分之三以上左右"), count_words("a b c")) == (10, 3)


@pytest.mark.parametrize(
    ("question", "answer", "most"),
    [
        ("How many new 5G base stations were built?", "25,000", 15),
        ("Which high-speed railway was opened?", "Chaoyang-Linghai High-speed Railway", 25),
    ],
)
def test_the_shipped_report_shows_the_clause_that_answers(
    library: Library, question: str, answer: str, most: int
) -> None:
    """Of sentences of 30 words and more, a few words that hold the answer are marked."""
    passage = library.ask(question).passages[0]
    said = passage.as_json()
    assert answer in said["answer"]
    assert said["answer"] in said["sentence"]
    assert len(said["answer"].split()) <= most < len(said["sentence"].split())


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("How much did the GDP grow in 2021?", "regional GDP growth by more than 5.5%"),
        (
            "How much did total retail sales grow in 2021?",
            "total retail sales of consumer goods growth by about 8%",
        ),
    ],
)
def test_the_goal_that_a_follow_up_asks_for_is_that_of_what_was_asked(
    library: Library, before: str, words: str
) -> None:
    """Of a sentence of goals, all of which are one: it is chosen by the question before."""
    hit = library.searcher.search("what's the goal for this year?", 1, [before]).hits[0]
    assert hit.mark is not None
    assert hit.paragraph.text[hit.mark.start : hit.mark.end] == words


@pytest.mark.parametrize(
    ("before", "question", "words"),
    [
        (
            "How many people found work in the cities?",
            "and in 2022?",
            "creating more than 450,000 urban jobs",
        ),
        (
            "By how much did prices rise in 2021?",
            "and this year?",
            "consumer prices rising by about 3%",
        ),
        (
            "How many beautiful villages were built last year?",
            "and this year?",
            "We will create more than 1,000 beautiful and comfortable villages",
        ),
    ],
)
def test_a_year_alone_is_asked_of_what_was_asked_before(
    library: Library, before: str, question: str, words: str
) -> None:
    """What is of another year isn't repeated, and what is of that year isn't all that is meant."""
    hit = library.searcher.search(question, 1, [before]).hits[0]
    assert hit.mark is not None
    assert hit.paragraph.text[hit.mark.start : hit.mark.end].startswith(words)
