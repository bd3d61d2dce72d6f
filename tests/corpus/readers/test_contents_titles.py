"""Lists of contents: what they are headed with, and those of office files without a title."""

import pytest

from corpus.readers.contents_titles import is_contents_title
from corpus.readers.office.contents import CONTENTS, without_contents
from corpus.readers.office.flow import Dropped, Line


@pytest.mark.parametrize(
    "title",
    [
        "Contents", "TABLE OF CONTENTS", "Spis treści", "Daftar Isi:", "Inhoud", "İçindekiler",
        "المحتويات", "Mục lục", "Innehåll", "Περιεχόμενα", "विषय सूची", "สารบัญ", "תוכן עניינים",
        "目　录", "C O N T E N T S", "# Cuprins",
    ],
)  # fmt: skip
def test_titles_of_lists_of_contents_are_known(title: str) -> None:
    """In many languages, in capitals or small letters, with their letters spaced."""
    assert is_contents_title(title)


@pytest.mark.parametrize("line", ["Contents of the box", "Table", "", "Inhalt und Form", "1"])
def test_other_lines_are_no_titles_of_contents(line: str) -> None:
    """The title is all of the line."""
    assert not is_contents_title(line)


def tabbed(*entries: tuple[str, str]) -> list[Line]:
    """Return lines of which each has a tab before its page."""
    return [Line(f"{title} {page}", cells=(title, page)) for title, page in entries]


TEXT = [Line("Tides", level=1), Line("Winds", level=1), Line("Moon", level=1), Line("Boats 9")]


def test_entries_without_a_title_are_left_out_where_all_are_headings_below() -> None:
    """Two are too few, and a line that ends with a figure and is no heading is text."""
    entries = tabbed(("1 Tides", "2"), ("2 Winds", "4"), ("3 Moon", "4"))
    dropped = [Dropped(entry.text, CONTENTS) for entry in entries]
    assert without_contents([*entries, *TEXT]) == [*dropped, *TEXT]
    assert without_contents([*entries[:2], *TEXT]) == [*entries[:2], *TEXT]
    assert without_contents([*TEXT, *entries]) == [*TEXT, *entries]
    led = [Line("Tides ..... 2"), Line("Winds ..... 4"), Line("Moon … … 4")]
    assert without_contents([*led, *TEXT])[:3] == [Dropped(line.text, CONTENTS) for line in led]


@pytest.mark.parametrize(
    "figures",
    [
        tabbed(("Tides", "950"), ("Winds", "410"), ("Moon", "312")),
        tabbed(("Winds", "1"), ("Tides", "2"), ("Moon", "3")),
        [Line("Tides 1"), Line("Winds 2"), Line("Moon 3")],
    ],
)
def test_figures_that_are_named_as_headings_are_stay(figures: list[Line]) -> None:
    """Numbers fall, or stand in another order than the headings, or right behind a blank."""
    assert without_contents([*figures, *TEXT]) == [*figures, *TEXT]
