"""The library: which part of a message is read."""

import unicodedata
from pathlib import Path

import pytest

from bot.answering.library import Library
from embeddings.search.outcome import Outcome
from tests.fakes import meaning_setup, report_of, word_setup

PIGS = "My aunt keeps pigs on farms, and schools get grain from them after the harvest. "


@pytest.fixture
def trains(tmp_path: Path) -> Library:
    """Return a library of a report on pigs, trains and schools."""
    text = "Pigs live on farms.\n\nTrains go to europe.\n\nSchools get grain."
    return Library.of([report_of(text, tmp_path)], tmp_path / "ix", word_setup())


@pytest.mark.parametrize("times", [1, 3, 30])
def test_the_question_at_the_end_of_a_message_is_read(trains: Library, times: int) -> None:
    """What led to it takes nothing from it, also where it stands beyond 1,000 characters."""
    message = f"Good morning. {PIGS * times}Do trains go to europe?"
    answer, alone = trains.ask(message), trains.ask("Do trains go to europe?")
    assert answer.question == message
    assert answer.confidence == alone.confidence
    assert answer.passages == alone.passages
    assert answer.cut == (len(message) > 1000)


@pytest.mark.parametrize("ask", ["Ｄｏ ｔｒａｉｎｓ ｇｏ？", "𝐃𝐨 𝐭𝐫𝐚𝐢𝐧𝐬 𝐠𝐨?", "“ＴＲＡＩＮＳ”"])
def test_letters_of_other_keyboards_are_read_and_shown_as_typed(trains: Library, ask: str) -> None:
    """Full-width and styled letters ask what the usual ones do, in a follow-up too."""
    usual = ask.translate({0xFF1F: "?"})
    usual = unicodedata.normalize("NFKC", usual)
    answer, alone = trains.ask(ask), trains.ask(usual)
    assert answer.question == ask
    assert answer.outcome == alone.outcome == Outcome.ANSWERED
    assert answer.passages[0].quote == "Trains go to europe."
    assert answer.passages == alone.passages
    again = trains.ask("and why?", 1, [ask])
    assert again.passages == trains.ask("and why?", 1, [usual]).passages


def test_words_that_a_report_has_in_full_width_are_found_in_either(tmp_path: Path) -> None:
    """What is shown is the report's, to the letter."""
    report = report_of("Pigs live on ＦＡＲＭＳ.\n\nTrains go to europe.", tmp_path)
    library = Library.of([report], tmp_path / "ix", word_setup())
    for quoted in ("“ＦＡＲＭＳ”", "“farms”"):
        answer = library.ask(quoted)
        assert answer.missing == ()
        assert answer.passages[0].quote == "Pigs live on ＦＡＲＭＳ."


def test_a_message_is_read_with_its_own_sentences_before_a_chat_s(trains: Library) -> None:
    """ "Where do they go?" is about what the message itself names."""
    answer = trains.ask("I like trains. Where do they go?", 1, ["Do schools get grain?"])
    assert answer.passages[0].paragraph.number == 2
    assert answer.history == ()


def test_a_follow_up_is_read_with_the_question_of_the_message_before(trains: Library) -> None:
    """Of a long message before it, what that asked counts."""
    before = f"Good morning. {PIGS * 5}Do trains go to europe?"
    answer = trains.ask("and why?", 1, [before])
    assert answer.history == ("Do trains go to europe?",)
    assert answer.passages[0].paragraph.number == 2


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Wohin fahren die „Züge“ im Winter heute?", "Züge"),
        ("Wohin fahren die »Züge« im Winter heute?", "Züge"),
        ("「pigsty」は冬にどこにいますか？", "pigsty"),
        ("Куда идут «trenes» зимой по farms?", "trenes"),
    ],
)
def test_a_quotation_in_another_language_than_the_report_s_is_searched_by_meaning(
    question: str, phrase: str, tmp_path: Path
) -> None:
    """The report can't hold it, which isn't said of it; what it means is found."""
    report = report_of("Pigs live on farms.\n\nTrains go to europe.", tmp_path)
    library = Library.of([report], tmp_path / "ix", meaning_setup())
    answer = library.ask(question)
    plain = library.ask(question.translate(dict.fromkeys(map(ord, "„“»«「」"))))
    assert (answer.question, answer.meant, answer.missing) == (question, (phrase,), ())
    assert answer.passages == plain.passages
    assert answer.outcome == plain.outcome


def test_quoted_words_that_stand_there_or_are_in_the_report_s_language_are_exact(
    tmp_path: Path,
) -> None:
    """A name is found whoever asks, and an English question at an English report is told."""
    report = report_of("Pigs live on farms.\n\nTrains go to europe.", tmp_path)
    library = Library.of([report], tmp_path / "ix", meaning_setup())
    found = library.ask("Wohin fahren die „Trains“ im Winter heute?")
    assert [passage.paragraph.number for passage in found.passages] == [2]
    assert (found.meant, found.missing) == ((), ())
    absent = library.ask("Where do the “ferries” go in winter?")
    assert (absent.meant, absent.missing) == ((), ("ferries",))
