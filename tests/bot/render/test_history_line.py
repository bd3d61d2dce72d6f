"""The line of an answer that names the earlier questions that it was read with."""

from hypothesis import given
from hypothesis import strategies as st

from bot.demo.server.text.html import parse_html
from bot.render.history_line import earlier, read_with, reading_line
from bot.texts import CHINESE, ENGLISH

WORDS = st.text(max_size=300).filter(lambda text: bool(text.split()))
QUOTES = st.lists(st.sampled_from(["“", "”", " · ", "” · “", "jobs", "↪", "\n"])).map("".join)


@given(st.lists(WORDS | QUOTES.map(lambda text: f"a{text}b"), min_size=1, max_size=3))
def test_the_first_line_of_an_answer_gives_its_earlier_questions_back(asked: list[str]) -> None:
    """What is shown is what is searched, so buttons can read it off the message."""
    history = earlier(asked[-1], asked[:-1])
    for texts in (ENGLISH, CHINESE):
        shown, _ = parse_html(reading_line(history, texts))
        assert read_with(f"{shown}\nII. Plans\n“Quoted.”") == history


def test_an_answer_to_a_full_question_names_none() -> None:
    """Whatever it quotes, its first line isn't the one that names questions."""
    assert reading_line((), ENGLISH) == ""
    assert read_with("II. “Plans” · “Roads”\nRead with “x”") == ()
