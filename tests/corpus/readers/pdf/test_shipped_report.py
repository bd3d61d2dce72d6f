"""The shipped report as print: what comes back of it."""

import pytest

from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf.reading import left_out
from tests.corpus.readers.pdf.shipped import HEAD, blocks_of, shipped_blocks, typeset


@pytest.mark.parametrize(
    ("columns", "head"),
    [([(72, 450)], ""), ([(60, 225), (310, 225)], HEAD)],
    ids=["one column", "two columns with running heads"],
)
def test_the_shipped_report_comes_back_from_print(
    columns: list[tuple[float, float]], head: str
) -> None:
    """The shipped report, typeset, has the same paragraphs and sections as its text file."""
    wanted = shipped_blocks()
    document = read_pdf(typeset(wanted, columns, head))
    assert len(wanted) > 80
    assert blocks_of(document) == wanted
    whys = {why for _, why, _ in left_out(document)}
    assert whys == ({"running head or foot", "page number"} if head else set())
