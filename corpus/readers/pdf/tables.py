"""Tables: rows of cells, which of them are heads, and how a row reads on a phone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.years import BETWEEN_YEARS, SECOND_YEAR

_NUMBER = re.compile(
    r"[(\[]?[-–−+±<>≤≥~≈]?\s?[$€£¥₩]?\s?[-–−]?\d[\d\s.,:/%‰°()\-–−*+]*[\w%‰)\]*]{0,3}"
)
# Narrower than `corpus.years.YEAR`: a number below 1800 is a figure here.
_YEARS = re.compile(rf"(?:FY\s?)?(?:1[89]|20)\d\d(?:{BETWEEN_YEARS}{SECOND_YEAR})?\D{{0,3}}")
_LONG = 600
_HEAD_LENGTH = 90
_LABEL_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, the width that it takes, and if it is set as a head."""

    text: str
    x0: float
    x1: float
    strong: bool = False

    @property
    def number(self) -> bool:
        """Say whether the cell holds a figure."""
        return _NUMBER.fullmatch(self.text) is not None or self.text in (
            "-",
            "–",
            "—",
            "unq",
            "n/a",
        )

    def over(self, other: "Cell") -> bool:
        """Say whether this cell stands above or below another, column for column."""
        overlap = min(self.x1, other.x1) - max(self.x0, other.x0)
        return overlap > 0.4 * min(self.x1 - self.x0, other.x1 - other.x0)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table from the top, without empty cells, each row from the left."""

    rows: tuple[Row, ...]
    x0: float
    x1: float

    @property
    def columns(self) -> int:
        """Return how many cells the longest row has."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands over a table's columns, and the label of the section of rows below."""

    rows: tuple[Row, ...] = ()
    section: str = ""

    def of(self, cell: Cell) -> str:
        """Return the words over a cell, from the top."""
        words: list[str] = []
        for row in self.rows:
            best = [head.text for head in row if head.over(cell)]
            words.extend(text for text in best[:1] if text not in words)
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it is written: what leads to it, and its cells."""

    lead: str
    cells: str


def entries(table: Table, heads: Heads) -> Iterator[tuple[Entry, Heads]]:
    """Yield the rows of a table with the heads that hold for each.

    `heads` are those of a table that this one goes on with, where it has none of its own.
    """
    rows = list(table.rows)
    index = 0
    while index < len(rows):
        count = _heads_at(rows, index)
        if count:
            heads = Heads(tuple(rows[index : index + count]))
            yield Entry("", _bare(rows[index : index + count])), heads
            index += count
            continue
        row = rows[index]
        if _is_section(row, table):
            heads = Heads(heads.rows, row[0].text)
            yield Entry("", row[0].text), heads
        else:
            for entry in _written(row, heads):
                yield entry, heads
        index += 1


def _written(row: Row, heads: Heads) -> Iterator[Entry]:
    """Yield a row as one entry, or cell by cell below its label where it is too long for one."""
    lines = _lines(row, heads)
    if sum(map(len, lines)) <= _LONG or len(lines) == 1:
        yield Entry(heads.section, "\n".join(lines))
        return
    label = lines[0] if len(lines[0]) <= _LABEL_LENGTH else ""
    if not label:
        yield Entry(heads.section, lines[0])
    lead = "\n".join(part for part in (heads.section, label) if part)
    for line in lines[1:]:
        yield Entry(lead, line)


def _bare(rows: Sequence[Row]) -> str:
    """Return head rows as they stand, a line each; what spans several rows stands in the first."""
    said: list[str] = []
    lines: list[str] = []
    for row in rows:
        fresh = [cell.text for cell in row if cell.text not in said]
        said.extend(fresh)
        lines.append(" · ".join(fresh))
    return "\n".join(line for line in lines if line)


def _lines(row: Row, heads: Heads) -> list[str]:
    """Return a row as lines: its label, then each further cell behind its head."""
    lines = [row[0].text]
    if not heads.rows or (row[0].number and heads.of(row[0])):
        lines = [_line(row[0], heads)]
    return lines + [_line(cell, heads) for cell in row[1:]]


def _line(cell: Cell, heads: Heads) -> str:
    """Return a cell behind its head."""
    head = heads.of(cell)
    if not head or len(head) > _HEAD_LENGTH or head == cell.text:
        return cell.text
    return f"{head.rstrip(':：')}: {cell.text}"


def _is_section(row: Row, table: Table) -> bool:
    """Say whether a row is one label that names the rows below."""
    only = row[0]
    return (
        len(row) == 1 and table.columns > 1 and not only.number and len(only.text) < _LABEL_LENGTH
    )


def _heads_at(rows: Sequence[Row], index: int) -> int:
    """Return how many rows from one on are heads of columns.

    Heads stand at the top, below a section's label, or again within the table where the first
    column is empty; they hold no figures and unlike what follows, or are set as heads.
    """
    if not _can_be_head(rows[index]):
        return 0
    below = rows[index + 1 : index + 4]
    if not below:
        return 0
    top = index == 0 or len(rows[index - 1]) == 1
    wide = max(len(row) for row in below)
    if not top and not _over_numbers(rows[index], below):
        return 0
    strong = all(cell.strong for cell in rows[index]) and not all(cell.strong for cell in below[0])
    figures = any(cell.number for row in below for cell in row)
    if not (strong or figures or (index == 0 and len(rows[index]) >= wide >= 3)):
        return 0
    return 1 + _further_heads(rows, index)


def _can_be_head(row: Row) -> bool:
    """Say whether a row has several short cells and no figures but years."""
    return len(row) > 1 and all(
        len(cell.text) <= _HEAD_LENGTH and (not cell.number or _YEARS.fullmatch(cell.text))
        for cell in row
    )


def _over_numbers(row: Row, below: Sequence[Row]) -> bool:
    """Say whether a row without figures stands over figures and leaves the first column empty."""
    first = min(cell.x0 for line in below for cell in line)
    return row[0].x0 > first + 10 and all(
        any(cell.number and cell.over(head) for line in below for cell in line) for head in row
    )


def _further_heads(rows: Sequence[Row], index: int) -> int:
    """Return how many rows below a head row are heads too: under a head that spans several."""
    count = 0
    while index + count + 2 < len(rows):
        row, following = rows[index + count], rows[index + count + 1]
        spanning = any(sum(cell.over(head) for cell in following) > 1 for head in row)
        partial = following[0].x0 > row[0].x1 - 2 or len(following) < len(row)
        if not _can_be_head(following) or not (spanning or (partial and _no_figures(following))):
            break
        if not spanning and not all(cell.strong for cell in following):
            break
        count += 1
    return count


def _no_figures(row: Row) -> bool:
    """Say whether a row holds no figure."""
    return not any(cell.number for cell in row)
