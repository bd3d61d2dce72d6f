"""A table of XHTML whose cells were read: its rows, its prose, or a table of contents."""

from collections.abc import Iterator, Sequence

from corpus.readers.office.cells import FlowCell, table_items
from corpus.readers.office.contents import CONTENTS
from corpus.readers.office.flow import Dropped, Item, Line


def written_table(rows: Sequence[list[FlowCell]], captions: Sequence[Item]) -> Iterator[Item]:
    """Yield a table below its captions; one that leads elsewhere by most of it is left out."""
    lines = [i for row in rows for cell in row for i in cell.items if isinstance(i, Line)]
    linked = sum(len(line.text) for line in lines if line.linked)
    if linked * 2 > sum(len(line.text) for line in lines):
        yield Dropped(" ".join(line.text for line in lines), CONTENTS)
        return
    for item in captions:
        yield Line(item.text, caption=True, marks=item.marks) if isinstance(item, Line) else item
    yield from table_items(rows)
