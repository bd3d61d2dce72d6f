"""The reader of Word files (DOCX)."""

from corpus.model import Document
from corpus.readers.docx.body import read_body
from corpus.readers.docx.parts import open_parts
from corpus.readers.office.flow_writer import compose
from corpus.readers.office.look import with_headings


def read_docx(data: bytes) -> Document:
    """Read a Word file: accepted changes, numbers, notes, tables; headings by style or look.

    Raises:
        ReportError: it is broken, hostile, encrypted, or holds no document.
    """
    flow, warnings = read_body(open_parts(data))
    return compose(with_headings(flow), warnings)
