"""The shipped report saved in other formats is the report that its text file is."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from corpus.boilerplate import leave_out
from corpus.front_matter import with_front_matter
from corpus.model import Block, Document
from corpus.readers import read_file
from corpus.report import read_report
from tests.corpus.readers.office import docx, epub, odt, p
from tests.fakes import entry

REPORT = Path(__file__).parents[3] / "corpus/reports/liaoning-2022.txt"


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
        for block, text in texts(document)
    )
    return docx(body, styles=styles)


def as_odt(document: Document) -> bytes:
    """Save a document as an OpenDocument text."""
    body = "".join(
        f'<text:h text:outline-level="{block.level}">{escape(text)}</text:h>'
        if block.level
        else f"<text:p>{escape(text)}</text:p>"
        for block, text in texts(document)
    )
    return odt(body)


def as_epub(document: Document) -> bytes:
    """Save a document as a book of a chapter per heading of the first level."""
    chapters = [""]
    for block, text in texts(document):
        if block.level == 1:
            chapters.append("")
        tag = f"h{block.level}" if block.level else "p"
        chapters[-1] += f"<{tag}>{escape(text)}</{tag}>"
    return epub(chapters)


def texts(document: Document) -> list[tuple[Block, str]]:
    """Return the blocks of a document with their text, blanks in a row as one."""
    return [
        (block, " ".join(document.text[block.start : block.end].split()))
        for block in document.blocks
    ]


def paragraphs(file: Path) -> list[tuple[tuple[str, ...], str]]:
    """Return the sections and text of each paragraph of a report."""
    report = read_report(entry(file))
    return [(read.section, " ".join(read.text.split())) for read in report.paragraphs]


@pytest.mark.parametrize(
    ("save", "suffix"), [(as_docx, ".docx"), (as_odt, ".odt"), (as_epub, ".epub")]
)
def test_the_report_has_the_same_paragraphs_and_sections(
    save: Callable[[Document], bytes], suffix: str, tmp_path: Path
) -> None:
    """Whatever program saved it, the same text stands below the same headings."""
    file = tmp_path / f"report{suffix}"
    file.write_bytes(save(with_front_matter(leave_out(read_file(REPORT)))))
    expected = paragraphs(REPORT)
    assert len(expected) > 70
    assert paragraphs(file) == expected
