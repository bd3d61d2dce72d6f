"""What a server is asked, and how its answers are read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.proposals.prompt import (
    LanguageError,
    Suggestion,
    language_name,
    read_suggestions,
    request,
)
from bot.proposals.replies import ReplyError
from tests.fakes import report_of


def test_a_request_numbers_the_sentences_and_says_where_they_stand(tmp_path: Path) -> None:
    """Title and date, section, each sentence on a line, how many questions, in which language."""
    report = report_of("I. Pigs\n\nPigs live on\nfarms. Grain too.", tmp_path)
    system, user = request(report, report.paragraphs[0], 4, "es")
    assert (system["role"], user["role"]) == ("system", "user")
    assert user["content"].split("\n") == [
        "Report: A Tiny Report, 2020-03-01",
        "Section: I. Pigs",
        "Paragraph:",
        "[1] Pigs live on farms.",
        "[2] Grain too.",
        "Write 4 questions in Spanish.",
    ]


@pytest.mark.parametrize("code", ["", "English", "EN", "xx", "../x", "en_US", "1"])
def test_what_is_no_language_is_refused(code: str) -> None:
    """Codes are those of ISO 639, in lower case."""
    with pytest.raises(LanguageError, match=f"'{code}' is no code of a language"):
        language_name(code)


ROWS = '[{"sentence": 2, "question": "Pigs?"}]'
PIGS = Suggestion("Pigs?", 2)


@pytest.mark.parametrize(
    ("content", "suggestions"),
    [
        (f'{{"questions": {ROWS}}}', [PIGS]),
        (ROWS, [PIGS]),
        (f"Here you are [1]:\n```json\n{ROWS}\n```\nAnything else?", [PIGS]),
        (f'<think>[{{"sentence": 1, "question": "no"}}]</think>{ROWS}', [PIGS]),
        (f'{{"result": {{"questions": {ROWS}}}}}', [PIGS]),
        ('{"questions": []}', []),
        ('[{"sentence": " 2", "question": "a"}]', [Suggestion("a", None)]),
        ('[{"sentence": "2", "question": " a\\n b\\u0000 "}]', [Suggestion("a b", 2)]),
        ('[{"sentence": true, "question": ["a"]}, {}]', [Suggestion("", None)] * 2),
    ],
)
def test_answers_are_read_with_what_stands_around_their_json(
    content: str, suggestions: list[Suggestion]
) -> None:
    """Words, fences and thoughts are passed over; what is wrong is left for the check."""
    assert read_suggestions(content) == suggestions


@pytest.mark.parametrize(
    "content",
    ["", "Sorry.", "[1, 2]", "[]", "{}", '{"questions": "a"}', ROWS[:-1] + ",", "[" * 9999],
)
def test_an_answer_without_questions_is_shown(content: str) -> None:
    """Its beginning stands in the message."""
    with pytest.raises(ReplyError) as error:
        read_suggestions(content)
    assert str(error.value) == f"the answer holds no JSON list of questions: “{content[:160]}”"


@given(st.text(alphabet='[]{}":,\\questions1 ', max_size=60))
def test_no_answer_is_more_than_unusable(content: str) -> None:
    """Whatever the server writes, there are suggestions or that one error."""
    try:
        suggestions = read_suggestions(content)
    except ReplyError:
        return
    assert all(isinstance(each, Suggestion) for each in suggestions)
