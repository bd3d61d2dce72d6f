"""Heads and feet of PDF files of one or two pages."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.model import Document
from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.folios import is_folio
from tests.corpus.readers.pdf.reading import left_out, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, made, paragraph, write

HEAD = "running head or foot"
ADDRESS = "https://port.example/reports/2021"
TIME = "11/27/26, 8:13 PM"


def two_pages(left: tuple[str, str], right: tuple[str, str]) -> Document:
    """Read two pages, each of a paragraph below a head with a number beside it."""

    def draw(canvas: Canvas) -> None:
        for (title, number), text in ((left, HARBOUR), (right, BRIDGE)):
            write(canvas, 60, 40, title, 9)
            write(canvas, 500, 40, number, 9)
            paragraph(canvas, 60, 90, text)
            canvas.showPage()

    return read_pdf(made(draw))


def one_page(top: list[tuple[float, str]], bottom: list[tuple[float, str]]) -> Document:
    """Read a page with texts above and below a paragraph, each at its place in the line."""

    def draw(canvas: Canvas) -> None:
        for y, edge in ((30, top), (810, bottom)):
            for x, text in edge:
                write(canvas, x, y, text, 8)
        paragraph(canvas, 60, 90, HARBOUR)

    return read_pdf(made(draw))


def test_two_heads_whose_numbers_count_on_are_heads() -> None:
    """Left and right pages have heads that read differently, with the pages' numbers."""
    document = two_pages(("State of the Forests", "11"), ("Report to the Assembly", "12"))
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]
    assert left_out(document) == [
        (1, HEAD, "State of the Forests"),
        (1, HEAD, "11"),
        (2, HEAD, "Report to the Assembly"),
        (2, HEAD, "12"),
    ]


def test_what_stands_beside_the_named_number_of_a_page_is_its_foot() -> None:
    """A single page has one, too; the number of another page, or a bare one, tells nothing."""
    document = one_page([], [(60, "Fernhill Footpaths, issue 38"), (500, "Page 1")])
    assert texts(document, "paragraph") == [HARBOUR]
    assert left_out(document) == [
        (1, HEAD, "Fernhill Footpaths, issue 38"),
        (1, HEAD, "Page 1"),
    ]
    for other in ("Page 7", "7"):
        assert left_out(one_page([], [(60, "The old mill, plate"), (500, other)])) == []


def test_lines_whose_numbers_do_not_count_on_stay() -> None:
    """Figures at the top of two pages are no page numbers where they count otherwise."""
    document = two_pages(("Berths in the basin", "11"), ("Cranes on the quay", "14"))
    assert left_out(document) == []


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ([(30, TIME)], [(30, ADDRESS), (540, "1/1")]),
        ([(30, "27.11.2026, 20:13"), (280, "Report")], [(30, ADDRESS), (540, "1/1")]),
        ([(30, "Report"), (300, ADDRESS)], [(30, "1 of 1"), (480, TIME)]),
    ],
)
def test_what_a_browser_prints_round_a_page_is_left_out(
    top: list[tuple[float, str]], bottom: list[tuple[float, str]]
) -> None:
    """The time, the title, the address and the count of pages are heads and feet on one page."""
    document = one_page(top, bottom)
    assert texts(document, "paragraph") == [HARBOUR]
    assert left_out(document) == [(1, HEAD, text) for _, text in top + bottom]


def test_an_address_or_a_time_alone_stays() -> None:
    """A link below the text and a date above it say something."""
    document = one_page([(30, TIME)], [(30, ADDRESS)])
    assert left_out(document) == []
    assert texts(document, "paragraph") == [TIME, HARBOUR, ADDRESS]
    document = one_page([(540, "1/1")], [(30, ADDRESS)])
    assert texts(document, "paragraph") == [HARBOUR, ADDRESS]


@pytest.mark.parametrize(
    "text",
    ["str. 1", "Sida 3 av 12", "sivu 4", "1. oldal", "Halaman 2 dari 9", "Σελ. 3"],
)
def test_a_page_number_is_known_by_its_word(text: str) -> None:
    """Languages have words for a page before or behind its number."""
    assert is_folio(text)


@pytest.mark.parametrize("text", ["Section 3", "str. 1 Warszawa", "3 av Sida", "sivu"])
def test_other_words_beside_a_number_are_no_page_number(text: str) -> None:
    """A number with another word beside it is text."""
    assert not is_folio(text)


@pytest.mark.parametrize("titles", [("Background", "Methods"), ("Background", "Methods", "Dues")])
def test_numbered_headings_of_pages_in_a_row_stay(titles: tuple[str, ...]) -> None:
    """A number before a title that is another on each page counts sections, not pages."""

    def draw(canvas: Canvas) -> None:
        for number, title in enumerate(titles, 1):
            write(canvas, 60, 60, str(number), 10, "Times-Bold")
            write(canvas, 90, 60, title, 10, "Times-Bold")
            paragraph(canvas, 60, 90, HARBOUR)
            canvas.showPage()

    assert left_out(read_pdf(made(draw))) == []


def test_a_head_beside_a_number_comes_back_in_longer_files() -> None:
    """The title of left pages does so; that of the right page between them counts on with it."""

    def draw(canvas: Canvas) -> None:
        heads = (("11", "Forests"), ("Assembly", "12"), ("13", "Forests"))
        for head, text in zip(heads, (HARBOUR, BRIDGE, HARBOUR), strict=True):
            for x, part in zip((60, 500), head, strict=True):
                write(canvas, x, 40, part, 9)
            paragraph(canvas, 60, 90, text)
            canvas.showPage()

    document = read_pdf(made(draw))
    assert [text for _, _, text in left_out(document)] == [
        "11", "Forests", "Assembly", "12", "13", "Forests",
    ]  # fmt: skip
