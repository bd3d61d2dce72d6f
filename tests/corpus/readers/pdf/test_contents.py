"""What keeps a list of contents in one column apart from the text in the other."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import left_out, read_on, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, made, paragraph, wrapped, write

LIST = (("Dredging", 1), ("Bridges", 1), ("Lights", 2), ("Dues", 2))


@pytest.mark.parametrize("shift", [0, 5])
@pytest.mark.parametrize(("left", "right"), [(60, 310), (310, 60)])
def test_contents_in_one_column_leave_the_other(shift: int, left: int, right: int) -> None:
    """Lines beside a list of contents are text, whether they stand on its baselines or not."""

    def draw(canvas: Canvas) -> None:
        write(canvas, left, 90, "Contents", 10, "Times-Bold")
        for index, (title, page) in enumerate(LIST):
            write(canvas, left, 102 + 12 * index, f"{title} {'. ' * 32}{page}")
        for index, line in enumerate(wrapped(HARBOUR, 210)):
            write(canvas, left, 174 + 12 * index, line)
        for index, line in enumerate(wrapped(f"{BRIDGE} {HARBOUR} {BRIDGE}", 210)):
            write(canvas, right, 90 + shift + 12 * index, line)

    document = read_pdf(made(draw))
    text = [HARBOUR, f"{BRIDGE} {HARBOUR} {BRIDGE}"]
    assert texts(document, "paragraph") == (text if left < right else text[::-1])
    assert [line for _, _, line in left_out(document)] == [
        "Contents",
        *(part for title, page in LIST for part in (title, str(page))),
    ]


def test_contents_in_two_columns_are_left_out_whole() -> None:
    """Entries of both columns share their baselines."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Contents", 14, "Times-Bold")
        for index in range(6):
            for x, side, page in ((60, "Left", index + 1), (320, "Right", index + 7)):
                write(canvas, x, 90 + 14 * index, f"{side} chapter {index + 1} {'. ' * 22}{page}")
        canvas.showPage()
        paragraph(canvas, 60, 60, HARBOUR)

    document = read_pdf(made(draw))
    assert read_on(document) == [HARBOUR]
    assert [line for _, _, line in left_out(document)] == [
        "Contents",
        *(
            part
            for index in range(6)
            for side, page in (("Left", index + 1), ("Right", index + 7))
            for part in (f"{side} chapter {index + 1}", str(page))
        ),
    ]
