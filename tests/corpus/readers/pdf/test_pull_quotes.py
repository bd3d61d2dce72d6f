"""What keeps a pull quote of a PDF from being a heading or from parting a paragraph."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import headings, read_on, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, made, paragraph, wrapped, write


def quoted(canvas: Canvas, x: float, y: float, lines: tuple[str, str]) -> None:
    """Write a quote in large slanted type on two lines."""
    for index, line in enumerate(lines):
        write(canvas, x, y + 20 * index, line, 16, "Times-Italic")


def test_a_pull_quote_in_the_margin_is_no_heading() -> None:
    """A quote beside a heading leaves it whole, and owns no section."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Harbour", 14, "Times-Bold")
        y = paragraph(canvas, 60, 84, HARBOUR, 320)
        write(canvas, 60, y + 14, "Bridges", 14, "Times-Bold")
        quoted(canvas, 400, y + 4, ("“Nobody was left", "on the bridge.”"))
        paragraph(canvas, 60, y + 38, BRIDGE, 320)

    document = read_pdf(made(draw))
    assert headings(document) == [(1, "Harbour"), (1, "Bridges")]
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE, "“Nobody was left on the bridge.”"]


def test_a_pull_quote_beside_a_paragraph_does_not_part_it() -> None:
    """A quote beside the lines of a paragraph is read behind it."""

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(wrapped(f"{HARBOUR} {BRIDGE}", 320)):
            write(canvas, 60, 84 + 12 * index, line)
        quoted(canvas, 400, 110, ("“Nobody was left", "on the bridge.”"))

    assert texts(read_pdf(made(draw)), "paragraph") == [
        f"{HARBOUR} {BRIDGE}",
        "“Nobody was left on the bridge.”",
    ]


def test_a_title_in_quotation_marks_is_a_heading() -> None:
    """A large title in quotation marks without a stop stays the title."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "“The Harbour and", 18, "Times-Bold")
        write(canvas, 60, 82, "Its Bridges”", 18, "Times-Bold")
        paragraph(canvas, 60, 110, HARBOUR)

    assert headings(read_pdf(made(draw))) == [(1, "“The Harbour and Its Bridges”")]


def test_a_pull_quote_between_paragraphs_stays_where_it_is() -> None:
    """Nothing stands beside it in its column; whose words it is follows it."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Harbour", 14, "Times-Bold")
        y = paragraph(canvas, 60, 84, HARBOUR)
        quoted(canvas, 60, y + 20, ("“Nobody was left", "on the bridge.”"))
        write(canvas, 60, y + 60, "— Anna Holm, patient")
        write(canvas, 60, y + 100, "Bridges", 14, "Times-Bold")
        paragraph(canvas, 60, y + 124, BRIDGE)

    document = read_pdf(made(draw))
    assert headings(document) == [(1, "Harbour"), (1, "Bridges")]
    assert read_on(document) == [
        "Harbour",
        HARBOUR,
        "“Nobody was left on the bridge.”",
        "— Anna Holm, patient",
        "Bridges",
        BRIDGE,
    ]


def test_pull_quotes_beside_a_text_keep_their_order_section_and_speaker() -> None:
    """Each is read before the next heading, the upper one first, with whose words it is."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Harbour", 14, "Times-Bold")
        y = 84.0
        for line in wrapped(f"{HARBOUR} {BRIDGE} {HARBOUR} {BRIDGE}", 320):
            write(canvas, 60, y, line)
            y += 12
        quoted(canvas, 420, 90, ("“Nobody was left", "on the bridge.”"))
        write(canvas, 420, 130, "— Anna Holm, patient")
        quoted(canvas, 400, 160, ("“The basin was", "dry again.”"))
        write(canvas, 60, y + 40, "Bridges", 14, "Times-Bold")
        paragraph(canvas, 60, y + 64, BRIDGE, 320)

    assert read_on(read_pdf(made(draw))) == [
        "Harbour",
        f"{HARBOUR} {BRIDGE} {HARBOUR} {BRIDGE}",
        "“Nobody was left on the bridge.”",
        "— Anna Holm, patient",
        "“The basin was dry again.”",
        "Bridges",
        BRIDGE,
    ]


@pytest.mark.parametrize("title", ["“Together we can.”", "“Together we can!”"])
def test_a_quoted_heading_of_one_line_may_end_with_a_stop(title: str) -> None:
    """Only a quote of several lines is no heading."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, title, 20, "Times-Bold")
        paragraph(canvas, 60, 90, HARBOUR)

    assert headings(read_pdf(made(draw))) == [(1, title)]
