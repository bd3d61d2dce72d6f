"""How a column is set: the distance of its lines, and where its paragraphs begin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.labels import is_labelled
from corpus.readers.pdf.shapes import Piece


@dataclass(frozen=True, slots=True)
class Habits:
    """How a column is set: the distance of its lines by their size, and where first lines begin."""

    leadings: Mapping[float, float]
    indents: Sequence[float]


def habits_of(lines: Sequence[Piece]) -> Habits:
    """Return how a column of lines is set."""
    return Habits(_leadings(lines), _indents(lines))


def _indents(lines: Sequence[Piece]) -> list[float]:
    """Return where first lines of paragraphs begin, when the next lines mostly stand further left.

    Lines of items are none: there the label stands further left than the text.
    """
    followed: dict[int, list[bool]] = defaultdict(list)
    for line, following in pairwise(lines):
        left = 0.7 * line.size < line.x0 - following.x0 < 5 * line.size
        near = following.base - line.base < 1.5 * line.size
        alike = abs(line.size - following.size) < 0.3 and not is_labelled(following.text) and near
        followed[round(line.x0)].append(left and alike)
    return [
        float(edge)
        for edge, held in followed.items()
        if sum(held) >= 2 and sum(held) >= 0.5 * len(held)
    ]


def _leadings(lines: Sequence[Piece]) -> dict[float, float]:
    """Return the usual distance of lines by their size."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for line, following in pairwise(lines):
        gap = following.base - line.base
        if abs(line.size - following.size) < 0.6 and 0.8 * line.size < gap < 2.6 * line.size:
            gaps[line.size].append(gap)
    return {size: _usual(held) for size, held in gaps.items()}


def _usual(gaps: Sequence[float]) -> float:
    """Return the distance of lines inside paragraphs: the most usual, or the lesser of few."""
    if len(gaps) < 4:
        return min(gaps)
    return median(sorted(gaps)[: max(len(gaps) * 2 // 3, 1)])
