"""Tables as rows that a phone can read: heads, merged cells, titles, notes."""

from collections.abc import Sequence

import pytest

from corpus.readers.composer import Composer
from corpus.readers.table_grid import Cell
from corpus.readers.tables import holds_prose, row_text, table_rows, write_table


def cells(*rows: str) -> list[list[Cell]]:
    """Return a table from rows whose cells are parted by bars; a star in front marks a head."""
    return [[Cell(text.strip(" *"), "*" in text) for text in row.split("|")] for row in rows]


def read(rows: Sequence[Sequence[Cell]], caption: str = "") -> list[tuple[str, str]]:
    """Return lead and cells of each row of a table."""
    return [(row.lead, row.cells) for row in table_rows(rows, caption)]


def test_a_row_is_its_cells_with_the_heads_of_their_columns() -> None:
    """The first cell stands bare; each further one follows its head on a line of its own."""
    rows = cells("Parish | 2010 | 2015", "Norwick | 1,204 | 1,187", "Skarra | 812 | 790")
    assert read(rows, "Population by parish") == [
        ("Population by parish", "Norwick\n2010: 1,204\n2015: 1,187"),
        ("Population by parish", "Skarra\n2010: 812\n2015: 790"),
    ]


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (cells("*Who | *Task", "Ann | Boats", "Bea | Nets"), "Ann\nTask: Boats"),
        (cells("No. | Kind", "1 | Tea", "2 | Coffee"), "1\nKind: Tea"),
        (cells("| 2019 | 2020", "Cod | 14 | 15"), "Cod\n2019: 14\n2020: 15"),
        (cells("| 2019—20 | 2020/2021", "Cod | 14 | 15"), "Cod\n2019—20: 14\n2020/2021: 15"),
        (cells("| 2019/200 | 2020/211", "Cod | 14 | 15"), "2019/200\n2020/211"),
        (
            cells("Aim | Who | Until", "Mend the long wall | Town council | Next spring"),
            "Mend the long wall\nWho: Town council\nUntil: Next spring",
        ),
        (cells("Area | 40 km²", "Population | 812"), "Area\n40 km²"),
        (cells("Capital | Skarra", "Language | Norn"), "Capital\nSkarra"),
        (cells("*Area | *40", "*Depth | *12"), "Area\n40"),
        (cells("1990 | 12 | 13", "1991 | 14 | 15"), "1990\n12\n13"),
    ],
    ids="marked look years two-years no-years shorter figures pairs all-marked no-head".split(),
)
def test_heads_are_told_by_markup_or_by_look(rows: list[list[Cell]], first: str) -> None:
    """Heads are marked, words above figures, years, or short above long; else there are none."""
    assert table_rows(rows)[0].cells == first


def test_merged_cells_count_for_all_that_they_span() -> None:
    """A head over two columns leads both; a cell over two rows is read with each of them."""
    rows = [
        [Cell("Island", True, 1, 2), Cell("Catch", True, 2)],
        [Cell("Cod", True), Cell("Crab", True)],
        [Cell("Holm", rows=2), Cell("14"), Cell("9")],
        [Cell("none", columns=2)],
    ]
    assert read(rows) == [
        ("", "Holm\nCatch, Cod: 14\nCatch, Crab: 9"),
        ("", "Holm\nCatch, Cod, Catch, Crab: none"),
    ]


def test_a_title_over_the_whole_width_leads_the_rows_below_it() -> None:
    """Titles stack until rows follow; the next title takes their place; a last one isn't lost."""
    rows = [
        [Cell("Fleet", columns=3)],
        *cells("Kind | Boats | Crew", "North | | ", "Cutter | 4 | 12", "South | | "),
        *cells("Yawl | 2 | 5", "End | | "),
    ]
    assert read(rows, "Table 1") == [
        ("Table 1\nFleet\nNorth", "Cutter\nBoats: 4\nCrew: 12"),
        ("Table 1\nFleet\nSouth", "Yawl\nBoats: 2\nCrew: 5"),
        ("", "End"),
    ]


def test_heads_further_down_take_the_place_of_those_above() -> None:
    """Two tables in one: marked heads without figures begin the second; a bold sum begins none."""
    rows = cells("*A | *B", "1 | 2", "*C | *D", "3 | 4", "*Sum | *4", "5 | 6")
    assert [row.cells for row in table_rows(rows)] == ["1\nB: 2", "3\nD: 4", "Sum\nD: 4", "5\nD: 6"]


@pytest.mark.parametrize("note", ["Counted in May.", "मई में गिने गए।", "مئی میں گنے گئے۔"])
def test_a_note_over_the_whole_width_is_prose(note: str) -> None:
    """A sentence across the table leads nothing and is a paragraph of its own, in any script."""
    composer = Composer()
    rows = [*cells("Kind | Boats", "Cutter | 4"), [Cell(note, columns=2)], *cells("Yawl | 2")]
    write_table(composer, rows, "Fleet")
    assert composer.document().text == f"Fleet\nCutter\nBoats: 4\n\n{note}\n\nFleet\nYawl\nBoats: 2"
    assert [block.kind for block in composer.blocks] == ["row", "paragraph", "row"]


def test_a_long_row_loses_its_caption_and_then_its_heads() -> None:
    """A row stays under 600 characters where its cells let it."""
    long = "x" * 280
    assert row_text(["", "Head"], ["a", long], "c" * 400) == ("", f"a\nHead: {long}")
    assert row_text(["", "h" * 280], ["a", long], "C" * 9) == ("C" * 9, f"a\n{'h' * 280}: {long}")
    assert row_text(["", long], ["a", long + long], "Caption") == ("", f"a\n{long}{long}")


def test_nothing_is_lost_of_a_table_without_rows() -> None:
    """A table of one row is that row; one of a caption alone is that caption; spans are capped."""
    assert read(cells("Holm | 14")) == [("", "Holm\n14")]
    assert read(cells(" | "), "Table 2") == [("", "Table 2")]
    assert read([[Cell("Holm", columns=10**9, rows=10**9), Cell("14")]]) == [
        ("", "14"),
        ("", "Holm"),
    ]


def test_a_table_of_paragraphs_only_lays_a_page_out() -> None:
    """One column, or cells as long as paragraphs, are prose; figures are none."""
    prose = "The committee met in the hall and spoke of the harbour for a whole evening. " * 4
    assert holds_prose(cells("a", "b"))
    assert holds_prose(cells(f"{prose} | {prose}"))
    assert not holds_prose(cells("Parish | 2010", "Norwick | 1,204"))


def test_cells_right_of_the_last_column_are_read() -> None:
    """A row of 150 cells loses none; heads without a column are prose."""
    heads = [Cell(f"H{n}", head=True) for n in range(150)]
    row = [Cell(f"c{n}") for n in range(150)]
    prose, cells = table_rows([heads, row])
    assert prose.prose and prose.cells.split("\n") == [f"H{n}" for n in range(100, 150)]
    assert cells.cells.split("\n") == [f"c{n}" for n in range(150)]


def test_a_span_of_millions_hides_no_cell() -> None:
    """What a file claims to stand right of the last column is read below the row."""
    rows = [[Cell("wide", columns=10**6), Cell("hidden")], [Cell("a"), Cell("b")]]
    assert "hidden" in [line for row in table_rows(rows) for line in row.cells.split("\n")]
