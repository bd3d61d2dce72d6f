"""The shipped report as print: what comes back of it."""

import re
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.model import Document
from corpus.readers.options import ReadOptions
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text
from tests.corpus.readers.pdf.reading import left_out
from tests.corpus.readers.pdf.typeset import Galley, made


def _shipped() -> tuple[Document, list[tuple[str, int, str]]]:
    """Return the shipped report as text, and its blocks that are in English."""
    path = Path(__file__).parents[4] / "corpus/reports/liaoning-2022.txt"
    document = read_text(path.read_bytes(), ReadOptions("en"))
    return document, [block for block in _blocks(document) if not re.search("[一-鿿]", block[2])]


def _blocks(document: Document) -> list[tuple[str, int, str]]:
    """Return the blocks of a document: kind, level, text with white space made one blank."""
    return [
        (block.kind, block.level, " ".join(document.text[block.start : block.end].split()))
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("columns", "head"),
    [([(72, 450)], ""), ([(60, 225), (310, 225)], "Report on the Work of the Government")],
    ids=["one column", "two columns with running heads"],
)
def test_the_shipped_report_comes_back_from_print(
    columns: list[tuple[float, float]], head: str
) -> None:
    """The shipped report, typeset, has the same paragraphs and sections as its text file."""
    _, wanted = _shipped()

    def draw(canvas: Canvas) -> None:
        galley = Galley(canvas, columns, head)
        for kind, level, text in wanted:
            if kind == "heading":
                galley.heading(text, 18 - 2 * level)
            else:
                galley.paragraph(text)

    document = read_pdf(made(draw))
    assert len(wanted) > 80
    assert _blocks(document) == wanted
    whys = {why for _, why, _ in left_out(document)}
    assert whys == ({"running head or foot", "page number"} if head else set())
