"""One reader a file format: bytes in, a `Document` of headings, paragraphs and rows out."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from corpus.model import Document
from corpus.readers.options import ReadOptions
from corpus.readers.process.isolated import read_isolated

# Reads a report file, as `read_file` does.
ReadFile: TypeAlias = Callable[[Path, ReadOptions], Document]


def read_file(path: Path, options: ReadOptions | None = None) -> Document:
    """Read a report file in a process of its own, held to limits of time and memory.

    Raises:
        ReportError: the file is missing, empty, of a format that isn't read, broken, or costs too
            much to read; the message names the file and says what to do.
    """
    return read_isolated(path, options or ReadOptions())
