"""Finds the cells that ruling lines make round pieces of text, and the tables of such cells."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.shapes import Box, Drawing, Piece, Rule

_TOUCH = 2.5
_MOST_CROSSINGS = 400_000


@dataclass(frozen=True, slots=True)
class Frame:
    """Rules that hang together, with the pieces of text in each cell that they make."""

    box: Box
    cells: dict[Box, list[Piece]]

    @property
    def columns(self) -> int:
        """Return how many cells stand beside each other at most, none inside another's width."""
        edges = sorted({round(cell.x0 / 4) for cell in self.cells})
        return len(edges)


def framed(pieces: Sequence[Piece], drawing: Drawing) -> tuple[list[Frame], list[Piece]]:
    """Return the frames of a page that hold text, and the pieces outside of all."""
    across = _without_underlines(drawing.across, pieces)
    down = sorted(drawing.down)
    across = sorted(across + _closing(across, down))
    if not across or not down or len(across) * len(down) > _MOST_CROSSINGS:
        return [], list(pieces)
    groups = _groups(across, down)
    cells: dict[int, dict[Box, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    outside: list[Piece] = []
    for piece in pieces:
        group, box = _cell(piece, across, down, groups)
        if box is None:
            outside.append(piece)
        else:
            cells[group][box].append(piece)
    frames = [Frame(_round(held), dict(held)) for held in cells.values()]
    words = [frame for frame in frames if _is_word(frame, outside)]
    outside += [piece for frame in words for held in frame.cells.values() for piece in held]
    return [frame for frame in frames if frame not in words], outside


def _is_word(frame: Frame, outside: Sequence[Piece]) -> bool:
    """Say whether a frame is drawn round a word of a line, beside others on the line."""
    if len(frame.cells) != 1:
        return False
    ((box, held),) = frame.cells.items()
    piece = held[0]
    if len(held) != 1 or box.bottom - box.top > 2 * piece.size:
        return False
    snug = box.x0 > piece.x0 - piece.size and box.x1 < piece.x1 + piece.size
    return snug and any(
        abs(other.base - piece.base) < 0.1 * piece.size
        and max(box.x0 - other.x1, other.x0 - box.x1) < 0.6 * piece.size
        for other in outside
    )


def _closing(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """Return rules that close tables which go on over the page: where upright rules end in air."""
    ends: dict[int, list[Rule]] = defaultdict(list)
    for wall in down:
        ends[round(wall.end / _TOUCH)].append(wall)
    closing: list[Rule] = []
    for walls in ends.values():
        foot = max(wall.end for wall in walls)
        hung = [rule for rule in across if all(_meets(rule, wall) for wall in walls)]
        if len(walls) > 1 and hung and foot - hung[-1].at > 2 * _TOUCH:
            closing.append(Rule(foot, hung[-1].start, hung[-1].end))
    return closing


def _meets(rule: Rule, wall: Rule) -> bool:
    """Say whether a level rule and an upright one touch or cross."""
    level = rule.start - _TOUCH <= wall.at <= rule.end + _TOUCH
    return level and wall.start - _TOUCH <= rule.at <= wall.end + _TOUCH


def _without_underlines(across: Sequence[Rule], pieces: Sequence[Piece]) -> list[Rule]:
    """Leave away rules that run under or through a piece and no further; the rest from the top."""
    bases = [piece.base for piece in pieces]
    kept: list[Rule] = []
    for rule in sorted(across):
        near = range(bisect_left(bases, rule.at - 12), bisect_left(bases, rule.at + 12))
        if not any(_underlines(rule, pieces[index]) for index in near):
            kept.append(rule)
    return kept


def _underlines(rule: Rule, piece: Piece) -> bool:
    """Say whether a rule is a line under or through a piece."""
    inside = rule.start >= piece.x0 - 2 and rule.end <= piece.x1 + 3
    return inside and -0.5 * piece.size <= rule.at - piece.base <= 0.35 * piece.size


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[int]:
    """Return for each level rule the group of rules that it hangs together with."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        """Return the first of a group."""
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for number, rule in enumerate(across):
        first = bisect_left(down, (rule.start - _TOUCH,))
        for place in range(first, len(down)):
            if down[place].at > rule.end + _TOUCH:
                break
            if _meets(rule, down[place]):
                parents[root(len(across) + place)] = root(number)
    return [root(number) for number in range(len(across))]


def _cell(
    piece: Piece, across: Sequence[Rule], down: Sequence[Rule], groups: Sequence[int]
) -> tuple[int, Box | None]:
    """Return the smallest box of rules round a piece, and the group of its upper rule."""
    x, y = piece.middle, piece.base - 0.3 * piece.size
    above = below = None
    for index, rule in enumerate(across):
        if rule.start - _TOUCH <= x <= rule.end + _TOUCH:
            if rule.at <= y:
                above = index
            else:
                below = index
                break
    if above is None or below is None:
        return 0, None
    top, bottom = across[above], across[below]
    left, right = _sides(x, down, top, bottom)
    if left is None and right is None:
        return 0, None
    if left is None:
        left = min(top.start, bottom.start)
    if right is None:
        right = max(top.end, bottom.end)
    if not left <= x <= right:
        return 0, None
    return groups[above], Box(left, top.at, right, bottom.at)


def _sides(
    x: float, down: Sequence[Rule], top: Rule, bottom: Rule
) -> tuple[float | None, float | None]:
    """Return the nearest upright rules on both sides that reach from one rule to the other."""
    start = min(top.start, bottom.start) - _TOUCH
    end = max(top.end, bottom.end) + _TOUCH
    slack = min(2 * _TOUCH, 0.3 * (bottom.at - top.at))
    sides = [
        wall.at
        for wall in down
        if wall.start - slack <= top.at
        and wall.end + slack >= bottom.at
        and start <= wall.at <= end
    ]
    place = bisect_left(sides, x)
    return sides[place - 1] if place else None, sides[place] if place < len(sides) else None


def _round(cells: dict[Box, list[Piece]]) -> Box:
    """Return the box round cells."""
    return Box(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
    )
