"""The shipped report as print."""

import re
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from corpus.model import Document
from corpus.readers.options import ReadOptions
from corpus.readers.text import read_text
from tests.corpus.readers.pdf.typeset import Galley, made
from tests.source import ROOT

HEAD = "Report on the Work of the Government"


def blocks_of(document: Document) -> list[tuple[str, int, str]]:
    """Return the blocks of a document: kind, level, text with white space made one blank."""
    return [
        (block.kind, block.level, " ".join(document.text[block.start : block.end].split()))
        for block in document.blocks
    ]


def shipped_blocks() -> list[tuple[str, int, str]]:
    """Return the blocks of the shipped report that are in English."""
    path = ROOT / "corpus/reports/liaoning-2022.txt"
    document = read_text(path.read_bytes(), ReadOptions("en"))
    return [block for block in blocks_of(document) if not re.search("[一-鿿]", block[2])]


def typeset(
    blocks: Sequence[tuple[str, int, str]], columns: Sequence[tuple[float, float]], head: str
) -> bytes:
    """Return a PDF file with these blocks."""

    def draw(canvas: Canvas) -> None:
        """Set block after block."""
        galley = Galley(canvas, columns, head)
        for kind, level, text in blocks:
            if kind == "heading":
                galley.heading(text, 18 - 2 * level)
            else:
                galley.paragraph(text)

    return made(draw)
