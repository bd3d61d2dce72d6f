"""Puts the runs of a page together to pieces: text on one baseline without a wide gap."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.readers.pdf.justified import (
    is_line,
    spread_leftward,
    spread_lines,
    stretched_lines,
)
from corpus.readers.pdf.leftward import in_reading_order
from corpus.readers.pdf.letters import spacing_of, text_of
from corpus.readers.pdf.level_marks import level_marks
from corpus.readers.pdf.runs import SMALLER, Run, runs_of, widest_gap
from corpus.readers.pdf.shapes import Glyph, Piece, Rule

_SAME_LINE = 0.15
# In ems: the widest gap in a line between what doesn't follow each other in the file.
_FOREIGN_GAP = 0.65
# So many rows above and below are lines near a row; those of other columns are among them.
_NEAR = 4


def pieces_of(glyphs: Iterable[Glyph], down: Sequence[Rule] = ()) -> list[Piece]:
    """Return the pieces of a page from the top, in a line from the left.

    `down` are the upright rules, which part what stands on their two sides.
    """
    walls = sorted(down)
    runs = runs_of(in_reading_order(list(glyphs)), walls)
    level_marks(runs)
    pieces = [
        piece for row in _lines(_rows(runs), walls) for piece in _row_pieces(row) if piece.text
    ]
    return sorted(_without_drop_caps(pieces), key=lambda piece: (piece.base, piece.x0))


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Group runs by their line, from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.line):
        row = rows[-1] if rows else None
        near = row and run.line - row[0].line <= 0.3 * min(run.size, row[0].size)
        same = (
            row and run.line - row[-1].line < 0.01 and run.line - row[0].line <= 0.3 * row[0].size
        )
        if row and (near or same):
            row.append(run)
        else:
            rows.append([run])
    return rows


def _lines(rows: Sequence[list[Run]], walls: Sequence[Rule]) -> list[list[Run]]:
    """Return the runs of each row, joined where they are one line."""
    merged: list[list[Run]] = []
    for row in rows:
        leftward = any(run.leftward for run in row)
        row.sort(key=lambda run: run.order if leftward else run.x0)
        spread = spread_leftward(row) if leftward else spread_lines(row)
        merged.append(_merged(row, walls, leftward, spread))
    for index, row in enumerate(rows):
        if len(merged[index]) > 1 and not any(run.leftward for run in row):
            near = merged[max(0, index - _NEAR) : index + _NEAR + 1]
            lines = [run for others in near for run in others if is_line(run)]
            stretched = stretched_lines(row, lines)
            if stretched:
                merged[index] = _merged(row, walls, False, stretched | spread_lines(row))
    return merged


def _merged(
    row: Sequence[Run], walls: Sequence[Rule], leftward: bool, spread: set[int]
) -> list[Run]:
    """Join the runs of a row that stand close to each other, and those at the places `spread`."""
    merged: list[Run] = []
    for place, run in enumerate(row):
        last = merged[-1] if merged else None
        near = last is not None and (place in spread or _close(last, run))
        if last is None or not near or _walled(last, run, walls):
            merged.append(run)
            continue
        size = max(last.size, run.size)
        glyphs = last.glyphs + run.glyphs if leftward else _together(last, run)
        x0, x1 = min(last.x0, run.x0), max(last.x1, run.x1)
        merged[-1] = Run(glyphs, last.line, x0, x1, size, run.order)
    return merged


def _close(last: Run, run: Run) -> bool:
    """Say whether two runs of a row are one piece."""
    size = max(last.size, run.size)
    if abs(last.line - run.line) > _SAME_LINE * size or _is_capital(last, run):
        return False
    if last.glyphs[-1].style.white != run.glyphs[0].style.white:
        return False
    gap = max(run.x0 - last.x1, last.x0 - run.x1)  # the second of what is read from the right
    widest = widest_gap(last.glyphs[-1], run.glyphs[0])
    if run.order != last.order + 1:  # the gutter of columns may be narrow
        widest = min(widest, _FOREIGN_GAP)
    return gap <= widest * min(last.size, run.size)


def _is_capital(last: Run, run: Run) -> bool:
    """Say whether a run is a letter as high as several lines, and no index beside the other."""
    large = last.size > 1.6 * run.size and len(last.glyphs) <= 2
    return large and abs(run.glyphs[0].base - run.line) < 0.01


def _walled(last: Run, run: Run, walls: Sequence[Rule]) -> bool:
    """Say whether an upright rule stands between two runs."""
    middle = run.line - 0.3 * run.size
    first = bisect_left(walls, (min(last.x1, run.x0) - 0.1 * run.size,))
    end = bisect_right(walls, (max(last.x1, run.x0) + 0.1 * run.size,))
    return any(wall.start <= middle <= wall.end for wall in walls[first:end])


def _together(last: Run, run: Run) -> list[Glyph]:
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


def _row_pieces(row: Sequence[Run]) -> list[Piece]:
    """Return the runs of a row as pieces of text."""
    spacings = [spacing_of(run.glyphs) for run in row] if len(row) > 1 else []
    return [_piece(run, spacings) for run in row]


def _piece(run: Run, spacings: Sequence[float]) -> Piece:
    """Return a run as a piece of text; `spacings` are those of the runs of its row."""
    glyphs = run.glyphs
    styles = Counter(glyph.style for glyph in glyphs)
    main = styles.most_common(1)[0][0]
    bold = sum(count for style, count in styles.items() if style.bold) / len(glyphs)
    italic = sum(count for style, count in styles.items() if style.italic) / len(glyphs)
    first = glyphs[0]
    return Piece(
        text_of(glyphs, spacings),
        run.x0,
        run.x1,
        run.line,
        main.size,
        main.font,
        bold,
        italic,
        marked=first.style.size < SMALLER * main.size and first.base < run.line - 0.1 * main.size,
        white=main.white,
        sizes=_sizes(run, main.size),
        lead=_lead(glyphs),
    )


def _lead(glyphs: Sequence[Glyph]) -> int:
    """Return how many characters at the beginning are bold when the rest isn't."""
    count = next((i for i, glyph in enumerate(glyphs) if not glyph.style.bold), 0)
    return len(text_of(glyphs[:count])) if count else 0


def _sizes(run: Run, size: float) -> tuple[float, float]:
    """Return the least and the greatest size in a run but for raised and lowered characters."""
    level = [
        glyph.style.size
        for glyph in run.glyphs
        if glyph.style.size > SMALLER * size or abs(glyph.base - run.line) < 0.06 * size
    ]
    return min(level, default=size), max(level, default=size)


def _without_drop_caps(pieces: list[Piece]) -> list[Piece]:
    """Put a first letter that is as high as several lines before the line that it begins.

    The lines beside it begin where it does, as those below it.
    """
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
            for _, index in beside:
                pieces[index] = replace(pieces[index], x0=letter.x0)
            first = min(beside)[1]
            pieces[first] = replace(pieces[first], text=letter.text + pieces[first].text)
            gone.add(id(letter))
    return [piece for piece in pieces if id(piece) not in gone]
