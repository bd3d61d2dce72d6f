"""Bytes of a text file as text."""

from corpus.model import ReportError


def decode(data: bytes) -> str:
    """Return the text of a file with line ends as `\\n`.

    Raises:
        ReportError: it is binary, or no UTF-8.
    """
    if b"\0" in data:
        raise ReportError("it is binary, not text. Save it as UTF-8 text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportError(
            f"it is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}. Save it as UTF-8."
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
