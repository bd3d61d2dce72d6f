"""Several questions in a message: each is searched, and the best passage of each comes first."""

from pathlib import Path

import pytest

from embeddings.search.outcome import Outcome
from embeddings.search.result import Part
from embeddings.search.searcher import Searcher
from embeddings.search.two_things_search import search_both
from tests.fakes import report_of, word_setup

TEXTS = (
    "The farms keep pigs.",
    "Trains leave for Europe. The schools are closed in winter.",
    "The harvest of grain was large.",
)
MESSAGE = "Where do trains leave for Europe? And which farms keep pigs?"
QUESTIONS = ("Where do trains leave for Europe?", "Which farms keep pigs?")


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    """Return a searcher of three paragraphs."""
    report = report_of("\n\n".join(TEXTS), tmp_path)
    return Searcher.open([report], tmp_path / "index", word_setup())


def test_each_question_has_its_passage_in_the_order_asked(searcher: Searcher) -> None:
    """Which says what it answers, and how surely."""
    found = search_both(searcher, MESSAGE)
    alone = [searcher.search(question) for question in QUESTIONS]
    assert [hit.paragraph.number for hit in found.hits[:2]] == [2, 1]
    assert [hit.parts for hit in found.hits[:2]] == [
        (Part(1, 2, QUESTIONS[0], alone[0].outcome),),
        (Part(2, 2, QUESTIONS[1], alone[1].outcome),),
    ]
    assert found.confidence == min(each.confidence for each in alone)


def test_few_passages_are_one_of_each_question(searcher: Searcher) -> None:
    """None is left out, however few are wanted."""
    found = search_both(searcher, MESSAGE, 1)
    assert [hit.paragraph.number for hit in found.hits] == [2, 1]


def test_as_many_searches_as_questions(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one for a message of one question, which has no parts."""
    asked: list[str] = []
    search = Searcher.search

    def counted(self: Searcher, question: str, *args: object) -> object:
        """Search, and remember what."""
        asked.append(question)
        return search(self, question, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Searcher, "search", counted)
    search_both(searcher, MESSAGE)
    assert asked == list(QUESTIONS)
    found = search_both(searcher, "Which farms keep pigs?")
    assert asked == [*QUESTIONS, "Which farms keep pigs?"]
    assert [hit.parts for hit in found.hits] == [()] * len(found.hits)


def test_a_sentence_that_is_the_best_of_two_says_so(searcher: Searcher) -> None:
    """It is shown once; two sentences of one paragraph are shown both, in the order asked."""
    found = search_both(searcher, "When are schools closed? Where do trains leave for Europe?")
    assert [(hit.paragraph.number, hit.sentence) for hit in found.hits[:2]] == [(2, 1), (2, 0)]
    assert [hit.paragraph.number for hit in found.hits].count(2) == 2
    assert [[part.number for part in hit.parts] for hit in found.hits[:2]] == [[1], [2]]
    found = search_both(searcher, "Which farms keep pigs? What pigs live where harvest is?")
    assert [part.number for part in found.hits[0].parts] == [1, 2]


def test_one_that_is_not_answered_makes_it_unsure(searcher: Searcher) -> None:
    """Where none is found it is absent."""
    apart = [searcher.search(question).outcome for question in QUESTIONS]
    outcome = apart[0] if len(set(apart)) == 1 else Outcome.UNSURE
    assert search_both(searcher, MESSAGE).outcome == outcome
    neither = search_both(searcher, "Who is the Queen of Spain? How high is Mount Everest?")
    assert neither.outcome == Outcome.ABSENT
