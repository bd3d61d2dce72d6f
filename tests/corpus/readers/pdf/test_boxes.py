"""Boxes with titles of their own beside the text of a PDF."""

from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import read_on
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, HEIGHT, made, wrapped, write

NOTE = "Forms are to be had at the office."


def _page(canvas: Canvas, *, second: bool) -> None:
    """Draw a title, a box at the right, and a paragraph at its left; a second title if told."""
    write(canvas, 60, 70, "Harbour Report", 20, "Times-Bold")
    canvas.rect(360, HEIGHT - 180, 180, 80)
    write(canvas, 370, 118, "Where to apply", 10, "Times-Bold")
    write(canvas, 370, 134, NOTE)
    for index, line in enumerate(wrapped(HARBOUR, 280)):
        write(canvas, 60, 112 + 13 * index, line)
    if second:
        write(canvas, 60, 260, "Bridges", 14, "Times-Bold")


def _lines(canvas: Canvas, text: str, y: float) -> None:
    """Write a paragraph."""
    for index, line in enumerate(wrapped(text, 280)):
        write(canvas, 60, y + 13 * index, line)


def test_a_titled_box_beside_a_text_is_read_behind_its_section() -> None:
    """The text beside it isn't below the title of the box."""

    def draw(canvas: Canvas) -> None:
        _page(canvas, second=True)
        _lines(canvas, BRIDGE, 284)

    box = ["Where to apply", NOTE]
    assert read_on(read_pdf(made(draw))) == ["Harbour Report", HARBOUR, *box, "Bridges", BRIDGE]


def test_the_last_box_of_a_page_heads_nothing_of_the_next() -> None:
    """Its title is no heading where the next page goes on without one."""

    def draw(canvas: Canvas) -> None:
        _page(canvas, second=False)
        canvas.showPage()
        _lines(canvas, BRIDGE, 80)

    document = read_pdf(made(draw))
    kinds = [block.kind for block in document.blocks]
    assert read_on(document) == ["Harbour Report", HARBOUR, "Where to apply", NOTE, BRIDGE]
    assert kinds == ["heading", *["paragraph"] * 4]
