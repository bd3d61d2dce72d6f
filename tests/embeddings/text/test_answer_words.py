"""Which words can be the answer, by the kind of answer that a question asks for."""

import pytest

from embeddings.text.answer_words import answers_too, is_answer
from embeddings.text.words import answer_type, words


def _answers(text: str, kind: str, language: str = "en") -> list[str]:
    """Return the words of a text that can be an answer of a kind."""
    found = words(text, language)
    return [w.text for n, w in enumerate(found) if is_answer(w, kind, found[n - 1] if n else None)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The mayor is Ida Holm since 2018.", ["Ida", "Holm"]),
        ("ru", "Мэр города Анна Лунд, 41.", ["Анна", "Лунд"]),
        # A script without capitals tells no name, so that any word may be one.
        ("ar", "رئيس البلدية خالد 41", ["رئيس", "البلدية", "خالد"]),
        ("hi", "अनीता देशमुख 41", ["अनीता", "देशमुख"]),
        ("ko", "시장은 김은영 41", ["시장은", "김은영"]),
    ],
)
def test_who_is_answered_by_names(language: str, text: str, names: list[str]) -> None:
    """By words with a capital behind the first, where the script has capitals; by no number."""
    found = words(text, language)
    before = [None, *found]
    answers = [w.text for w, last in zip(found, before, strict=False) if is_answer(w, "who", last)]
    assert answers == names


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Sixteen bands and thirty-eight choirs came in 2021", "en", ["Sixteen", "thirty-eight"]),
        ("A well-known, second-hand boat", "en", []),
        ("vingt-deux hommes et soixante femmes", "fr", ["vingt-deux", "soixante"]),
        ("Siebzehn Boote, neunzig Segel", "de", ["Siebzehn", "neunzig"]),
        ("dieciséis barcos", "es", ["dieciséis"]),
    ],
)
def test_numbers_are_written_as_words(text: str, language: str, found: list[str]) -> None:
    """Also those above twelve, and those of several words with hyphens."""
    assert _answers(text, "number", language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("They play on Saturday at 9 pm", "en", ["Saturday", "pm"]),
        ("Closed on Sundays from noon and at 7.45 a.m.", "en", ["Sundays", "noon", "m"]),
        ("I am 9 m tall", "en", []),
        ("Am Montag um 18 Uhr", "de", ["Montag", "Uhr"]),
        ("Le samedi à midi", "fr", ["samedi", "midi"]),
        ("On May 4", "en", ["May", "4"]),
    ],
)
def test_days_of_the_week_and_hours_tell_when(text: str, language: str, found: list[str]) -> None:
    """An hour is told by what stands behind its number."""
    assert _answers(text, "when", language) == found
    assert answer_type("What time does it open?") == "when"


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("How often are bins emptied?", "Bins are emptied weekly.", ["weekly"]),
        ("how often is there a ferry", "A ferry sails twice every day.", ["twice", "every"]),
        ("How long has she been head?", "She has led it since May 2020.", ["May", "2020"]),
        ("How long is the pier?", "It was built in May 2020.", []),
        ("How many bins are there?", "Bins are emptied weekly.", []),
    ],
)
def test_how_often_and_since_when_are_answered_in_words(
    question: str, text: str, found: list[str]
) -> None:
    """Where no number answers."""
    held = words(text)
    pairs = zip(held, [None, *held], strict=False)
    assert [w.text for w, before in pairs if answers_too(question, w, before)] == found
