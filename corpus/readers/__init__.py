"""One reader a file format: bytes in, a `Document` of headings and paragraphs out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.model import Document, ReportError
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.options import ReadOptions
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text

Reader = Callable[[bytes, ReadOptions], Document]

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": lambda data, _: read_pdf(data),
}


def read_file(path: Path, options: ReadOptions | None = None) -> Document:
    """Read a report file with the reader of its format.

    Raises:
        ReportError: the file is missing, empty, of an unknown format, or its reader can't read it;
            the message names the file and says what to do.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise ReportError(f"No reader for '{path.suffix}' ({path}). Convert it to one of {known}.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(f"The report {path} cannot be read: {error.strerror}.") from error
    if not data.strip():
        raise ReportError(f"The report {path} is empty. Put its text there, or remove the entry.")
    try:
        document = reader(data, options or ReadOptions())
    except ReportError as error:
        raise ReportError(f"The report {path} cannot be read: {error}") from error
    if all(block.kind == "heading" for block in document.blocks):
        raise ReportError(f"No paragraph was found in {path}. Is it the right file?")
    return document
