"""The shipped report as other programs would save it, for tests and for `benchmarks.readers`."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from corpus.boilerplate import leave_out
from corpus.front_matter import with_front_matter
from corpus.model import Block, Document
from corpus.readers import read_file
from tests.corpus.readers.office import docx, epub, odt, p
from tests.corpus.readers.pdf.typeset import Galley, made

REPORT = Path(__file__).parents[3] / "corpus/reports/liaoning-2022.txt"
_HEAD = "Report on the Work of the Government"


def shipped() -> Document:
    """Read the shipped report's text file."""
    return with_front_matter(leave_out(read_file(REPORT)))


def as_docx(document: Document) -> bytes:
    """Save a document as a Word file with heading styles."""
    levels = sorted({block.level for block in document.blocks if block.level})
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{level}"><w:name w:val="heading {level}"/>'
        "</w:style>"
        for level in levels
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="h{block.level}"/>' if block.level else "")
        for block, text in _texts(document)
    )
    return docx(body, styles=styles)


def as_odt(document: Document) -> bytes:
    """Save a document as an OpenDocument text."""
    body = "".join(
        f'<text:h text:outline-level="{block.level}">{escape(text)}</text:h>'
        if block.level
        else f"<text:p>{escape(text)}</text:p>"
        for block, text in _texts(document)
    )
    return odt(body)


def as_epub(document: Document) -> bytes:
    """Save a document as a book of a chapter per heading of the first level."""
    chapters = [""]
    for block, text in _texts(document):
        if block.level == 1:
            chapters.append("")
        chapters[-1] += _tagged(block, text)
    return epub(chapters)


def as_html(document: Document) -> bytes:
    """Save a document as a web page."""
    body = "\n".join(_tagged(block, text) for block, text in _texts(document))
    head = f'<meta charset="utf-8"><title>{_HEAD}</title>'
    page = f"<!doctype html><html lang='en'><head>{head}</head><body>\n{body}\n</body></html>"
    return page.encode()


def as_markdown(document: Document) -> bytes:
    """Save a document as Markdown."""
    lines = [f"{'#' * block.level} {text}".strip() for block, text in _texts(document)]
    return "\n\n".join(lines).encode()


def as_pdf(document: Document, columns: Sequence[tuple[float, float]], head: str) -> bytes:
    """Typeset a document, each column given by its left edge and width in points."""

    def draw(canvas: Canvas) -> None:
        """Set headings larger than paragraphs, page after page."""
        galley = Galley(canvas, columns, head)
        for block, text in _texts(document):
            if block.level:
                galley.heading(text, 18 - 2 * block.level)
            else:
                galley.paragraph(text)

    return made(draw)


def as_one_column(document: Document) -> bytes:
    """Typeset a document in one column."""
    return as_pdf(document, [(72, 450)], "")


def as_two_columns(document: Document) -> bytes:
    """Typeset a document in two columns with running heads and page numbers."""
    return as_pdf(document, [(60, 225), (310, 225)], _HEAD)


# What each is called, how it is saved, and the suffix of its file.
FORMATS: Mapping[str, tuple[Callable[[Document], bytes], str]] = {
    "PDF, one column": (as_one_column, ".pdf"),
    "PDF, two columns with running heads": (as_two_columns, ".pdf"),
    "DOCX": (as_docx, ".docx"),
    "ODT": (as_odt, ".odt"),
    "EPUB": (as_epub, ".epub"),
    "HTML": (as_html, ".html"),
    "Markdown": (as_markdown, ".md"),
}


def _texts(document: Document) -> list[tuple[Block, str]]:
    """Return the blocks of a document with their text, blanks in a row as one."""
    return [
        (block, " ".join(document.text[block.start : block.end].split()))
        for block in document.blocks
    ]


def _tagged(block: Block, text: str) -> str:
    """Return a block as an element of a page."""
    tag = f"h{block.level}" if block.level else "p"
    return f"<{tag}>{escape(text)}</{tag}>"
