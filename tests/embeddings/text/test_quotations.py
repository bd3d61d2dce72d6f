"""Words in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.text.quotations import exactly, quotations, without_marks


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "„”", "«»", "»«", "””", "「」", "『』"])
def test_every_kind_of_marks_quotes(marks: str) -> None:
    """What stands around them is left over."""
    found = quotations(f"how many {marks[0]}5G base stations{marks[1]} are there?")
    assert found.phrases == ("5G base stations",)
    assert found.rest == "how many are there?"


@pytest.mark.parametrize(
    "question", ["the people's congress' plan", "it's 'so' ‘said’", '5" and 6" pipes', '""', "“?”"]
)
def test_apostrophes_and_inches_are_no_marks(question: str) -> None:
    """Neither are marks around nothing."""
    assert quotations(question).phrases == ()


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("'Gull Rock'", ("Gull Rock",)),
        ("‘Gull Rock’?", ("Gull Rock",)),
        ("'The Keeper's Rock'", ("The Keeper's Rock",)),
        ("‹Gull Rock›", ("Gull Rock",)),
        ("where is ‹Gull Rock› named?", ("Gull Rock",)),
        ("'Gull Rock' or 'Ice House'", ()),
        ("‘tis the boys’ school", ()),
        ("the boys' school'", ()),
    ],
)
def test_single_marks_quote_where_they_stand_around_all_of_a_question(
    question: str, phrases: tuple[str, ...]
) -> None:
    """Elsewhere they are apostrophes, but for guillemets."""
    assert quotations(question).phrases == phrases


def test_straight_marks_stand_next_to_letters_without_spaces() -> None:
    """Words in Chinese and Japanese have no borders."""
    assert quotations('报告里"5G基站"有多少').phrases == ("5G基站",)
    assert quotations('駅の"駅名"は').phrases == ("駅名",)


@pytest.mark.parametrize(
    ("phrase", "text", "span"),
    [
        ("old-brands o'neil", "the OLD–brands \n O’Neil x", (4, 23)),
        ("GDP 2021", "the ＧＤＰ ２０２１.", (4, 12)),
        ("gdp", "Ｇdp GDP", (0, 3)),
        ("École", "l’école", (2, 7)),
        ("port", "ports and airport", None),
        ("大连", "在大连港", (1, 3)),
        ("프린터", "새 프린터입니다", (2, 5)),
        ("프린터", "삼프린터입니다", None),
    ],
)
def test_typography_does_not_count_but_words_are_whole(
    phrase: str, text: str, span: tuple[int, int] | None
) -> None:
    """Case, blanks, dashes, quotes and width may differ; letters may not."""
    found = exactly(phrase).search(text)
    assert (found and found.span()) == span


def test_marks_are_taken_away_and_what_they_quote_is_left() -> None:
    """With single blanks."""
    assert without_marks("the “old  brands” here") == "the old brands here"


@given(st.text())
def test_any_text_is_read(question: str) -> None:
    """Each phrase is found in itself."""
    for phrase in quotations(question).phrases:
        assert exactly(phrase).search(phrase) is not None
