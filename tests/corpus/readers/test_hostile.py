"""Files that are made to take long are read all the same, in steps that grow with their length."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from corpus.model import Document
from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_bytes

pytestmark = pytest.mark.slow

PROSE = "The council met in the town hall on Monday and considered the accounts of the year."
MARKS = (
    "*",
    "(",
    "#",
    "-",
    "|",
    "[",
    "> ",
    " ",
    "\t",
    "`",
    "<",
    "![",
    "\\",
    "_",
    "1. ",
    "“",
    "a-\n",
)


def read(text: str, suffix: str) -> Document:
    """Read a text as the file of a suffix."""
    return read_bytes(text.encode(), suffix, ReadOptions("en"))


def page(body: str) -> str:
    """Return a page of HTML that has more than what is tried."""
    return f"<html><body>{body}<p>{PROSE}</p></body></html>"


def steps(work: Callable[[], object]) -> int:
    """Return how many calls some work takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        """Count a call."""
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_marks_in_a_row_are_read(mark: str, suffix: str) -> None:
    """No expression looks again and again at a hundred thousand marks in a row."""
    text = f"{PROSE}\n\n{mark * 100_000}x\n\n{PROSE}\n"
    assert PROSE in read(page(text) if suffix == ".html" else text, suffix).text


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (f"I.{' ' * 100_000}HEAD\n\n{PROSE}", ".txt"),
        (f"# {' ' * 100_000}x\n\n{PROSE}", ".md"),
        (f"# a{' ' * 100_000}b\n\n{PROSE}", ".md"),
        (page(f"<h1>a{' ' * 100_000}b</h1>"), ".html"),
        (f"{PROSE} " * 12_000, ".txt"),
        ("a" * 1_000_000 + f"\n\n{PROSE}", ".txt"),
    ],
    ids=[
        "blanks in text",
        "blanks in Markdown",
        "blanks between words in Markdown",
        "blanks in HTML",
        "a long line",
        "a long word",
    ],
)
def test_a_line_of_any_length_is_read(text: str, suffix: str) -> None:
    """Headings of blanks, and lines of a million letters, hold nothing up."""
    assert PROSE in read(text, suffix).text


@pytest.mark.parametrize(
    ("made", "suffix"),
    [
        (lambda n: "\n\n".join(f"{k}. HEADING\n\n{PROSE}" for k in range(1, n)), ".txt"),
        (lambda n: "\n\n".join(f"{k} Heading\n\n{PROSE}" for k in range(1, n)), ".txt"),
        (lambda n: "\n\n".join(f"{chr(65 + k % 26)}. Dues\n\n{PROSE}" for k in range(n)), ".txt"),
        (lambda n: "\n\n".join(f"({k}) Title. {PROSE}" for k in range(n)), ".txt"),
        (lambda n: "some words that are bro-\n" * n + PROSE, ".txt"),
        (lambda n: "\n".join(f"{k}   {2 * k}   {3 * k}" for k in range(n)), ".txt"),
        (lambda n: "\n\n".join(f"## Heading {k}\n\n{PROSE}" for k in range(n)), ".md"),
        (lambda n: "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * n, ".md"),
        (lambda n: page(f"<pre>{f'{PROSE}{chr(10) * 2}' * n}</pre>"), ".html"),
        (lambda n: page(f"<table>{'<tr><td>1</td><td>2</td></tr>' * n}</table>"), ".html"),
        (lambda n: page(f"<p>{PROSE}<br><br>" * n), ".html"),
    ],
    ids=[
        "numbered headings", "bare numbers", "letters", "labelled paragraphs", "broken words",
        "columns", "Markdown headings", "Markdown rows", "preformatted", "rows", "breaks",
    ],
)  # fmt: skip
def test_twice_as_much_takes_twice_as_long(made: Callable[[int], str], suffix: str) -> None:
    """The calls that reading takes grow with a file's length, not with its square."""
    once, twice = (steps(partial(read, made(count), suffix)) for count in (150, 300))
    assert 0 < twice < 2.6 * once


@pytest.mark.parametrize("marks", ["- ", "> ", "1. ", "> - ", "+ ", "10) > ", "  * "])
@pytest.mark.parametrize("depth", [25, 31, 100, 5000])
def test_deep_lists_and_quotes_hide_nothing(marks: str, depth: int) -> None:
    """What thousands of lists and quotes hold is read, and what stands behind them."""
    document = read(f"{marks * depth}bottom\n\n{PROSE}\n", ".md")
    assert "bottom" in document.text
    assert PROSE in document.text


def test_a_list_that_goes_deeper_on_each_line_is_read() -> None:
    """Each of a hundred items, one below the other, is read in its order."""
    items = "\n".join(f"{'  ' * depth}- item {depth}." for depth in range(100))
    text = read(f"{items}\n\n{PROSE}\n", ".md").text
    places = [text.find(f"item {depth}.") for depth in range(100)]
    assert -1 not in places
    assert places == sorted(places)
    assert PROSE in text
