"""Tables that Markdown doesn't know: lines with columns, as in plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.text.lines import Line
from corpus.readers.text.tables import find_table


@dataclass(frozen=True, slots=True)
class ColumnTable:
    """A table's heads as text, and the text of each row with the line that it begins on."""

    heads: str
    rows: tuple[tuple[str, int], ...]


def table_of(lines: Sequence[str], first: int) -> ColumnTable | None:
    """Return the table that all of some lines are, the first with a number; else None."""
    spread = [Line(text, text.strip(), first + n) for n, text in enumerate(lines) if text.strip()]
    table = find_table(spread)
    if table is None or table.first > 0 or table.last < len(spread):
        return None
    heads = "\n".join(head.text for head in table.heads)
    rows = tuple(("\n".join(cell.text for cell in row), row[0].number) for row in table.rows)
    return ColumnTable(heads, rows)
