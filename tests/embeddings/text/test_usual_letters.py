"""Letters and digits as other keyboards and styles have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.text.usual_letters import usual_letters


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("２０２１年ＧＤＰ增长了多少？", "2021年GDP增长了多少？"),
        ("ＨＯＷ ｍｕｃｈ？", "HOW much？"),
        ("𝐇𝐨𝐰 𝑚𝑢𝑐ℎ ⓣⓐⓧ 𝟐𝟎𝟐𝟏", "How much tax 2021"),
        ("１，０００．５％ ５Ｇ－６Ｇ", "1,000.5% 5G-6G"),
        ("Ａ＆Ｂ １０／２ ＃５", "A&B 10/2 #5"),
        ("12，345，678元", "12,345,678元"),
        ("２０１９，2020年的产量", "2019，2020年的产量"),
    ],
)
def test_full_width_and_styled_letters_and_digits_are_the_usual_ones(text: str, usual: str) -> None:
    """So are the signs within numbers and names."""
    assert usual_letters(text) == usual


@pytest.mark.parametrize(
    "text",
    [
        "100 m² of ½, 5 ㎡ at 20 ℃",
        "《报告》：增长，多少？（第一）「港」～",
        "2019，2020年的产量",
        "2019，100人",
        "30，50和300，5000",
        "GDP，CPI",
        "① № ™ Ω",
        "ﾃﾞｰﾀ",
        "ärger",
    ],
)
def test_what_means_something_else_stays(text: str) -> None:
    """Powers, fractions, units, numbers in circles, and the marks of sentences."""
    assert usual_letters(text) == text


@given(st.text())
def test_no_place_moves_and_twice_is_once(text: str) -> None:
    """The length stays, whatever the text is."""
    assert len(usual_letters(text)) == len(text)
    assert usual_letters(usual_letters(text)) == usual_letters(text)
