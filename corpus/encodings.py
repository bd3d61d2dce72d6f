"""Text files that people write for this: a byte order mark tells their encoding."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import TextIOWrapper
from pathlib import Path


def open_text(file: Path, errors: str = "strict") -> TextIOWrapper:
    """Open a text file as UTF-16 where its mark says so, else as UTF-8, with a mark or without.

    It may be a pipe: nothing is read twice.

    Raises:
        OSError: the file cannot be read.
    """
    data = file.open("rb")
    wide = data.peek(2)[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
    return TextIOWrapper(data, encoding="utf-16" if wide else "utf-8-sig", errors=errors)


def read_text_file(file: Path) -> str:
    """Return what stands in a text file.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is in another encoding.
    """
    with open_text(file) as text:
        return text.read()
