"""What tells headings, tables, running heads, contents and labels of pages in a PDF."""

import pypdfium2
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.model import Page
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import headings, left_out, texts
from tests.corpus.readers.pdf.typeset import (
    BRIDGE,
    HARBOUR,
    HEIGHT,
    made,
    paragraph,
    wrapped,
    write,
)


def test_headings_are_told_by_size_weight_and_number() -> None:
    """Larger and bold lines are headings; numbers with more dots stand deeper."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Accounts of the Harbour", 18, "Times-Bold")
        y = 80.0
        for title, size in (
            ("1 Introduction", 13),
            ("1.1 Scope of the accounts", 13),
            ("2 Dredging", 13),
        ):
            write(canvas, 60, y + 14, title, size, "Times-Bold")
            y = paragraph(canvas, 60, y + 34, HARBOUR) + 6
        write(canvas, 60, y + 14, "Remarks of the treasurer", 10, "Times-Bold")
        paragraph(canvas, 60, y + 30, BRIDGE)

    assert headings(read_pdf(made(draw))) == [
        (1, "Accounts of the Harbour"),
        (2, "1 Introduction"),
        (3, "1.1 Scope of the accounts"),
        (2, "2 Dredging"),
        (4, "Remarks of the treasurer"),
    ]


def test_a_heading_on_two_lines_is_one() -> None:
    """The lines of a large title are one heading."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Accounts of the Harbour and of", 16, "Times-Bold")
        write(canvas, 60, 79, "the Bridges of the Town", 16, "Times-Bold")
        paragraph(canvas, 60, 110, HARBOUR)

    assert headings(read_pdf(made(draw))) == [
        (1, "Accounts of the Harbour and of the Bridges of the Town")
    ]


def test_the_outline_gives_the_levels_of_titles_on_their_page() -> None:
    """A line that the file's outline names is a heading of that level; other entries are none."""

    def draw(canvas: Canvas) -> None:
        for key, title, level in (
            ("a", "Dredging", 0),
            ("b", "The inner basin", 1),
            ("c", "Nowhere to be found", 1),
        ):
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key, level)
        write(canvas, 60, 60, "Dredging", 10)
        y = paragraph(canvas, 60, 84, HARBOUR)
        write(canvas, 60, y + 14, "1.2 The inner basin", 10)
        paragraph(canvas, 60, y + 38, BRIDGE)

    assert headings(read_pdf(made(draw))) == [(1, "Dredging"), (2, "1.2 The inner basin")]


def test_running_heads_and_folios_are_left_out() -> None:
    """What comes back at the edges of pages is no text, also where it alternates."""

    def draw(canvas: Canvas) -> None:
        for number in range(1, 7):
            head = "Harbour Board" if number % 2 else "Accounts of the Year"
            write(canvas, 60, 50, head, 8)
            paragraph(canvas, 60, 90, f"Number {number}. {HARBOUR}")
            write(canvas, 290, 800, f"- {number + 10} -", 9)
            canvas.showPage()

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [f"Number {n}. {HARBOUR}" for n in range(1, 7)]
    assert left_out(document)[:2] == [
        (1, "running head or foot", "Harbour Board"),
        (1, "page number", "- 11 -"),
    ]
    assert len(left_out(document)) == 12


def test_a_line_of_a_column_beside_what_comes_back_is_no_running_head() -> None:
    """Captions at the head of one column leave the first line of the other in the text."""

    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            lines = wrapped(f"Day {number}. {HARBOUR} {BRIDGE}", 220)
            for index, line in enumerate(lines):
                write(canvas, 60, 80 + 12 * index, line)
            write(canvas, 310, 80, f"Plate {number}")
            paragraph(canvas, 310, 110, BRIDGE, 220)
            canvas.showPage()

    document = read_pdf(made(draw))
    found = texts(document, "paragraph")
    assert [f"Day {number}. {HARBOUR} {BRIDGE}" in found for number in (1, 2, 3)] == [True] * 3


def test_pages_have_their_place_and_their_label() -> None:
    """A page's number is its place in the file, its label what the file prints on it."""

    def draw(canvas: Canvas) -> None:
        for number in range(4):
            paragraph(canvas, 60, 90, f"Page {number}. {HARBOUR}")
            canvas.showPage()
        canvas.addPageLabel(0, style="ROMAN_LOWER")
        canvas.addPageLabel(2, style="ARABIC", start=1)

    document = read_pdf(made(draw))
    length = len(f"Page 0. {HARBOUR}") + 2
    assert document.pages == (
        Page(0, 1, "i"),
        Page(length, 2, "ii"),
        Page(2 * length, 3, "1"),
        Page(3 * length, 4, "2"),
    )


def test_a_list_of_contents_is_left_out() -> None:
    """Lines that lead with dots to pages are no text, nor is their title."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Contents", 14, "Times-Bold")
        for index, (title, page) in enumerate((("Dredging", 1), ("Bridges", 1), ("Lights", 2))):
            write(canvas, 60, 90 + 14 * index, f"{title} {'. ' * 40}{page}")
        paragraph(canvas, 60, 200, HARBOUR)

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [HARBOUR]
    assert headings(document) == []
    assert {why for _, why, _ in left_out(document)} == {"line of a list of contents"}


def test_chapters_without_dots_are_lines_of_the_contents_too() -> None:
    """Bold chapters above and below entries with dots go with them, on pages without a title."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 76, "1 Dredging", 10, "Times-Bold")
        write(canvas, 480, 76, "1", 10, "Times-Bold")
        for index, (title, page) in enumerate((("1.1 Quays", 1), ("1.2 Bridges", 1), ("1.3 A", 2))):
            write(canvas, 60, 90 + 14 * index, f"{title} {'. ' * 40}{page}")
        write(canvas, 60, 132, "2 Lights", 10, "Times-Bold")
        write(canvas, 480, 132, "2", 10, "Times-Bold")
        paragraph(canvas, 60, 200, HARBOUR)

    document = read_pdf(made(draw))
    assert document.text == HARBOUR


def test_running_heads_that_repeat_a_title_once_are_left_out() -> None:
    """Where each title is a running head on one page alone, it is none of the text's headings."""

    def draw(canvas: Canvas) -> None:
        for number, title in enumerate(("Scope of the Accounts", "Dredging"), 1):
            write(canvas, 60, 40, f"{number}. {title.upper()}", 9)
            write(canvas, 60, 90 + 20 * number, f"{number} {title}", 14, "Times-Bold")
            paragraph(canvas, 60, 120 + 20 * number, HARBOUR)
            canvas.showPage()

    document = read_pdf(made(draw))
    assert headings(document) == [(1, "1 Scope of the Accounts"), (1, "2 Dredging")]
    assert left_out(document) == [
        (1, "running head or foot", "1. SCOPE OF THE ACCOUNTS"),
        (2, "running head or foot", "2. DREDGING"),
    ]


def test_a_box_at_the_foot_of_a_page_stays_where_it_is() -> None:
    """A framed text in small type is no footnote, though rules are above it."""

    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 60, 80, HARBOUR)
        canvas.rect(60, HEIGHT - y - 30, 400, 26)
        write(canvas, 66, y + 14, "The dues are those of the last year.", 8)
        paragraph(canvas, 60, y + 50, BRIDGE)

    assert texts(read_pdf(made(draw)), "paragraph") == [
        HARBOUR,
        "The dues are those of the last year.",
        BRIDGE,
    ]


def test_numbers_of_lines_are_left_out() -> None:
    """Numbers that count the lines in the margin are no part of them."""

    def draw(canvas: Canvas) -> None:
        for day in ("first", "second"):
            for number in range(1, 26):
                write(canvas, 60, 80 + 24 * number, str(number), 12, "Courier")
                line = f"line {number} of the {day} hearing that was held in the town hall"
                write(canvas, 100, 80 + 24 * number, line, 12, "Courier")
            canvas.showPage()

    document = read_pdf(made(draw))
    assert len(left_out(document)) == 50
    assert {why for _, why, _ in left_out(document)} == {"number of a line"}
    assert "the first hearing that was held in the town hall line 2 of" in document.text


def test_headings_that_run_into_their_clause_are_headings() -> None:
    """Bold beginnings with a number, as of the clauses of a contract, open sections."""

    def draw(canvas: Canvas) -> None:
        for index, title in enumerate(("1. TERM.", "2. PRICE.")):
            y = 80 + 60 * index
            lines = wrapped(BRIDGE, 350)
            write(canvas, 60, y, title, 10, "Times-Bold")
            write(canvas, 60 + stringWidth(f"{title} ", "Times-Bold", 10), y, lines[0])
            for number, line in enumerate(lines[1:], 1):
                write(canvas, 60, y + 12 * number, line)

    document = read_pdf(made(draw))
    assert headings(document) == [(1, "1. TERM."), (1, "2. PRICE.")]
    assert texts(document, "paragraph") == [BRIDGE, BRIDGE]


def test_text_beyond_the_edge_and_white_text_are_left_out() -> None:
    """What a person doesn't see is no text: beyond the crop box, or white on white."""

    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((30, 30, 565, 800))
        write(canvas, 60, 20, "PROOF 12 MARCH", 8)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 60, 700, "job number 4711", 8)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(60, HEIGHT - 620, 300, 30, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 70, 610, "White on black is seen by everyone.", 10)
        canvas.setFillColorRGB(0, 0, 0)
        paragraph(canvas, 60, 90, HARBOUR)

    document = read_pdf(made(draw))
    assert texts(document, "paragraph") == [HARBOUR, "White on black is seen by everyone."]
    assert left_out(document) == [
        (1, "invisible text", "job number 4711"),
        (1, "outside the edge of the page", "PROOF 12 MARCH"),
    ]


def test_reading_leaves_nothing_open_between_files() -> None:
    """Two files that are read one after the other don't know of each other."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 90, HARBOUR)

    data = made(draw)
    assert read_pdf(data) == read_pdf(data)
    assert len(pypdfium2.PdfDocument(data)) == 1
