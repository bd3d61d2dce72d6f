"""One reader a file format: bytes in, a `Document` of headings and paragraphs out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.model import Document, ReportError
from corpus.readers.docx import read_docx
from corpus.readers.epub import read_epub
from corpus.readers.formats import REFUSED, format_of
from corpus.readers.markdown import read_markdown
from corpus.readers.odt import read_odt
from corpus.readers.text import read_text

Reader = Callable[[bytes], Document]

# By the names that `format_of` gives.
READERS: Mapping[str, Reader] = {
    "text": read_text,
    "markdown": read_markdown,
    "docx": read_docx,
    "odt": read_odt,
    "epub": read_epub,
}


def read_file(path: Path) -> Document:
    """Read a report file with the reader of its format, which its content tells.

    Raises:
        ReportError: the file is missing, empty, of a format that isn't read, or broken; the message
            names the file and says what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(f"The report {path} cannot be read: {error.strerror}.") from error
    if not data.strip():
        raise ReportError(f"The report {path} is empty. Put its text there, or remove the entry.")
    try:
        document = _read(data, path.suffix)
    except ReportError as error:
        raise ReportError(f"The report {path} cannot be read: {error}") from error
    if not any(block.kind == "paragraph" for block in document.blocks):
        raise ReportError(f"No paragraph was found in {path}. Is it the right file?")
    return document


def _read(data: bytes, suffix: str) -> Document:
    """Read a file's bytes; the suffix of its name tells Markdown from plain text."""
    name = format_of(data, suffix)
    if name not in READERS:
        known = ", ".join(READERS)
        raise ReportError(REFUSED.get(name, f"no reader reads {name}. Save it as one of {known}."))
    return READERS[name](data)
