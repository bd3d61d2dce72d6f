"""Tells lines whose words are spread evenly over the width of a column from cells of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.labels import is_leftward
from corpus.readers.pdf.runs import Run
from corpus.stops import STOPS

# In ems: how far the gaps between the words of a line differ, and how wide they are.
_EVEN = 0.12
_NARROWEST = 0.15
_WIDEST = 4.5
# A blank behind a sentence may be two.
_TWO = 2.0
_FEWEST = 3
_SMALL = 0.5
_MOST = 0.8
_CLOSERS = "”\"')"
# How near a line ends to its neighbours' edges in points, and how far below them it stands in ems.
_EDGE = 1.0
_BELOW = 1.8
_PROSE = 11.0


def spread_lines(row: Sequence[Run]) -> set[int]:
    """Return the places in a row, sorted from the left, of runs that go on with the one before.

    Those are the words of a justified line: they follow each other in the file, and the gaps
    between all of its words are even.
    """
    spread = [held for held in _in_file_order(row) if _is_spread(row[held.start : held.stop])]
    return {place for held in spread for place in held[1:]}


def spread_leftward(row: Sequence[Run]) -> set[int]:
    """Return the same of a row that is read from the right, sorted by its place in the file."""
    return spread_lines([_mirrored(run) for run in row]) if len(row) > 1 else set()


def _mirrored(run: Run) -> Run:
    """Return a run as it stands in the mirror image of its page."""
    glyphs = [glyph._replace(x0=-glyph.x1, x1=-glyph.x0) for glyph in run.glyphs]
    return replace(run, glyphs=glyphs, x0=-run.x1, x1=-run.x0)


def stretched_lines(row: Sequence[Run], lines: Sequence[Run]) -> set[int]:
    """Return the same of lines of two or three words, which reach from edge to edge of others.

    `lines` are lines near them, from the top.
    """
    found: set[int] = set()
    for held in _in_file_order(row):
        runs = row[held.start : held.stop]
        if _is_small(runs) and any(_is_neighbour(runs, line) for line in lines):
            found.update(held[1:])
    return found


def is_line(run: Run) -> bool:
    """Say whether a run is as wide as a line of prose."""
    return run.x1 - run.x0 >= _PROSE * run.size


def _in_file_order(row: Sequence[Run]) -> Iterator[range]:
    """Yield the places of several runs that follow each other in the file as in the row."""
    start = 0
    for place in range(1, len(row) + 1):
        if place < len(row) and row[place].order == row[place - 1].order + 1:
            continue
        if place - start > 1:
            yield range(start, place)
        start = place


def _is_neighbour(runs: Sequence[Run], line: Run) -> bool:
    """Say whether a line right above or below some runs begins and ends where they do."""
    first, last = runs[0], runs[-1]
    return (
        abs(line.x0 - first.x0) < _EDGE
        and abs(line.x1 - last.x1) < _EDGE
        and 0.1 < abs(line.line - first.line) / max(line.size, 0.1) < _BELOW
        and abs(line.size - first.size) < 0.1 * line.size
    )


def _is_small(runs: Sequence[Run]) -> bool:
    """Say whether most characters are small letters, as in prose, or of a script without them."""
    text = "".join(glyph.char for run in runs for glyph in run.glyphs)
    small = sum(char.islower() or is_leftward(char) for char in text)
    return small >= _SMALL * len(text)


def _is_spread(runs: Sequence[Run]) -> bool:
    """Say whether all words of some runs are as far apart as in a justified line."""
    if not _is_small(runs):
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
    two = char in STOPS + _CLOSERS and abs(gap - _TWO * usual) <= 2 * slack
    return two or abs(gap - usual) <= slack


def _inner(run: Run) -> Iterator[tuple[str, float]]:
    """Yield the gaps between the words of a run, each with the character before it."""
    for last, glyph in pairwise(run.glyphs):
        if glyph.blank:
            yield last.char, glyph.x0 - last.x1
