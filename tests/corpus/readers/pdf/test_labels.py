"""What tells captions from words that begin like them."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.labels import is_caption
from tests.corpus.readers.pdf.reading import headings, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, Galley, made, wrapped, write


@pytest.mark.parametrize(
    "text",
    [
        "Table 1. Dues of the harbour",
        "TABLE IV Dues of the harbour",
        "Table A.1: Dues of the harbour",
        "Table B Dues of the harbour",
        "figure 3-2: The basin",
        "Fig. S2. The basin",
        "Fig.4",
        "Abb. 12: Das Becken",
        "Box 2 | The basin",
        "Exhibit C",
        "Рисунок 3. Гавань",
        "表 三 港口",
        "<표 2> 항구",
    ],
)
def test_a_caption_counts_its_table_or_figure(text: str) -> None:
    """A caption has a figure, a letter or a Roman number behind its word."""
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Figures have been rounded, and totals may differ",
        "FIGURES OF THE YEAR",
        "Table tennis",
        "Tables and chairs",
        "Charter flights",
        "Exhibitions",
        "EXHIBITS OF THE MUSEUM",
        "Scheduled services",
        "Boxing hall",
        "Graphics",
        "Tab opened twice",
    ],
)
def test_words_that_begin_like_captions_are_none(text: str) -> None:
    """Without a count behind it, a word that begins like a caption's is a word."""
    assert not is_caption(text)


def test_a_title_that_begins_like_a_caption_is_a_heading() -> None:
    """Titles such as "Charter flights" and "Exhibitions" stand over their paragraphs."""

    def draw(canvas: Canvas) -> None:
        galley = Galley(canvas, [(60, 400)])
        for title in ("Charter flights", "Exhibitions"):
            galley.heading(title)
            galley.paragraph(BRIDGE)

    assert headings(read_pdf(made(draw))) == [(1, "Charter flights"), (1, "Exhibitions")]


def test_a_paragraph_that_has_ended_does_not_go_on_behind_a_heading() -> None:
    """A full last line with a stop at the end of a column ends its section all the same."""
    ended = HARBOUR.replace("basin.", "basin and raising both walls.")

    def draw(canvas: Canvas) -> None:
        galley = Galley(canvas, [(60, 210), (310, 210)])
        for line in wrapped(ended, 210):
            write(canvas, 60, galley.y, line)
            galley.y += 12
        galley.column, galley.y = 1, galley.top
        galley.heading("Bridges")
        for line in wrapped(f"Nevertheless {BRIDGE}", 210):
            write(canvas, 310, galley.y, line)
            galley.y += 12

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [ended, f"Nevertheless {BRIDGE}"]
