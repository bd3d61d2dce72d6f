"""Which rows of a table are its heads: by markup, by bold type, or by their look."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.table_grid import Cell
from corpus.stops import SENTENCE_OR_PART_ENDS
from corpus.years import YEARS

# What stands in a cell that has nothing to say.
BLANKS = frozenset({"", "-", "–", "—", "…", "...", "n/a", "N/A"})
_HEAD_LENGTH = 80
_SHORT_HEAD = 40
_ABBREVIATION = 12
# In a table without figures the heads are this much shorter than what stands below them.
_SHORTER = 3
_YEAR = re.compile(rf"\D{{0,12}}{YEARS}\D{{0,12}}")


def leading_heads(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows at a table's top are heads; at least one row is none."""
    marked = next((i for i, row in enumerate(rows) if not are_marked(row)), len(rows))
    if 0 < marked < len(rows):
        return marked
    first = next((i for i, row in enumerate(rows) if not _spans(row)), len(rows))
    if first + 1 < len(rows) and _looks_like_heads(rows[first], rows[first + 1 :]):
        return first + 1
    return 1 if len(rows) > 1 and _looks_like_heads(rows[0], rows[1:]) else 0


def marked_head(row: Sequence[Cell]) -> bool:
    """Say whether a row further down is a row of heads: all marked, and no figure in it."""
    texts = {cell.text for cell in row if cell.text not in BLANKS}
    return len(texts) > 1 and are_marked(row) and not any(map(is_figure, texts))


def are_marked(row: Sequence[Cell]) -> bool:
    """Say whether all that is written in a row, but for its first cell, is marked as a head."""
    others = [cell.head for cell in row[1:] if cell.text and cell is not row[0]]
    return all(others) if others else all(cell.head for cell in row[:1] if cell.text)


def _spans(row: Sequence[Cell]) -> bool:
    """Say whether a cell of a row spans columns, as heads over other heads do."""
    return any(cell is after for cell, after in pairwise(row) if cell.text)


def _looks_like_heads(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a row that nothing marks reads as the heads of the rows below it."""
    texts = [cell.text for cell in row]
    written = [text for text in texts if text]
    if len(written) < 2 or any(map(_is_prose, written)):
        return False
    if any(is_figure(text) for text in written):
        return _are_years(texts, below)
    columns = [[r[i].text for r in below if i < len(r)] for i in range(len(row))]
    figures = [_share_of_figures(column) for column in columns]
    if len(row) == 2:
        return len(below) > 1 and max(figures) > 0.8
    return max(figures) > 0.5 or _shorter(texts, columns)


def _is_prose(text: str) -> bool:
    """Say whether a cell is too long for a head or ends like a sentence; "No." doesn't."""
    return len(text) > _HEAD_LENGTH or (
        len(text) > _ABBREVIATION and text.endswith(SENTENCE_OR_PART_ENDS)
    )


def _are_years(texts: list[str], below: Sequence[Sequence[Cell]]) -> bool:
    """Say whether the figures of a row are years that head columns of other figures."""
    years = [text for text in texts if is_figure(text)]
    if not all(_YEAR.fullmatch(year) for year in years) or len(set(years)) < len(years):
        return False
    under = [
        row[i].text for row in below for i, t in enumerate(texts) if t in years and i < len(row)
    ]
    return not is_figure(texts[0]) and not all(_YEAR.fullmatch(text) for text in under)


def _shorter(texts: list[str], columns: list[list[str]]) -> bool:
    """Say whether all heads are short and different, and one is far shorter than its column."""
    written = [text for text in texts if text]
    if len(set(written)) < len(texts) or max(map(len, written)) > _SHORT_HEAD:
        return False
    return any(
        column and sum(map(len, column)) > _SHORTER * len(text) * len(column)
        for text, column in zip(texts, columns, strict=True)
    )


def _share_of_figures(column: list[str]) -> float:
    """Return how many of a column's written cells are figures, 0 to 1."""
    written = [text for text in column if text not in BLANKS]
    return sum(map(is_figure, written)) / len(written) if written else 0.0


def is_figure(text: str) -> bool:
    """Say whether a cell holds a number and hardly a word: "3,502", "<0.005", "12 %", "40 km"."""
    digits = sum(character.isdigit() for character in text)
    return digits > 0 and digits >= sum(character.isalpha() for character in text)
