"""What rows are read of the tables, charts and listings of a PDF."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import left_out, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, HEIGHT, made, paragraph, table, write

ANIMALS = [["Item", "2019", "2020"], ["Hogs", "1,200", "1,300"], ["Cattle", "30", "40"]]
ROWS = ["Item · 2019 · 2020", "Hogs\n2019: 1,200\n2020: 1,300", "Cattle\n2019: 30\n2020: 40"]


def test_ruled_tables_are_rows_with_their_heads() -> None:
    """A row of ruled cells is a block: its label, then each cell behind the head of its column."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 80, HARBOUR)
        table(canvas, 60, 150, ANIMALS)
        paragraph(canvas, 60, 260, BRIDGE)

    document = read_pdf(made(draw))
    assert texts(document, "row") == ROWS
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]


def test_tables_without_rules_are_rows_too() -> None:
    """Short pieces on shared lines in shared columns make rows."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 80, HARBOUR)
        table(canvas, 60, 150, ANIMALS, ruled=False)
        paragraph(canvas, 60, 260, BRIDGE)

    document = read_pdf(made(draw))
    assert texts(document, "row") == ROWS
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]


def test_a_caption_leads_to_each_row_and_a_table_goes_on_over_the_page() -> None:
    """Rows have the caption before them; on the next page the heads still hold."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 700, "Table 1. Animals in the county", 10)
        table(canvas, 60, 710, ANIMALS)
        canvas.showPage()
        end = table(canvas, 60, 80, [["Sheep", "5", "6"], ["Goats", "7", "8"]])
        paragraph(canvas, 60, end + 40, HARBOUR)

    document = read_pdf(made(draw))
    assert texts(document, "row") == [
        f"Table 1. Animals in the county\n{row}"
        for row in (*ROWS, "Sheep\n2019: 5\n2020: 6", "Goats\n2019: 7\n2020: 8")
    ]
    first = next(block for block in document.blocks if block.kind == "row")
    assert document.text[first.body : first.end] == ROWS[0]


def test_a_table_with_rules_across_alone_is_rows() -> None:
    """Lines of short pieces between rules across the page are rows, over columns of prose too."""

    def draw(canvas: Canvas) -> None:
        for y in (150, 170, 210):
            canvas.line(60, HEIGHT - y, 530, HEIGHT - y)
        for y, row in zip((164, 184, 202), ANIMALS, strict=True):
            for x, cell in zip((64, 260, 420), row, strict=True):
                write(canvas, x, y, cell)
        paragraph(canvas, 60, 240, f"Left. {HARBOUR}", 220)
        paragraph(canvas, 310, 240, f"Right. {BRIDGE}", 220)

    document = read_pdf(made(draw))
    assert texts(document, "row") == ROWS
    assert texts(document, "paragraph") == [f"Left. {HARBOUR}", f"Right. {BRIDGE}"]


@pytest.mark.parametrize("cells", [1, 4])
@pytest.mark.parametrize("head", [False, True])
def test_rows_that_are_shaded_by_turns_are_one_table(cells: int, head: bool) -> None:
    """Shading every other row, as a whole or cell by cell, tears no table and loses no figures."""
    hours = [["1", "6:20", "5:55", "Rest"]]
    hours += [[str(day), f"{day}:20", f"{day}:55", "–"] for day in range(2, 8)]

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 80, HARBOUR)
        for index, row in enumerate([["Day", "Begin", "Pause", "Note"], *hours]):
            y = 150 + 15 * index
            canvas.setFillGray(0.85)
            for x in range(60, 460, 400 // cells) if index % 2 or (head and not index) else ():
                canvas.rect(x, HEIGHT - y - 15, 400 // cells, 15, stroke=0, fill=1)
            canvas.setFillGray(0)
            for x, cell in zip((64, 164, 264, 364), row, strict=True):
                write(canvas, x, y + 11, cell)
        paragraph(canvas, 60, 300, BRIDGE)

    document = read_pdf(made(draw))
    assert texts(document, "row") == ["Day · Begin · Pause · Note"] + [
        f"Day: {day}\nBegin: {begin}\nPause: {pause}\nNote: {note}"
        for day, begin, pause, note in hours
    ]
    assert texts(document, "paragraph") == [HARBOUR, BRIDGE]
    assert left_out(document) == []


def test_numbers_of_a_chart_are_left_out() -> None:
    """Figures on shared lines without a word or a head are no rows."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 60, 80, HARBOUR)
        for index in range(5):
            write(canvas, 100, 200 + 20 * index, str(50 - 10 * index), 8)
            write(canvas, 400, 200 + 20 * index, str(100 - 20 * index), 8)

    document = read_pdf(made(draw))
    assert texts(document, "row") == []
    assert left_out(document)[0] == (1, "figures without words, as of a chart", "50\n100")


def test_a_listing_keeps_its_lines() -> None:
    """Monospaced lines among prose of another type stay lines."""

    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 60, 80, HARBOUR)
        for index, line in enumerate(("for boat in harbour:", "greet(boat)")):
            write(canvas, 80, y + 20 + 11 * index, line, 9, "Courier")
        paragraph(canvas, 60, y + 60, BRIDGE)

    assert texts(read_pdf(made(draw)), "paragraph") == [
        HARBOUR,
        "for boat in harbour:\ngreet(boat)",
        BRIDGE,
    ]
