"""Puts the characters of a page together to pieces: runs of text on one baseline."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.letters import text_of
from corpus.readers.pdf.shapes import Glyph, Piece, Rule

# All in ems of the characters beside them.
_WIDE_GAP = 0.9
_NUMBER_GAP = 0.55
_CUT = 0.4
_BACK = 0.6
_SAME_LINE = 0.15
_SMALLER = 0.87
_BUCKET = 8.0
_MARKS = "0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰()"


@dataclass(slots=True)
class _Run:
    """Characters that follow each other; `line` is the baseline that they are read on."""

    glyphs: list[Glyph]
    line: float
    x0: float
    x1: float
    size: float


def pieces_of(glyphs: Iterable[Glyph], down: Sequence[Rule] = ()) -> list[Piece]:
    """Return the pieces of a page from the top, in a line from the left.

    `down` are the upright rules, which part what stands on their two sides.
    """
    walls = sorted(down)
    runs = [part for run in _without_doubles(_runs(glyphs)) for part in _parted(run, walls)]
    _raise_small(runs)
    merged = [run for row in _rows(runs) for run in _merged(row, walls)]
    pieces = [piece for run in merged if (piece := _piece(run)).text]
    return sorted(_without_drop_caps(pieces), key=lambda piece: (piece.base, piece.x0))


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Cut characters where the baseline, the size or the place jumps."""
    runs: list[_Run] = []
    for glyph in glyphs:
        run = runs[-1] if runs else None
        if run is None or not _follows(run, glyph):
            runs.append(_Run([glyph], glyph.base, glyph.x0, glyph.x1, glyph.style.size))
            continue
        run.glyphs.append(glyph)
        if glyph.x1 > run.x1:
            run.x1 = glyph.x1
        if glyph.x0 < run.x0:
            run.x0 = glyph.x0
    return runs


def _without_doubles(runs: list[_Run]) -> list[_Run]:
    """Leave away what is printed twice at one place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    shown: list[_Run] = []
    for run in runs:
        text = "".join(glyph.char for glyph in run.glyphs)
        x, y = round(run.x0), round(run.line)
        near = {(text, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if near.isdisjoint(seen):
            shown.append(run)
        seen.add((text, x, y))
    return shown


def _follows(run: _Run, glyph: Glyph) -> bool:
    """Say whether a character goes on with a run, in either direction of writing."""
    last = run.glyphs[-1]
    if glyph.style is last.style and glyph.base == last.base:
        gap = glyph.x0 - last.x1
        if -0.3 * run.size <= gap <= 0.5 * run.size and glyph.char < "\u0590":
            return True
    size = max(min(run.size, glyph.style.size), 0.1)
    if abs(glyph.base - run.line) > 0.1 * size or not 0.87 < glyph.style.size / run.size < 1.15:
        return False
    if glyph.style.white != last.style.white or glyph.style.invisible != last.style.invisible:
        return False
    if "\u0590" <= glyph.char <= "\u08ff" or "\u0590" <= last.char <= "\u08ff":
        return -_WIDE_GAP * size <= max(last.x0 - glyph.x1, glyph.x0 - last.x1) <= _WIDE_GAP * size
    return -_BACK * size <= glyph.x0 - last.x1 <= _gap(last, glyph) * size


def _gap(last: Glyph, following: Glyph) -> float:
    """Return the widest gap between two characters of one piece, in ems."""
    numbers = last.char.isdigit() or last.char in "%)", following.char.isdigit()
    return _NUMBER_GAP if all(numbers) else _WIDE_GAP


def _parted(run: _Run, walls: Sequence[Rule]) -> list[_Run]:
    """Cut a run where an upright rule stands between two characters."""
    first = bisect_left(walls, (run.x0 + 0.3 * run.size,))
    last = bisect_right(walls, (run.x1 - 0.3 * run.size,))
    middle = run.line - 0.3 * run.size
    crossing = [wall.at for wall in walls[first:last] if wall.start <= middle <= wall.end]
    if not crossing:
        return [run]
    sides: dict[int, list[Glyph]] = defaultdict(list)
    side, last = 0, run.glyphs[0]
    for glyph in run.glyphs:
        if glyph.style is not last.style or glyph.x0 - last.x1 > _CUT * run.size:
            side = bisect_left(crossing, (glyph.x0 + glyph.x1) / 2)
        sides[side].append(glyph)
        last = glyph
    return [
        replace(run, glyphs=side, x0=min(g.x0 for g in side), x1=max(g.x1 for g in side))
        for side in sides.values()
    ]


def _raise_small(runs: list[_Run]) -> None:
    """Read raised and lowered small characters on the line of what they stand beside."""
    buckets: dict[int, list[_Run]] = defaultdict(list)
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


def _carries(host: _Run, small: _Run) -> bool:
    """Say whether a small run is an index of another: beside or inside it, smaller, off its line."""
    if small.size > _SMALLER * host.size or abs(small.line - host.line) < 0.03 * host.size:
        return False
    middle = small.line - 0.3 * small.size
    if not host.line - 0.95 * host.size <= middle <= host.line + 0.25 * host.size:
        return False
    em = host.size
    if small.line < host.line and -0.2 * em <= host.x0 - small.x1 <= 1.3 * em:
        return all(glyph.char in _MARKS for glyph in small.glyphs)
    return (host.x0 - 0.2 * em <= small.x0 <= host.x1 + 0.4 * em) or (
        host.x0 - 0.4 * em <= small.x1 <= host.x0 + 0.2 * em
    )


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Group runs by their line, from the top."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: run.line):
        row = rows[-1] if rows else None
        if row and run.line - row[0].line <= 0.3 * min(run.size, row[0].size):
            row.append(run)
        else:
            rows.append([run])
    return rows


def _merged(row: list[_Run], walls: Sequence[Rule]) -> list[_Run]:
    """Join the runs of a row that stand close to each other."""
    merged: list[_Run] = []
    for run in sorted(row, key=lambda run: run.x0):
        last = merged[-1] if merged else None
        if last is None or not _close(last, run) or _walled(last, run, walls):
            merged.append(run)
            continue
        size = max(last.size, run.size)
        glyphs = _together(last, run)
        merged[-1] = _Run(glyphs, last.line, last.x0, max(last.x1, run.x1), size)
    return merged


def _close(last: _Run, run: _Run) -> bool:
    """Say whether two runs of a row are one piece."""
    size = max(last.size, run.size)
    if abs(last.line - run.line) > _SAME_LINE * size:
        return False
    if last.glyphs[-1].style.white != run.glyphs[0].style.white:
        return False
    return run.x0 - last.x1 <= _gap(last.glyphs[-1], run.glyphs[0]) * min(last.size, run.size)


def _walled(last: _Run, run: _Run, walls: Sequence[Rule]) -> bool:
    """Say whether an upright rule stands between two runs."""
    middle = run.line - 0.3 * run.size
    first = bisect_left(walls, (min(last.x1, run.x0) - 0.1 * run.size,))
    end = bisect_right(walls, (max(last.x1, run.x0) + 0.1 * run.size,))
    return any(wall.start <= middle <= wall.end for wall in walls[first:end])


def _together(last: _Run, run: _Run) -> list[Glyph]:
    """Return the characters of two runs in reading order, those of the first first.

    A run inside the other, such as an accent or an index, goes where it stands.
    """
    if run.x0 >= last.x1 - 0.3 * run.size:
        return last.glyphs + run.glyphs
    middle = (run.x0 + run.glyphs[0].x1) / 2
    place = next(
        (i for i, glyph in enumerate(last.glyphs) if (glyph.x0 + glyph.x1) / 2 > middle),
        len(last.glyphs),
    )
    return last.glyphs[:place] + run.glyphs + last.glyphs[place:]


def _piece(run: _Run) -> Piece:
    """Return a run as a piece of text."""
    glyphs = run.glyphs
    styles = defaultdict(int)
    for glyph in glyphs:
        styles[glyph.style] += 1
    main = max(styles, key=lambda style: styles[style])
    bold = sum(count for style, count in styles.items() if style.bold) / len(glyphs)
    italic = sum(count for style, count in styles.items() if style.italic) / len(glyphs)
    first = glyphs[0]
    return Piece(
        text_of(glyphs),
        run.x0,
        run.x1,
        run.line,
        main.size,
        main.font,
        bold,
        italic,
        marked=first.style.size < _SMALLER * main.size and first.base < run.line - 0.1 * main.size,
        white=main.white,
        sizes=_sizes(run, main.size),
    )


def _sizes(run: _Run, size: float) -> tuple[float, float]:
    """Return the least and the greatest size of the characters on a run's baseline."""
    sizes = {g.style.size for g in run.glyphs if abs(g.base - run.line) < 0.03 * size} or {size}
    return min(sizes), max(sizes)


def _without_drop_caps(pieces: list[Piece]) -> list[Piece]:
    """Put a first letter that is as high as several lines before the line that it begins."""
    letters = [p for p in pieces if len(p.text) <= 2 and p.text.isalpha()]
    gone: set[int] = set()
    for letter in letters:
        beside = [
            (p.base, i)
            for i, p in enumerate(pieces)
            if letter.size > 1.8 * p.size
            and -0.3 * p.size <= p.x0 - letter.x1 <= 1.2 * p.size
            and letter.top - 0.6 * p.size <= p.base - 0.3 * p.size <= letter.base + 0.3 * p.size
        ]
        if len(beside) >= 2:
            index = min(beside)[1]
            first = pieces[index]
            pieces[index] = replace(first, text=letter.text + first.text, x0=letter.x0)
            gone.add(id(letter))
    return [piece for piece in pieces if id(piece) not in gone]
