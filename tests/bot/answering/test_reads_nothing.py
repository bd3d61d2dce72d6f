"""Who may read nothing is shown nothing, whichever way a question goes."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.library import Library
from corpus.model import ExpectedQuestion
from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.multilingual import MultilingualEncoder
from embeddings.search.outcome import Outcome
from embeddings.search.search_setup import SearchSetup
from tests.fakes import MeaningEncoder, WordEncoder, report_of

TEXT = (
    "I. Farms\n\nPigs live on 17 farms.\n\nGrain of the harvest is stored.\n\n"
    "II. Trains\n\nTrains go to europe in winter.\n\nSchools get grain in winter."
)
EXPECTED = (
    ExpectedQuestion("Where do pigs live on farms?", "en", 1, 0),
    ExpectedQuestion("火车去哪里", "zh", 3, 0),
)
# By meaning, of several things or for a change, by a directive, with what was asked before, quoted
# alone, with a question and in another language, for all places, and without spaces.
QUESTIONS = [
    "how many farms have pigs?",
    "compare pigs and trains",
    "How many farms have pigs? Do trains go to europe?",
    "how has the number of farms changed since 2019?",
    "how many farms have pigs? report:a2020",
    "and in winter?",
    "“go to europe”",
    "where does it say “go to europe”?",
    "“höfe” im Winter, wie viele?",
    "all the pigs",
    "火车去哪里",
    "“火车”",
]
ASKED_BEFORE = ["how many pigs live on farms?"]


@pytest.fixture(params=[None, MeaningEncoder], ids=["words", "meaning"])
def library(tmp_path: Path, request: pytest.FixtureRequest, server: Server | None) -> Library:
    """Return a library of three editions of a report, with and without a model of meaning."""
    reports = []
    for year in (2019, 2020, 2021):
        (tmp_path / str(year)).mkdir()
        described = {"id": f"a{year}", "title": f"Annual {year}", "date": f"{year}-12-31"}
        reports.append(report_of(TEXT, tmp_path / str(year), **described))
    reports[-1] = replace(reports[-1], questions=EXPECTED)
    meaning: MultilingualEncoder | None = request.param() if request.param else None
    setup = SearchSetup(Models(WordEncoder(), meaning), server=server)
    return Library.of(reports, tmp_path / "ix", setup)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("sources", [None, (), ("a2020",)])
def test_no_question_finds_anything(
    library: Library, question: str, sources: tuple[str, ...] | None
) -> None:
    """Though each finds something in all of them, if its language is read."""
    nobody = library.within(frozenset())
    answer = nobody.ask(question, 5, ASKED_BEFORE, sources=sources)
    assert (answer.outcome, answer.passages, answer.places) == (Outcome.ABSENT, (), ())
    assert answer.no_report is None
    assert nobody.places(question, ASKED_BEFORE, sources).listed == ()
    everything = library.ask(question, 5, ASKED_BEFORE)
    assert everything.passages or everything.unread == "de"


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_encoded_ahead_is_searched_in_no_report(library: Library, question: str) -> None:
    """Where it would be searched at all."""
    asked = library.within(frozenset()).asked(question, ASKED_BEFORE, sources=("a2020",))
    assert asked is None or asked.sources == frozenset()


@pytest.mark.parametrize("near", ["", "pigs on farms"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_suggested(library: Library, language: str, near: str) -> None:
    """Neither of their expected questions nor of their headings."""
    assert library.within(frozenset()).suggest(language, 3, near) == ()
    assert library.suggest(language, 3, near)


def test_small_talk_is_answered(library: Library) -> None:
    """It needs no report."""
    assert library.within(frozenset()).ask("Hello!").outcome == Outcome.SMALLTALK
