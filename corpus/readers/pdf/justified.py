"""Tells lines whose words are spread evenly over the width of a column from cells of a table."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.runs import Run

# In ems: how far the gaps between the words of a line differ, and how wide they are.
_EVEN = 0.12
_NARROWEST = 0.15
_WIDEST = 4.5
# A blank behind a sentence may be two.
_TWO = 2.0
_FEWEST = 3
_SMALL = 0.5
_MOST = 0.8
_STOPS = ".!?:;”\"')"


def spread_lines(row: Sequence[Run]) -> set[int]:
    """Return the places in a row, sorted from the left, of runs that go on with the one before.

    Those are the words of a justified line: they follow each other in the file, and the gaps
    between all of its words are even.
    """
    if len(row) < 2:
        return set()
    found: set[int] = set()
    start = 0
    for place in range(1, len(row) + 1):
        if place < len(row) and row[place].order == row[place - 1].order + 1:
            continue
        if place - start > 1 and _is_spread(row[start:place]):
            found.update(range(start + 1, place))
        start = place
    return found


def _is_spread(runs: Sequence[Run]) -> bool:
    """Say whether all words of some runs are as far apart as in a justified line."""
    text = "".join(glyph.char for run in runs for glyph in run.glyphs)
    if sum(char.islower() for char in text) < _SMALL * len(text):
        return False
    size = max(run.size for run in runs)
    between = [
        (last.glyphs[-1].char, run.x0 - last.x1)
        for last, run in pairwise(runs)
        if run.x0 - last.x1 > _NARROWEST * size
    ]
    inner = [gap for run in runs for gap in _inner(run)]
    if len(inner) + len(between) < _FEWEST:
        return False
    usual = median(gap for _, gap in [*inner, *between])
    slack = _EVEN * size
    even = sum(_is_even(char, gap, usual, slack) for char, gap in inner)
    return even >= _MOST * len(inner) and all(
        gap <= _WIDEST * size and _is_even(char, gap, usual, slack) for char, gap in between
    )


def _is_even(char: str, gap: float, usual: float, slack: float) -> bool:
    """Say whether a gap behind a character is as wide as others, or two blanks behind a stop."""
    two = char in _STOPS and abs(gap - _TWO * usual) <= 2 * slack
    return two or abs(gap - usual) <= slack


def _inner(run: Run) -> Iterator[tuple[str, float]]:
    """Yield the gaps between the words of a run, each with the character before it."""
    for last, glyph in pairwise(run.glyphs):
        if glyph.blank:
            yield last.char, glyph.x0 - last.x1
