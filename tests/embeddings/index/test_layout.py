"""Which reports stand in which segment."""

from embeddings.index.layout import Block, lay_out


def grown(count: int) -> list[Block]:
    """Return the segments of reports that were added one by one."""
    keys: list[str] = []
    blocks: list[Block] = []
    for number in range(count):
        keys.append(f"report-{number}")
        blocks = lay_out(keys, [block.keys for block in blocks])
    return blocks


def test_every_eighth_report_joins_the_last_eight() -> None:
    """As digits are carried: 64 and 8 and 5 reports are a segment, one, and five."""
    assert [len(block.keys) for block in grown(77)] == [64, 8, 1, 1, 1, 1, 1]
    assert [len(block.keys) for block in grown(7)] == [1] * 7
    assert [len(block.keys) for block in grown(8)] == [8]
    assert [key for block in grown(77) for key in block.keys] == [f"report-{n}" for n in range(77)]


def test_a_report_that_is_added_leaves_the_other_segments_as_they_are() -> None:
    """Only its own is written."""
    saved = [block.keys for block in grown(76)]
    keys = [key for each in saved for key in each]
    blocks = lay_out([*keys, "new"], saved)
    assert [block.saved for block in blocks] == [0, 1, 2, 3, 4, 5, None]
    assert blocks[-1].keys == ("new",)


def test_many_reports_at_once_are_laid_out_as_if_they_came_one_by_one() -> None:
    """A library that is indexed anew has as few segments."""
    keys = [f"report-{number}" for number in range(77)]
    assert [block.keys for block in lay_out(keys, [])] == [block.keys for block in grown(77)]


def test_of_a_segment_that_loses_a_report_the_others_are_written_again() -> None:
    """What stands before and after it stays."""
    blocks = lay_out(["a", "b", "d", "e"], [("a",), ("b", "c", "d"), ("e",)])
    assert blocks == [Block(("a",), 0), Block(("b",)), Block(("d",)), Block(("e",), 2)]


def test_no_reports_make_no_segment() -> None:
    """However many there were."""
    assert lay_out([], [("a",)]) == []
