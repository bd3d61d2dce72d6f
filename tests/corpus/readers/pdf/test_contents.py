"""What keeps a list of contents in one column apart from the text in the other."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import left_out, texts
from tests.corpus.readers.pdf.typeset import BRIDGE, HARBOUR, made, wrapped, write

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
