"""All places are found of what an answer lists, however the message says it."""

import pytest

from bot.answering.library import Library

_LONG = "The weather was fine that day. " * 50


@pytest.mark.parametrize(
    "message",
    [
        "Where is Dalian mentioned?",
        "Where is Dalian mentioned? Thanks!",
        "Hello! I live in Anshan. Where is Dalian mentioned?",
        f"{_LONG}Where is Dalian mentioned?",
        "My brother lives in Fushun. Which cities are mentioned?",
        "report:liaoning-2022 everything on Dalian",
    ],
)
def test_the_list_is_that_of_the_answer(library: Library, message: str) -> None:
    """Its next page is found by the same message, whatever it says around what it asks."""
    answer, listed = library.ask(message), library.places(message).listed
    assert answer.places == listed
    assert len(listed) > 8


def test_quoted_words_that_the_report_cannot_hold_are_looked_for_by_meaning(
    library: Library,
) -> None:
    """As the answer does; words that it can hold are listed where they stand."""
    asked = "Wie viele „Arbeitsplätze“ wurden geschaffen?"
    answer, listed = library.ask(asked), library.places(asked).listed
    assert answer.meant == ("Arbeitsplätze",)
    assert answer.passages[0].paragraph in [each.passage.paragraph for each in listed]
    quoted, named = library.places("“Dalian”").listed, library.places("all about Dalian").listed
    assert [e.passage.paragraph for e in quoted] == [e.passage.paragraph for e in named]


def test_a_follow_up_lists_what_it_is_read_with(library: Library) -> None:
    """The earlier question is part of what is looked for, as it was of what was answered."""
    history = ["How many jobs were created in 2021?"]
    answer = library.ask("and in 2022?", history=history)
    assert answer.history == tuple(history)
    listed = library.places("and in 2022?", answer.history).listed
    assert answer.passages[0].paragraph.id in {each.passage.paragraph.id for each in listed}


@pytest.mark.parametrize("question", ["report:nope steel", "year:1812 steel"])
def test_a_report_that_is_not_there_has_no_places(library: Library, question: str) -> None:
    """The answer says that there is no such report; no other one is listed in its place."""
    assert library.ask(question).no_report is not None
    assert library.places(question).listed == ()


def test_broken_text_is_read(library: Library) -> None:
    """Half a character of a broken command line doesn't stop the search."""
    assert library.places("Dalian \udcff").listed == library.places("Dalian").listed
