"""How a table is read: each row as lines with the heads of its columns; shared by all readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.readers.composer import Composer
from corpus.readers.table_grid import Cell, Grid, merged, spread, texts
from corpus.readers.table_heads import BLANKS, are_marked, leading_heads, marked_head
from corpus.stops import SENTENCE_OR_PART_ENDS

# A row with its heads and caption that is longer than this is no single answer on a phone.
_ROW_LENGTH = 600
# What is longer than this is no head of a column and no title of a group of rows.
_TITLE_LENGTH = 120
# Cells that are longer than this on average hold prose: such a table only lays a page out.
_PROSE_CELL = 250


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it is read: `lead` (caption, title of its group) over `cells`, a line per cell.

    `index` is its place among the table's rows, from 0; `prose` says that it is a note or a title
    over the table's whole width and no row of cells.
    """

    lead: str
    cells: str
    index: int
    prose: bool = False


Kind = Literal["blank", "title", "note", "head", "row"]


def write_table(composer: Composer, rows: Sequence[Sequence[Cell]], caption: str = "") -> None:
    """Add the rows of a table to a document; notes over its whole width are paragraphs."""
    for row in table_rows(rows, caption):
        if row.prose:
            composer.paragraph(row.cells)
        else:
            composer.row(row.lead, row.cells)


def table_rows(rows: Sequence[Sequence[Cell]], caption: str = "") -> list[TableRow]:
    """Return the rows of a table below its heads, each with what is needed to understand it.

    Args:
        rows: the cells of each row as the file has them: a merged cell once, with its spans.
        caption: the table's title; empty where it has none.

    A merged cell counts for each row that it spans. A title over the whole width leads the rows
    below it. What leads no row is prose, so that nothing is lost; so is what stands right of the
    last column in a row of heads.
    """
    grid, beyond = spread(rows)
    heads: list[str] = []
    titles: list[str] = []
    read: list[TableRow] = []
    before: Kind = "blank"
    for index, (row, kind) in enumerate(zip(grid, _kinds(grid), strict=True)):
        if kind == "title":
            titles = [*([] if before in ("row", "note") else titles), texts(row)[0]]
        elif kind == "head":
            if before == "title":
                caption, titles = (
                    "\n".join(filter(None, [caption if not read else "", *titles])),
                    [],
                )
            heads = _join_heads(heads if before == "head" else [], row)
        elif kind == "note":
            read.append(TableRow("", texts(row)[0], index, prose=True))
        elif kind == "row":
            lead = "\n".join(part for part in (caption, *titles) if part)
            lead, cells = row_text(*merged(heads, row), lead)
            read.append(TableRow(lead, "\n".join([cells, *beyond[index]]), index))
        if kind != "row" and beyond[index]:
            read.append(TableRow("", "\n".join(beyond[index]), index, prose=True))
        before = before if kind == "blank" else kind
    rest = [*([] if read else [caption]), *(titles if before == "title" else [])]
    rest += heads if before == "head" else []
    left = " ".join(part for part in rest if part)
    return [*read, TableRow("", left, len(grid) - 1, prose=True)] if left else read


def row_text(heads: Sequence[str], cells: Sequence[str], caption: str = "") -> tuple[str, str]:
    """Return a row's lead and its cells as lines that a phone can read.

    Args:
        heads: of the columns, from the left; may be fewer than the cells, or empty.
        cells: of the row, from the left.
        caption: the table's title; may be empty.

    The first cell stands on the first line, each further one behind its head; empty cells are
    left out. Of a row that gets too long the caption goes first, then the heads.
    """
    lines: list[str] = []
    bare = [" ".join(cell.split()) for cell in cells]
    for column, cell in enumerate(bare):
        head = " ".join(heads[column].split()) if column < len(heads) else ""
        if cell and head and column and head != cell:
            lines.append(f"{head.rstrip(':：')}: {cell}")
        elif cell:
            lines.append(cell)
    text = "\n".join(lines)
    if len(text) > _ROW_LENGTH:
        return "", "\n".join(cell for cell in bare if cell)
    return (caption if len(caption) + len(text) < _ROW_LENGTH else ""), text


def holds_prose(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a table only lays a page out: one column, or cells as long as paragraphs."""
    texts = [cell.text for row in rows for cell in row if cell.text]
    if max((sum(cell.columns for cell in row) for row in rows), default=0) < 2:
        return True
    return bool(texts) and sum(map(len, texts)) > _PROSE_CELL * len(texts)


def _kinds(grid: Grid) -> list[Kind]:
    """Say of each row what it is; heads stand at the top, marked ones further down too."""
    kinds = [_kind(row) for row in grid]
    body = [index for index, kind in enumerate(kinds) if kind == "row"]
    count = leading_heads([grid[index] for index in body])
    for index in body[:count]:
        kinds[index] = "head"
    headed = kinds[body[0]] == "head" if body else False
    for index in body[count:] if headed else ():
        if texts(grid[index]) == texts(grid[body[count - 1]]):
            kinds[index] = "head"
    for index, after in reversed(list(zip(body[count:], body[count + 1 :], strict=False))):
        leads = kinds[after] == "head" or not are_marked(grid[after])
        if leads and marked_head(grid[index]):
            kinds[index] = "head"
    if body and body[-1] and kinds[body[-1] - 1] == "title" and marked_head(grid[body[-1]]):
        kinds[body[-1]] = "head"
    return kinds


def _kind(row: list[Cell]) -> Kind:
    """Tell an empty row, a title or note over the whole width, and a row of cells."""
    filled = texts(row)
    if not filled:
        return "blank"
    wide = max(sum(cell is other for other in row) for cell in row if cell.text)
    if len(filled) > 1 or len(row) < 2 or not (row[0].text or wide * 2 > len(row)):
        return "row"
    whole = wide * 2 > len(row)
    if len(filled[0]) > _TITLE_LENGTH or filled[0].endswith(SENTENCE_OR_PART_ENDS):
        return "note"
    return "title" if whole or row[0].head or len(row) > 2 else "row"


def _join_heads(heads: list[str], row: list[Cell]) -> list[str]:
    """Put a further row of heads below the heads that stand above it."""
    joined: list[str] = []
    for column, cell in enumerate(row):
        above = heads[column] if column < len(heads) else ""
        parts = [above, "" if cell.text in BLANKS or above.endswith(cell.text) else cell.text]
        joined.append(", ".join(part for part in parts if part))
    return joined
