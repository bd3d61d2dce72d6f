"""Texts as Telegram measures and parses them."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape

from corpus.paragraphs import Paragraph

# UTF-16 units of the number that is printed on a page.
_LABEL = 24
# What stands for quotation marks within others.
_INNER = str.maketrans("“”", "''")
# A row of a table as Markdown writes it.
_ROW = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)


def utf16(text: str) -> int:
    """Count a text as Telegram does, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def clip(text: str, units: int) -> str:
    """Cut a text to a number of UTF-16 units, at a word's end where there is one."""
    if utf16(text) <= units:
        return text
    raw = text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    return re.sub(r"\s+\S*$", "", raw) or raw


def shorten(text: str, units: int) -> str:
    """Cut a text to a number of UTF-16 units, the "…" at its end counted, if it is longer."""
    return text if utf16(text) <= units else f"{clip(text, units - 1).rstrip(' ,;:，；：')}…"


def html(text: str) -> str:
    """Escape a text; line ends are kept, and so are blank lines, as one line break."""
    return escape(re.sub(r"\s*\n\s*", "\n", text), quote=False)


def as_cells(text: str) -> str:
    """Return a text of the same length with the cells of rows in Markdown on lines of their own."""
    return _ROW.sub(lambda row: row[0].replace("|", "\n"), text)


def isolated(text: str) -> str:
    """Return a text so that what stands beside it keeps its order where it runs right to left."""
    is_leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return f"\u2068{text}\u2069" if is_leftward else text


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def within_quotes(text: str, units: int) -> str:
    """Return a text as it stands in quotation marks: on one line, clipped, without its own."""
    return clip(one_line(text), units).translate(_INNER)


def page_label(printed: str) -> str:
    """Return what is printed on a page, as short as such a thing is: a PDF may hold anything."""
    return shorten(one_line(printed), _LABEL)


def parts(paragraph: Paragraph, units: int) -> Iterator[str]:
    """Yield a paragraph in parts of at most so many UTF-16 units, cut at sentence ends.

    Each part is a slice of the paragraph; a sentence that is longer alone is cut at a word's end.
    """
    text, start, end = paragraph.text, 0, 0
    for span in paragraph.sentences:
        if end > start and utf16(text[start : span.end]) > units:
            yield text[start:end].strip()
            start = end
        while utf16(text[start : span.end]) > units:
            piece = clip(text[start : span.end], units)
            yield piece.strip()
            start += len(piece)
        end = span.end
    yield text[start:end].strip()
