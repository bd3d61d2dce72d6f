"""The readers, one a format, in the process that calls them."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.model import Document, ReportError
from corpus.readers.details import details_of
from corpus.readers.docx import read_docx
from corpus.readers.epub import read_epub
from corpus.readers.files.formats import REFUSED, format_of, refusal_of
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.odt import read_odt
from corpus.readers.options import ReadOptions
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text
from corpus.refusal import Refusal

# The readers of text formats are told the language, which a file may not tell.
READERS: Mapping[str, Callable[[bytes, ReadOptions], Document]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": lambda data, _: read_pdf(data),
    "docx": lambda data, _: read_docx(data),
    "odt": lambda data, _: read_odt(data),
    "epub": lambda data, _: read_epub(data),
}


def read_here(path: Path, options: ReadOptions) -> Document:
    """Read a report file in this process, with the reader of the format that its content tells.

    Raises:
        ReportError: as `read_file` does.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        do = "Let the user that runs this read it."
        raise ReportError(f"The report {path} cannot be read: {error.strerror}. {do}") from error
    if not data.strip():
        said = f"The report {path} is empty. Put its text there, or remove the entry."
        raise ReportError(said, Refusal.EMPTY)
    try:
        document = read_bytes(data, path.suffix, options)
    except ReportError as error:
        raise ReportError(f"The report {path} cannot be read: {error}", error.kind) from error
    if all(block.kind == "heading" for block in document.blocks):
        said = f"No paragraph was found in {path}. Is it the right file?"
        raise ReportError(said, Refusal.EMPTY)
    return document


def read_bytes(data: bytes, suffix: str, options: ReadOptions) -> Document:
    """Read the bytes of a file; the suffix of its name tells Markdown from plain text.

    Raises:
        ReportError: they are of a format that isn't read, or broken; the message doesn't name the
            file.
    """
    name = format_of(data, suffix)
    if name not in READERS:
        known = ", ".join(READERS)
        said = REFUSED.get(name, f"no reader reads {name}. Save it as one of {known}.")
        raise ReportError(said, refusal_of(name))
    document = READERS[name](data, options)
    checksum = hashlib.sha256(data).hexdigest()
    return replace(document, format=name, details=details_of(data, name), checksum=checksum)
