"""The row of a table that has the most or the least of what a question asks for.

Rows of a table are alike to both models, and nothing in one tells that it is the highest: "Which
sector emitted the most in 2022?" is answered by the numbers of a column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.digits import ascii_digits
from corpus.paragraphs import Paragraph
from corpus.years import YEAR
from embeddings.index.collection import Collection
from embeddings.search.query import Query
from embeddings.text.extremes import Extreme, extreme_asked, sums_up
from embeddings.text.languages import language_of
from embeddings.text.scripts import plain_number
from embeddings.text.words import stems

# How many rows of a table are compared, at most.
_ROWS = 500
# How much a year in common says of a column beside a word in common.
_YEAR = 2
_SPLIT, _YEARS = re.compile(r"(?<!\\)\|"), re.compile(YEAR)
# A number with what may stand before it: a currency, and a sign or the bracket that accounts write
# for one. "12/2021" is none.
_MINUS = "\u2212–(-"
_NUMBER = re.compile(
    rf"(?:[A-Z][A-Za-z]{{0,2}}(?=\W))?[^\w{_MINUS}]*([{_MINUS}]?)[^\w(]*"
    r"(\d[\d.,'’\u00a0\u202f ]*)(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of a table: their numbers among the paragraphs, their cells, the heads of columns."""

    paragraphs: Sequence[int]
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class ExtremeRows:
    """Which row of a table answers a question for the most or the least; nothing of it changes."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def in_place_of(self, query: Query, row: int) -> int | None:
        """Return the sentence that answers instead of one in the same table.

        Args:
            query: the question.
            row: the sentence that matches it best.

        Returns:
            None where no extreme is asked for, the sentence is no row of a table, the question
            names the row or the column by its own name ("minimum wage"), it can't be told which
            column is meant, or which row has the most.
        """
        extreme = extreme_asked(query.question, query.language)
        paragraph = self._collection.paragraph_at(row)
        if extreme is None or not self._collection.paragraphs[paragraph].is_led:
            return None
        table, language = self._table_of(paragraph), self._collection.languages[paragraph]
        if table is None or _names_row(query.question, table, language):
            return None
        column = _column_asked(query.question, table, language)
        if column is None or extreme_asked(table.heads[column], query.language):
            return None
        number = _extreme_row(table.rows, column, extreme, language)
        if number is None:
            return None
        found = self._collection.paragraphs[table.paragraphs[number]]
        return self._collection.row_of(found, found.lead)

    def _table_of(self, paragraph: int) -> _Table | None:
        """Return the table that a row is of; None where it has no cells."""
        paragraphs, own = self._collection.paragraphs, self._collection.paragraphs[paragraph]
        heads = cells_of(own.lead_text)
        first = last = paragraph
        while first and paragraph - first < _ROWS and _is_beside(paragraphs[first - 1], own):
            first -= 1
        end = min(len(paragraphs), paragraph + _ROWS)
        while last + 1 < end and _is_beside(paragraphs[last + 1], own):
            last += 1
        numbers = range(first, last + 1)
        rows = [
            cells_of(paragraphs[n].slice(paragraphs[n].lead, paragraphs[n].lead)) for n in numbers
        ]
        is_whole = len(heads) > 1 and all(len(row) == len(heads) for row in rows)
        return _Table(numbers, heads, rows) if is_whole else None


def _is_beside(paragraph: Paragraph, other: Paragraph) -> bool:
    """Say whether two paragraphs are rows under the same heads."""
    return (
        paragraph.is_led
        and paragraph.report == other.report
        and paragraph.section == other.section
        and paragraph.lead_text == other.lead_text
    )


def cells_of(line: str) -> list[str]:
    """Return the cells of the last line of a table's heads, or of a row."""
    lines = line.strip().splitlines() or [""]
    return [cell.strip() for cell in _SPLIT.split(lines[-1].strip("| "))]


def _names_row(question: str, table: _Table, language: str) -> bool:
    """Say whether a question names few of the rows, by words or a year of their first cells.

    What most of them share, "hospital", says what they are.
    """
    asked = stems(question, language)
    named = [bool(asked & stems(row[0], language)) for row in table.rows]
    return 0 < 2 * sum(named) <= len(named)


def _column_asked(question: str, table: _Table, language: str) -> int | None:
    """Return the column of numbers that a question means: the only one, or that of its words."""
    columns = [n for n in range(1, len(table.heads)) if _is_of_numbers(table.rows, n, language)]
    if len(columns) < 2:
        return columns[0] if columns else None
    asked, named = stems(question, language), set(_YEARS.findall(ascii_digits(question)))
    shared = [
        len(asked & stems(table.heads[n], language))
        + _YEAR * len(named & {*_YEARS.findall(ascii_digits(table.heads[n]))})
        for n in columns
    ]
    best = max(shared)
    return columns[shared.index(best)] if best and shared.count(best) == 1 else None


def _is_of_numbers(rows: Sequence[Sequence[str]], column: int, language: str) -> bool:
    """Say whether most of a column's cells, and two at least, are numbers."""
    held = sum(_number(row[column], language) is not None for row in rows)
    return held > 1 and 2 * held > len(rows)


def _extreme_row(
    rows: Sequence[Sequence[str]], column: int, extreme: Extreme, language: str
) -> int | None:
    """Return the one row with the most or least; None where several have it, or units differ."""
    held = [(n, row[column]) for n, row in enumerate(rows) if not sums_up(row[0])]
    numbers = ((n, cell, _number(cell, language)) for n, cell in held)
    given = [(number, _unit(cell), n) for n, cell, number in numbers if number is not None]
    if len({unit for _, unit, _ in given}) > 1:
        return None
    if len(given) < 2:
        return None
    end = (max if extreme == "most" else min)(number for number, _, _ in given)
    found = [n for number, _, n in given if number == end]
    return found[0] if len(found) == 1 else None


def _unit(cell: str) -> str:
    """Return what stands behind the number of a cell: "million" of "900 million"."""
    return re.sub(r"^\D*[\d.,'’\s]*\d", "", ascii_digits(cell)).strip(") ").lower()


def _number(cell: str, language: str) -> float | None:
    """Return the number that a cell begins with, behind a sign or a currency; None without one."""
    found = _NUMBER.match(ascii_digits(cell))
    if not found:
        return None
    marked = re.sub(r"[^\d.,]", "", found[2]).rstrip(".,")
    try:
        return float(plain_number(marked, language_of(language))) * (-1 if found[1] else 1)
    except ValueError:
        return None
