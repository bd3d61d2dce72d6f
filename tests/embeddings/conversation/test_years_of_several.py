"""The year that a question of a message takes from those before it."""

import pytest

from embeddings.conversation.several import year_of


@pytest.mark.parametrize(
    ("questions", "year"),
    [
        (("How many visitors came in 2019?", "Who was the director?"), "2019"),
        (("How many visitors came in 2019/20?", "Who was the director?"), "2019/2020"),
        (("How many visitors came in FY2019?", "Who was the director?"), "2019"),
        (("How many visitors came in 2019?", "Who was the director in 2020?"), ""),
        (("How many visitors came from 2018 to 2019?", "Who was the director?"), ""),
        (("How many visitors came?", "Who was the director?"), ""),
        (("How many visitors came in 2019?", "When was the museum founded?"), ""),
        (("What was the budget in 2019?", "How many employees are there now?"), ""),
        (("What was the budget in 2019?", "How many staff are there today?"), ""),
        (("What was the budget in 2019?", "Who was the director last year?"), ""),
        (("2019年预算是多少？", "现在有多少员工？"), ""),
        (("2019年预算是多少？", "馆长是谁？"), "2019"),
    ],
)
def test_a_question_takes_the_only_year_before_it(questions: tuple[str, str], year: str) -> None:
    """Unless it names its own, asks when or about now."""
    assert year_of(questions, 1) == year


def test_when_is_asked_in_any_language() -> None:
    """So that the year of another question isn't put into it."""
    questions = ("Wie viele Besucher kamen 2019?", "Wann wurde das Museum gegründet?")
    assert year_of(questions, 1, "de") == ""
    assert year_of((questions[0], "Wer leitete das Museum?"), 1, "de") == "2019"
