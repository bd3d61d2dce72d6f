"""Cuts the characters of a page into runs: those that follow each other on one baseline."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.labels import is_leftward
from corpus.readers.pdf.shapes import Glyph, Rule

# All in ems of the characters beside them.
_WIDE_GAP = 0.9
_NUMBER_GAP = 0.55
_CUT = 0.4
_BACK = 0.6
SMALLER = 0.87
_BUCKET = 8.0
# The letters that ligatures of Latin begin with; wide ones reach back further than others.
_LIGATED = "fsſ"
_MARKS = re.compile(r"[0-9*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰()]+|[a-z]{1,2}")


@dataclass(slots=True)
class Run:
    """Characters that follow each other; `line` is the baseline that they are read on.

    `order` is the run's place in the file, which tells the order of what is read from the right.
    """

    glyphs: list[Glyph]
    line: float
    x0: float
    x1: float
    size: float
    order: int = 0

    @property
    def leftward(self) -> bool:
        """Say whether it is read from right to left."""
        return is_leftward(glyph.char for glyph in self.glyphs)


def runs_of(glyphs: Iterable[Glyph], walls: Sequence[Rule]) -> list[Run]:
    """Return the runs of a page; `walls` are the upright rules, from the left, which part runs.

    Raised and lowered small characters are read on the line of what they stand beside.
    """
    whole = _without_doubles(_runs(glyphs))
    runs = [part for run in whole for part in _parted(run, walls)]
    _raise_small(runs)
    return runs


def _runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """Cut characters where the baseline, the size or the place jumps."""
    runs: list[Run] = []
    for glyph in glyphs:
        run = runs[-1] if runs else None
        if run is None or not _follows(run, glyph):
            size = glyph.style.size
            runs.append(Run([glyph], glyph.base, glyph.x0, glyph.x1, size, len(runs)))
            continue
        run.glyphs.append(glyph)
        if glyph.x1 > run.x1:
            run.x1 = glyph.x1
        if glyph.x0 < run.x0:
            run.x0 = glyph.x0
    return runs


def _without_doubles(runs: list[Run]) -> list[Run]:
    """Leave away what is printed twice at one place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    shown: list[Run] = []
    for run in runs:
        text = "".join(glyph.char for glyph in run.glyphs)
        x, y = round(run.x0), round(run.line)
        near = {(text, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if near.isdisjoint(seen):
            shown.append(run)
        seen.add((text, x, y))
    return shown


def _follows(run: Run, glyph: Glyph) -> bool:
    """Say whether a character goes on with a run, in either direction of writing."""
    last = run.glyphs[-1]
    if glyph.style is last.style and glyph.base == last.base:
        if glyph.x0 == last.x0 and last.char in _LIGATED and not glyph.blank:
            return True
        gap = glyph.x0 - last.x1
        if -0.3 * run.size <= gap <= 0.5 * run.size and glyph.char < "\u0590":
            return True
    size = max(min(run.size, glyph.style.size), 0.1)
    if abs(glyph.base - run.line) > 0.1 * size or not 0.87 < glyph.style.size / run.size < 1.15:
        return False
    if glyph.style.white != last.style.white or glyph.style.invisible != last.style.invisible:
        return False
    if is_leftward((glyph.char, last.char)):
        return -_WIDE_GAP * size <= max(last.x0 - glyph.x1, glyph.x0 - last.x1) <= _WIDE_GAP * size
    return -_BACK * size <= glyph.x0 - last.x1 <= widest_gap(last, glyph) * size


def widest_gap(last: Glyph, following: Glyph) -> float:
    """Return the widest gap between two characters of one piece, in ems."""
    numbers = last.char.isdigit() or last.char in "%)", following.char.isdigit()
    return _NUMBER_GAP if all(numbers) else _WIDE_GAP


def _parted(run: Run, walls: Sequence[Rule]) -> list[Run]:
    """Cut a run where an upright rule stands between two characters."""
    first = bisect_left(walls, (run.x0 + 0.3 * run.size,))
    end = bisect_right(walls, (run.x1 - 0.3 * run.size,))
    middle = run.line - 0.3 * run.size
    crossing = [wall.at for wall in walls[first:end] if wall.start <= middle <= wall.end]
    if not crossing:
        return [run]
    sides: dict[int, list[Glyph]] = defaultdict(list)
    side = 0
    last = run.glyphs[0]
    for glyph in run.glyphs:
        if glyph.style is not last.style or glyph.x0 - last.x1 > _CUT * run.size:
            side = bisect_left(crossing, (glyph.x0 + glyph.x1) / 2)
        sides[side].append(glyph)
        last = glyph
    return [
        replace(run, glyphs=held, x0=min(g.x0 for g in held), x1=max(g.x1 for g in held))
        for held in sides.values()
    ]


def _raise_small(runs: list[Run]) -> None:
    """Read raised and lowered small characters on the line of what they stand beside."""
    buckets: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        buckets[int(run.line // _BUCKET)].append(run)
    for run in runs:
        if len(run.glyphs) > 12:
            continue
        reach = range(int((run.line - 8) // _BUCKET), int((run.line + 16) // _BUCKET) + 1)
        hosts = [
            host
            for bucket in reach
            for host in buckets.get(bucket, ())
            if host is not run and _carries(host, run)
        ]
        if hosts:
            run.line = min(hosts, key=lambda host: abs(host.line - run.line)).line


def _carries(host: Run, small: Run) -> bool:
    """Say whether a small run is an index of another: beside or inside it, off its line."""
    if small.size > SMALLER * host.size or abs(small.line - host.line) < 0.03 * host.size:
        return False
    middle = small.line - 0.3 * small.size
    if not host.line - 0.95 * host.size <= middle <= host.line + 0.25 * host.size:
        return False
    em = host.size
    if small.line < host.line and -0.2 * em <= host.x0 - small.x1 <= 1.3 * em:
        return _MARKS.fullmatch("".join(glyph.char for glyph in small.glyphs)) is not None
    return (host.x0 - 0.2 * em <= small.x0 <= host.x1 + 0.4 * em) or (
        host.x0 - 0.4 * em <= small.x1 <= host.x0 + 0.2 * em
    )
