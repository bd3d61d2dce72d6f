"""Several threads ask at once: each gets what it would get alone."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.answering.library import Library
from embeddings.evaluation.dataset import load_questions
from embeddings.search.result import SearchResult
from embeddings.text.spelling import Spelling
from embeddings.text.words import stem

ROOT = Path(__file__).parents[3]
THREADS = 8


@pytest.fixture(autouse=True)
def frequent_switches() -> Iterator[None]:
    """Let threads take turns every few steps, so that what they share is caught."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(interval)


def test_questions_asked_at_once_have_the_answers_of_questions_asked_in_turn(
    library: Library,
) -> None:
    """Two hundred questions, mistyped, in Chinese and with a history too: hits and scores."""
    questions = load_questions(ROOT / "benchmarks/data/liaoning.jsonl")[:200]
    assert len(questions) == 200

    def search(number: int) -> SearchResult:
        question = questions[number]
        return library.searcher.search(question.text, 5, question.history)

    with ThreadPoolExecutor(THREADS) as threads:
        at_once = list(threads.map(search, range(200)))
    assert at_once == list(map(search, range(200)))


def test_words_are_corrected_at_once_as_in_turn() -> None:
    """The index of known words measures distances in lists that threads don't share."""
    words = "government province runway received infrastructure agricultural development people"
    mistyped = [w[:n] + w[n + 1 :] for w in words.split() for n in range(1, len(w))]
    in_turn = list(map(Spelling.of(["The runway of the province."], []).correct, mistyped))
    with ThreadPoolExecutor(THREADS) as threads:
        spelling = Spelling.of(["The runway of the province."], [])
        assert list(threads.map(spelling.correct, mistyped)) == in_turn
    assert "runway" in in_turn


def test_words_are_stemmed_at_once_as_in_turn() -> None:
    """Each thread has a stemmer of its own."""
    words = [f"{prefix}{n}ings" for n in range(2000) for prefix in ("farm", "train")]
    with ThreadPoolExecutor(THREADS) as threads:
        at_once = list(threads.map(stem, words))
    stem.cache_clear()
    assert at_once == list(map(stem, words))
