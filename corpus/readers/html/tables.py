"""A table of HTML that holds data, as one block."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from corpus.readers.html.blocks import HtmlBlock
from corpus.readers.table_grid import Cell


def table_block(table: HtmlElement, rows: Sequence[tuple[Cell, ...]]) -> HtmlBlock | None:
    """Return the block of a table whose cells were read; None where no cell has words."""
    text = " ".join(cell.text for row in rows for cell in row if cell.text)
    if not text:
        return None
    letters = sum(not c.isspace() for c in text)
    linked = sum(len("".join(a.itertext())) for a in table.iter("a") if a.get("href"))
    share = min(1.0, linked / max(1, letters))
    return HtmlBlock("table", text, table.sourceline or 0, linked=share, rows=tuple(rows))
