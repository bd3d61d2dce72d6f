"""Sentence spans: where they are cut, and that they always are slices that cover the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of a text as strings."""
    return [text[span.start : span.end] for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "We will advance work such as No. 2 Runway of Shenyang Airport.",
        "We brought 58,466.66 hectares of soil erosion under control.",
        "PM2.5 concentration was reduced to 35 mcg/m³, e.g. in Shenyang.",
        "We support “One Village, One Product” and the U.S. Government too.",
        "Dr. Smith and Mr. J. K. Brown paid $3.5 million in Jan. 2021.",
        "It was approx. 5 p.m. when they left.",
        "(10) Preventing the risk by addressing symptoms and causes.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    """Abbreviations, decimals, labels and units don't end a sentence."""
    assert sentences(text) == [text]


def test_an_ordinary_page_is_cut_right() -> None:
    """Full stops, question marks and closing quotes end sentences; nothing else does."""
    text = "Is it good? Yes. He said, “We won!” Then they left. (See Fig. 3.) Next, rest."
    assert sentences(text) == [
        "Is it good?",
        "Yes.",
        "He said, “We won!”",
        "Then they left.",
        "(See Fig. 3.)",
        "Next, rest.",
    ]


def test_a_blank_line_ends_a_sentence() -> None:
    """The lines of a title block are sentences of their own."""
    assert sentences("The Title\n\n  By Somebody") == ["The Title", "By Somebody"]


def test_a_line_wrap_does_not_end_a_sentence() -> None:
    """A single line break counts as a space."""
    assert sentences("It rained\nall day. Then\nit stopped.") == [
        "It rained\nall day.",
        "Then\nit stopped.",
    ]


def test_a_very_long_sentence_is_cut_at_semicolons() -> None:
    """A list of clauses too long to quote becomes pieces that end at a semicolon."""
    clause = "growth of the added value of industries above the designated scale by more than 6%; "
    pieces = sentences(clause * 10)
    assert len(pieces) > 1
    assert all(piece.endswith(";") and len(piece) <= 500 for piece in pieces)


def test_chinese_is_cut_at_its_own_marks() -> None:
    """The splitter of the report's language is used."""
    assert sentences("经济增长了5.8%。就业稳定。", "zh") == ["经济增长了5.8%。", "就业稳定。"]


def test_an_unknown_language_is_read_as_english() -> None:
    """A language that the splitter doesn't know is no error."""
    assert sentences("One. Two.", "xx") == ["One.", "Two."]


@given(st.text(max_size=300))
def test_spans_are_ordered_slices_that_cover_every_character(text: str) -> None:
    """Whatever the text, spans don't overlap, hold no outer white space, and miss nothing."""
    spans = split_sentences(text)
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
