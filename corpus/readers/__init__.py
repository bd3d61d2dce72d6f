"""One reader a file format: bytes in, a `Document` of headings and paragraphs out."""

from pathlib import Path

from corpus.model import Document, ReportError
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text

READERS = {".txt": read_text, ".md": read_markdown}


def read_file(path: Path) -> Document:
    """Read a report file with the reader of its format.

    Raises:
        ReportError: the file is missing, empty, binary, not UTF-8 or of an unknown format.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise ReportError(f"No reader for '{path.suffix}' ({path}). Convert it to one of {known}.")
    document = reader(_decode(path))
    if not any(block.kind == "paragraph" for block in document.blocks):
        raise ReportError(f"No paragraph was found in {path}. Is it the right file?")
    return document


def _decode(path: Path) -> str:
    """Return a file's text with line ends as `\\n`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(f"The report {path} cannot be read: {error.strerror}.") from error
    if not data.strip():
        raise ReportError(f"The report {path} is empty. Put its text there, or remove the entry.")
    if b"\0" in data:
        raise ReportError(f"The report {path} is binary, not text. Save it as UTF-8 text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportError(
            f"The report {path} is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}. "
            "Save it as UTF-8."
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
