"""A block of HTML inside of Markdown."""

from lxml import html

from corpus.readers.composer import Composer
from corpus.readers.html.walk import blocks_of
from corpus.readers.html.writer import HtmlWriter


def write_fragment(composer: Composer, text: str, line: int, caption: str = "") -> None:
    """Write what a block of HTML shows.

    Args:
        composer: the document.
        text: the HTML.
        line: the line of the file that it begins on.
        caption: of the table in it.
    """
    root = html.document_fromstring(f"<html><body>{text}</body></html>")
    writer = HtmlWriter(composer, line, caption)
    writer.write(blocks_of(root.body))
