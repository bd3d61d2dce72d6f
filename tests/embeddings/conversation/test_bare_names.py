"""Names alone behind a question that names another: the same is asked of them."""

from pathlib import Path

import pytest

from embeddings.conversation.bare_names import is_bare_name
from embeddings.conversation.followup import relevant_history
from embeddings.conversation.names_in_place import with_names_in_place
from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup

BEFORE = "Who chairs the board of Harrowby?"


@pytest.mark.parametrize("question", ["Dunmore?", "Dunmore's?", "the Hill House?", "Rzeszów ?"])
def test_a_name_alone_with_its_mark_goes_on(question: str) -> None:
    """It may have its article or the ending of a possessor."""
    assert is_bare_name(question, BEFORE)
    assert relevant_history(question, [BEFORE]) == (BEFORE,)


@pytest.mark.parametrize(
    ("question", "before"),
    [
        # A phone writes the first word so, a search has no mark, and a question has its words.
        ("Prices?", BEFORE),
        ("Opening hours?", BEFORE),
        ("Dunmore", BEFORE),
        ("ferry times?", BEFORE),
        ("Who chairs Dunmore?", BEFORE),
        ("March?", BEFORE),
        ("Is Dunmore large?", BEFORE),
        # Nothing was named that it could stand for.
        ("Dunmore?", "How many homes were built?"),
        ("Dunmore?", "homes"),
        ("Dunmore?", ""),
        # In German every noun has a capital.
        ("Fahrkartenpreise?", "Wie viele Betten hat das neue Haus?"),
    ],
)
def test_anything_else_is_a_question_of_its_own(question: str, before: str) -> None:
    """So nothing is read with what was asked before only because it is short."""
    assert not is_bare_name(question, before)


@pytest.mark.parametrize(
    ("history", "question", "read"),
    [
        ([BEFORE], "Dunmore?", ([], "Who chairs the board of Dunmore?")),
        ([BEFORE], "Harrowby?", ([], BEFORE)),
        (["What is Harrowby's rent?"], "Dunmore?", ([], "What is Dunmore's rent?")),
        (["Who curated Salt and Sail?"], "the Iron Road?", ([], "Who curated Iron Road?")),
        ([BEFORE, "Dunmore?"], "Lowmoor's?", ([], "Who chairs the board of Lowmoor?")),
        (["Who left?", BEFORE], "Dunmore?", ([], "Who chairs the board of Dunmore?")),
        (["Who left?", "and in Harrowby?"], "Dunmore?", (["Who left?"], "and in Dunmore?")),
        (
            ["Did Callow build the hall in Harrowby?"],
            "Dunmore?",
            (["Did Callow build the hall in Harrowby?"], "Dunmore?"),
        ),
        ([BEFORE], "Prices?", ([BEFORE], "Prices?")),
        ([BEFORE], "and why?", ([BEFORE], "and why?")),
    ],
)
def test_the_only_name_of_the_question_before_gives_way(
    history: list[str], question: str, read: tuple[list[str], str]
) -> None:
    """Of several nobody knows which is meant, and they stay."""
    assert with_names_in_place(history, question) == read


def test_the_search_reads_the_question_of_the_other_name(tmp_path: Path) -> None:
    """By itself the name would find any sentence that has it."""
    text = "Schools are in Velm.\n\nPigs live in Holm on farms.\n\nPigs live in Velm on farms."
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    query = searcher.reader.query("Velm?", ["How many pigs live in Holm?"])
    assert (query.text, query.start) == ("How many pigs live in Velm?", 0)


PLACED = "How many homes were built in Harrowby in 2022?"


@pytest.mark.parametrize(
    ("before", "question", "read"),
    [
        (PLACED, "and in Dunmore?", "How many homes were built in Dunmore in 2022?"),
        (PLACED, "and in dunmore", "How many homes were built in dunmore in 2022?"),
        (PLACED, "What about Dunmore?", "How many homes were built in Dunmore in 2022?"),
        (PLACED, "And in Paris?", "How many homes were built in Paris in 2022?"),
        (BEFORE, "and of the Hill House?", "Who chairs the board of Hill House?"),
        ("Who is Ada Karlsen?", "and Owen Pryce?", "Who is Owen Pryce?"),
    ],
)
def test_and_with_a_name_asks_the_question_before_of_that(
    before: str, question: str, read: str
) -> None:
    """So the name before isn't looked for: no passage need hold both."""
    assert with_names_in_place([before], question) == ([], read)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (PLACED, "and in winter?"),
        (PLACED, "and for Dunmore?"),
        (PLACED, "and in 2021?"),
        (PLACED, "and in May?"),
        (PLACED, "And prices?"),
        (PLACED, "And Prices?"),
        ("Who is the Mayor?", "what about Dunmore?"),
        ("What did Pryce say in Harrowby?", "and in Dunmore?"),
        ("How many homes were built?", "and in Dunmore?"),
    ],
)
def test_and_with_anything_else_is_read_with_the_question_before(
    before: str, question: str
) -> None:
    """A season is no place, nor what stands for somebody, and of two names none is left out."""
    assert with_names_in_place([before], question) == ([before], question)
