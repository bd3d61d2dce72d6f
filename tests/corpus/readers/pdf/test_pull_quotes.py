"""What keeps a pull quote of a PDF from being a heading or from parting a paragraph."""

from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import headings, texts
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
