"""Words, stems, years, and the kind of answer that a question asks for."""

import pytest

from embeddings.text.words import answer_type, stems, words
from embeddings.text.year_words import years


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many jobs?", "number"),
        ("by how much did it grow", "number"),
        ("When did it open?", "when"),
        ("in which year", "when"),
        ("Who spoke?", "who"),
        ("where is it", "where"),
        ("Which city is it?", "where"),
        ("what is planned", "which"),
        ("hydrogen energy", "other"),
    ],
)
def test_question_words_say_what_kind_of_answer_is_asked_for(question: str, kind: str) -> None:
    """The kinds are those that a sentence can be searched for."""
    assert answer_type(question) == kind


def test_words_keep_numbers_and_inner_hyphens_and_apostrophes() -> None:
    """A word is a slice of its text."""
    text = "People’s high-speed 58,466.66 hectares, 5% of it."
    assert [word.text for word in words(text)] == [
        "People’s",
        "high-speed",
        "58,466.66",
        "hectares",
        "5",
        "%",
        "of",
        "it",
    ]
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_stems_and_years_of_a_text() -> None:
    """Function words are no stems; only numbers from 1500 to 2099 are years."""
    assert stems("The trains of Europe") == {"train", "europ"}
    assert years("In 2021 and 1499, 20211 people") == {"2021"}
