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


def _lines(canvas: Canvas, text: str, y: float, width: float = 280) -> None:
    """Write a paragraph."""
    for index, line in enumerate(wrapped(text, width)):
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


def test_lines_beside_a_box_go_on_above_wider_ones() -> None:
    """They end where the box begins, and not where their paragraph does."""

    def draw(canvas: Canvas) -> None:
        _page(canvas, second=True)
        _lines(canvas, BRIDGE, 284, 480)

    assert read_on(read_pdf(made(draw)))[1] == HARBOUR


def test_lines_of_formulas_end_where_they_do() -> None:
    """A small letter below one goes on with nothing."""
    first, second = "let the first of all the values be v = u in s", "let the second be w = v in t"

    def draw(canvas: Canvas) -> None:
        _lines(canvas, BRIDGE, 80, 480)
        write(canvas, 60, 106, first)
        write(canvas, 60, 119, second)

    assert read_on(read_pdf(made(draw)))[-2:] == [first, second]
