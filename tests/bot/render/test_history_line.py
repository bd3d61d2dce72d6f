"""The line of an answer that names the earlier questions that it was read with."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.replies import reading_note
from bot.demo.server.text.html import parse_html
from bot.render.history_line import history_in, history_line, quotable
from bot.render.text import within_quotes
from bot.texts import ENGLISH, LANGUAGES

WORDS = st.text(max_size=300).filter(lambda text: bool(text.split()))
QUOTES = st.lists(st.sampled_from(["“", "”", " · ", "” · “", "jobs", "↪", "\n"])).map("".join)


@given(st.lists(WORDS | QUOTES.map(lambda text: f"a{text}b"), min_size=1, max_size=3))
def test_the_first_line_of_an_answer_gives_its_earlier_questions_back(asked: list[str]) -> None:
    """What is shown is what is searched, so buttons can read it off the message."""
    history = quotable(asked[-1], asked[:-1])
    for texts in LANGUAGES.values():
        shown, _ = parse_html(reading_note(history_line(history, texts)))
        assert history_in(f"{shown}\nII. Plans\n“Quoted.”") == history


def test_an_answer_to_a_full_question_names_none() -> None:
    """Whatever it quotes, its first line isn't the one that names questions."""
    assert history_line((), ENGLISH) == ""
    assert history_in("II. “Plans” · “Roads”\nRead with “x”") == ()


def test_a_text_within_quotation_marks_has_none_of_its_own() -> None:
    """It is on one line, and ends with a word."""
    assert within_quotes("Who  said\n“no”, and when?", 40) == "Who said 'no', and when?"
    assert within_quotes("Who said “no”, and when?", 16) == "Who said 'no',"
