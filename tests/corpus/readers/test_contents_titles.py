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


def test_entries_without_a_title_are_left_out_where_all_are_headings_below() -> None:
    """Two are too few, and a line that ends with a figure and is no heading is text."""
    entries = [Line("1 Tides 2"), Line("2 Winds 4"), Line("3 Moon 6")]
    text = [Line("Tides", level=1), Line("Winds", level=1), Line("Moon", level=1), Line("Boats 9")]
    dropped = [Dropped(entry.text, CONTENTS) for entry in entries]
    assert without_contents([*entries, *text]) == [*dropped, *text]
    assert without_contents([*entries[:2], *text]) == [*entries[:2], *text]
    assert without_contents([*text, *entries]) == [*text, *entries]
