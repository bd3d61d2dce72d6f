"""Tables in plain text: columns that blanks, tabs or bars part, a line per row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.table_grid import Cell
from corpus.readers.table_heads import leading_heads
from corpus.readers.text.lines import Line, width
from corpus.stops import STOPS

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_AFTER_STOP = re.compile(rf"[{STOPS}] {{2}}$")
_RULE = re.compile(r"[\s|+:=_–—-]*[-=_–—]{2,}[\s|+:=_–—-]*")
_LONGEST = 300
# Fewer lines with columns are a letterhead or an address.
_FEWEST = 3
_CAPTION = re.compile(
    r"(?:table|tabelle|tableau|tabla|tabella|tab\.|таблица|表)\s?[\w.:–-]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in lines `first` to `last` (not included): heads, and the lines of each row."""

    first: int
    last: int
    heads: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


def find_table(lines: Sequence[Line], start: int = 0) -> TextTable | None:
    """Return the first table among lines that stand together; None where there is none."""
    first = start
    while first < len(lines):
        last = first
        while last < len(lines) and (
            _may_be_row(lines[last].raw) or (last > first and _continues(lines, last))
        ):
            last += 1
        body = [line for line in lines[first:last] if not is_rule(line.text)]
        if len(body) >= _FEWEST and _are_aligned(body):
            return _table(lines[first:last], first, last)
        first = max(last, first + 1)
    return None


def is_rule(text: str) -> bool:
    """Say whether a line is only a rule, as between a table's head and its rows."""
    return len(text) <= _LONGEST and _RULE.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Say whether a line names the table that follows it."""
    return _CAPTION.match(text) is not None and len(text) <= _LONGEST


def _may_be_row(raw: str) -> bool:
    """Say whether a line has columns, or is a rule between them."""
    if len(raw) > _LONGEST:
        return False
    text = raw.strip()
    return text.count("|") >= 2 or bool(_gaps(raw)) or is_rule(text)


def _continues(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line without columns goes on in a cell: it stands deep below one."""
    line, above = lines[place], lines[place - 1]
    return (
        len(line.raw) <= _LONGEST and line.indent >= above.indent + 4 and len(_gaps(above.raw)) > 0
    )


def _gaps(raw: str) -> list[tuple[int, int]]:
    """Return where wide blanks stand between words, in columns; not those behind a full stop."""
    return [
        (width(raw[: m.start()]), width(raw[: m.end()]))
        for m in _GAP.finditer(raw)
        if not (m.end() - m.start() == 2 and _AFTER_STOP.search(raw[: m.end()]))
    ]


def _are_aligned(lines: Sequence[Line]) -> bool:
    """Say whether lines share a column of blanks, or bars."""
    if all(line.text.count("|") >= 2 for line in lines):
        return True
    gaps = [_gaps(line.raw) for line in lines]
    shared = {column for a, b in next((g for g in gaps if g), []) for column in range(a, b)}
    for line, own in zip(lines, gaps, strict=True):
        blank = {column for a, b in own for column in range(a, b)}
        if own:
            shared &= blank
        elif line.indent < 4:
            return False
    return bool(shared) or _share_edges(gaps)


def _share_edges(gaps: list[list[tuple[int, int]]]) -> bool:
    """Say whether columns begin or end at the same places in all lines."""
    filled = [own for own in gaps if own]
    starts = [{b for _, b in own} for own in filled]
    same = set.intersection(*starts) if starts else set()
    return len(filled) > 2 and bool(same)


def _table(lines: Sequence[Line], first: int, last: int) -> TextTable:
    """Part a table's heads from its rows; a line that begins deep goes on in the row above."""
    rows: list[list[Line]] = []
    rule_after: int | None = None
    for line in lines:
        if is_rule(line.text):
            if rows and rule_after is None:
                rule_after = len(rows)
        elif rows and _is_rest(line, rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    count = rule_after if rule_after is not None and rule_after < len(rows) else _heads(rows)
    if count > 2:
        count = _heads(rows)
    heads = tuple(line for row in rows[:count] for line in row)
    return TextTable(first, last, heads, tuple(tuple(row) for row in rows[count:]))


def _is_rest(line: Line, row: Line) -> bool:
    """Say whether a line holds the rest of cells of the row above: its first column is empty."""
    if line.text.startswith("|"):
        return False
    return line.indent >= row.indent + 4 and not any(c.isdigit() for c in line.text)


def _heads(rows: list[list[Line]]) -> int:
    """Return how many rows at the top are heads, by what stands in their cells."""
    grid = [[Cell(text) for text in cells_of(row[0].raw)] for row in rows]
    columns = max(map(len, grid))
    full = [[Cell("")] * (columns - len(row)) + row for row in grid]
    return leading_heads(full)


def cells_of(raw: str) -> list[str]:
    """Return the cells of a line."""
    if raw.count("|") >= 2:
        return [cell.strip() for cell in raw.strip().strip("|").split("|")]
    return [cell.strip() for cell in re.split(r" {2,}", raw.strip())]
