"""The rows and cells of a Word table, with their spans as Word writes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpus.readers.docx.parts import W, is_on, number, value
from corpus.readers.docx.runs import is_double
from corpus.readers.docx.styles import Styles

_COLUMNS = 100


@dataclass
class RawCell:
    """A `w:tc` (None for a gap in the row), whether markup makes it a head, and its spans."""

    element: etree._Element | None
    head: bool = False
    columns: int = 1
    rows: int = 1


def raw_rows(table: etree._Element, styles: Styles) -> list[list[RawCell]]:
    """Return the cells of a table by row; one that is merged over rows stands in its first."""
    rows: list[list[RawCell]] = []
    above: dict[int, RawCell] = {}
    properties = table.find(W + "tblPr")
    named = None if properties is None else styles.of(properties.find(W + "tblStyle"))
    looks = None if properties is None else properties.find(W + "tblLook")
    bold = named is not None and named.bold_first_row and _first_row(looks)
    for element in _inside(table, W + "tr"):
        trait = element.find(W + "trPr")
        if trait is not None and trait.find(W + "del") is not None:
            continue
        head = trait is not None and bool(is_on(trait.find(W + "tblHeader")))
        gap = 0 if trait is None else number(trait.find(W + "gridBefore")) or 0
        row = [RawCell(None, columns=min(gap, _COLUMNS))] if gap else []
        rows.append(row)
        _add_cells(element, row, above, head=head or (bold and len(rows) == 1))
    return rows


def _add_cells(
    element: etree._Element, row: list[RawCell], above: dict[int, RawCell], *, head: bool
) -> None:
    """Add the cells of a `w:tr` to a row; those that go on from the row above lengthen it."""
    column = sum(cell.columns for cell in row)
    for cell in _inside(element, W + "tc"):
        trait = cell.find(W + "tcPr")
        columns = 1 if trait is None else number(trait.find(W + "gridSpan")) or 1
        columns = max(1, min(columns, _COLUMNS))
        merge = None if trait is None else trait.find(W + "vMerge")
        goes_on = merge is not None and value(merge) != "restart"
        beside = None if trait is None else trait.find(W + "hMerge")
        if goes_on and column in above:
            above[column].rows += 1
        elif beside is not None and value(beside) != "restart" and row:
            row[-1].columns += columns
        else:
            row.append(RawCell(cell, head, columns))
            above.pop(column, None)
            if merge is not None:
                above[column] = row[-1]
        column += columns


def _first_row(looks: etree._Element | None) -> bool:
    """Say whether a table's first row has the look that its style gives to heads."""
    if looks is None:
        return True
    bits = value(looks) or ""
    switch = value(looks, "firstRow")
    if switch is not None:
        return switch in ("1", "true")
    return (
        bool(int(bits, 16) & 0x20)
        if bits and not set(bits) - set("0123456789abcdefABCDEF")
        else True
    )


def _inside(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, through controls and accepted changes."""
    walk = etree.iterwalk(container, events=("start",))
    for _, element in walk:
        if element is container:
            continue
        if element.tag == tag:
            yield element
        elif element.tag not in (W + "del", W + "moveFrom", W + "p") and not is_double(element):
            continue
        walk.skip_subtree()
