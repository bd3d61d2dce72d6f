"""What keeps key figures together with their words in a PDF."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import headings, left_out, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, HEIGHT, made, paragraph, write

CARDS = [
    ("846", ["employees"]),
    ("1,930 km", ["of water", "mains"]),
    ("37%", ["of all leaks are", "still open"]),
    ("£4.6m", ["spent on", "relining"]),
]
ROWS = [
    "846\nemployees",
    "1,930 km\nof water mains",
    "37%\nof all leaks are still open",
    "£4.6m\nspent on relining",
]


def centred(canvas: Canvas, x: float, y: float, text: str, size: float, font: str) -> None:
    """Write a line around the middle of its width."""
    write(canvas, x - stringWidth(text, font, size) / 2, y, text, size, font)


def cards(
    canvas: Canvas, y: float, shown: Sequence[tuple[str, Sequence[str]]], *, boxed: bool = True
) -> None:
    """Draw key figures side by side, each in a box or not."""
    for index, (number, words) in enumerate(shown):
        x = 120 + 120 * index
        if boxed:
            canvas.setFillGray(0.9)
            canvas.rect(x - 52, HEIGHT - y - 70, 104, 100, stroke=0, fill=1)
            canvas.setFillGray(0)
        centred(canvas, x, y, number, 24, "Times-Bold")
        for line, word in enumerate(words):
            centred(canvas, x, y + 18 + 13 * line, word, 11, "Times-Roman")


def page(canvas: Canvas, *, boxed: bool) -> None:
    """Draw a page with key figures between prose and the next section."""
    write(canvas, 60, 60, "The Water Board at a glance", 18, "Times-Bold")
    y = paragraph(canvas, 60, 84, HARBOUR)
    cards(canvas, y + 40, CARDS, boxed=boxed)
    write(canvas, 60, y + 150, "Outlook", 14, "Times-Bold")
    paragraph(canvas, 60, y + 170, BRIDGE)


def test_a_key_figure_is_a_row_with_its_words() -> None:
    """Numbers in boxes keep the words below them, and the next section has its own heading."""
    document = read_pdf(made(lambda canvas: page(canvas, boxed=True)))
    assert texts(document, "row") == ROWS
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]
    assert headings(document) == [(1, "The Water Board at a glance"), (2, "Outlook")]
    assert left_out(document) == []


def test_key_figures_need_no_boxes() -> None:
    """Numbers over words are told by their size and place alone."""
    document = read_pdf(made(lambda canvas: page(canvas, boxed=False)))
    assert texts(document, "row") == ROWS
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]


def test_numbers_of_sections_are_no_key_figures() -> None:
    """Large numbers that count on from each other stand over titles, not over what they count."""

    def draw(canvas: Canvas) -> None:
        for index, title in enumerate(("Dredging", "Dues", "Bridges"), 1):
            cards(canvas, 150 * index, [(str(index), [title])], boxed=False)
            paragraph(canvas, 60, 150 * index + 50, HARBOUR)

    assert texts(read_pdf(made(draw)), "row") == []


def test_a_year_over_prose_is_no_key_figure() -> None:
    """A large number over a paragraph is the title of it."""

    def draw(canvas: Canvas) -> None:
        for index, (year, text) in enumerate((("2020", HARBOUR), ("2021", BRIDGE))):
            write(canvas, 60, 100 + 150 * index, year, 18, "Times-Bold")
            paragraph(canvas, 60, 120 + 150 * index, text)

    document = read_pdf(made(draw))
    assert texts(document, "row") == []
    assert texts(document, "paragraph")[-1] == BRIDGE


def test_numbers_in_a_ruled_table_are_no_key_figures() -> None:
    """Large numbers over small units are cells of the rows that rules make."""
    rows = (("Group", "North", "South"), ("Staff", "950", "410"), ("Beds", "312", "208"))

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 60, HARBOUR)
        for place, cells in enumerate(rows):
            for index, cell in enumerate(cells):
                x, y = 60 + 120 * index, 150 + 44 * place
                canvas.rect(x, HEIGHT - y - 44, 120, 44)
                write(canvas, x + 6, y + 20, cell, 16 if cell.isdigit() else 10)
                if cell.isdigit():
                    write(canvas, x + 6, y + 34, "persons", 9)

    assert texts(read_pdf(made(draw)), "row") == [
        "Group · North · South",
        "Staff\nNorth: 950 persons\nSouth: 410 persons",
        "Beds\nNorth: 312 persons\nSouth: 208 persons",
    ]


def test_numbers_behind_their_name_are_no_key_figures() -> None:
    """Words left of a number on its baseline name it, without rules too."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 60, HARBOUR)
        for place, cells in enumerate((("Staff", "950"), ("Beds", "312"))):
            y = 150 + 40 * place
            write(canvas, 60, y, cells[0], 10)
            write(canvas, 180, y, cells[1], 16)
            write(canvas, 180, y + 14, "persons", 9)

    assert not any("950\npersons" in row for row in texts(read_pdf(made(draw)), "row"))
