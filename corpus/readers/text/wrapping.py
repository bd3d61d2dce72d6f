"""Where lines that stand together end a paragraph, a line, or nothing: they are only wrapped."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from corpus.readers.labels import ends_with_stop, starts_small
from corpus.readers.text.lines import Line, is_dense, parts_figure, width
from corpus.stops import COLONS

# Wider lines are paragraphs that nobody wrapped.
_WRAP = 150
# Nobody wraps lines narrower than this.
_NARROW = 40
_BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
# A word this long, such as an address, says nothing of how wide lines are wrapped.
_LONG_WORD = 40
# From so many lines on a run without blank lines may hold several paragraphs.
_MANY = 8
_NEAR = 5
# How many columns a full line of a text without blanks may lack, each character two.
_SLACK = 4

# Parts of a line that stand this far apart, as in a letterhead, are not wrapped.
_COLUMNS = re.compile(r"\S {4,}\S")


class End(Enum):
    """What a line's end means."""

    WRAP = "wrap"
    LINE = "line"
    PARAGRAPH = "paragraph"


def line_ends(lines: Sequence[Line], *, alone: bool = False) -> list[End]:
    """Say of each line but the last what its end means.

    Args:
        lines: that stand together, without a blank line.
        alone: the text has hardly any blank lines, so that short lines end its paragraphs.
    """
    broken = [_BROKEN.search(line.text[-3:]) is not None for line in lines]
    ends = _ends(lines, alone=alone)
    return [End.WRAP if word else end for word, end in zip(broken, ends, strict=False)]


def _ends(lines: Sequence[Line], *, alone: bool) -> list[End]:
    """Say what line ends mean by the look of the lines; no word is broken over them."""
    if len(lines) < 2:
        return []
    widths = [_width(line.text) for line in lines]
    stops = [ends_with_stop(line.text) for line in lines]
    if len(lines) <= _MANY and max(widths) <= _WRAP and _are_unstopped(lines):
        return [End.LINE] * (len(lines) - 1)
    if is_dense(lines[0].text + lines[-1].text):
        return _dense_ends(lines, widths, stops)
    indented = _indented(lines)
    if any(indented):
        return [End.PARAGRAPH if deep else End.WRAP for deep in indented]
    if _are_wide(widths, stops):
        return _wide_ends(lines, widths, stops)
    widths = [min(w, _WRAP) for w in widths]
    if any(_COLUMNS.search(line.text[:_WRAP]) for line in lines):
        return [End.LINE] * (len(lines) - 1)
    wrap = max(widths)
    full = [
        _is_full(w, after, wrap) for w, (_, after) in zip(widths, pairwise(lines), strict=False)
    ]
    if len(lines) > 2 and all(stops[:-1]) and not (all(full) and wrap >= _NARROW):
        return [End.PARAGRAPH] * (len(lines) - 1)
    if alone and len(lines) >= _MANY:
        return _local_ends(lines, widths, stops)
    return [End.LINE if _are_verses(lines, full, widths) else End.WRAP] * (len(lines) - 1)


def _are_unstopped(lines: Sequence[Line]) -> bool:
    """Say whether no line ends or goes on with a sentence, as in addresses and opening hours."""
    small = any(starts_small(line.text) for line in lines[1:])
    ends = (line.text.rstrip(COLONS) for line in lines)
    return not small and not any(ends_with_stop(text) for text in ends)


def _width(text: str) -> int:
    """Return how wide a line is without the words that are longer than a line's share."""
    if len(text) <= _LONG_WORD:
        return width(text)
    return width(" ".join(w for w in text.split(" ") if len(w) <= _LONG_WORD or not w.isascii()))


def _first(line: Line) -> int:
    """Return how wide the first word of a line is."""
    return width(line.text[:200].split(None, 1)[0])


def _is_full(line_width: int, after: Line, wrap: int) -> bool:
    """Say whether the next line's first word had no room on a line."""
    return line_width + 1 + _first(after) > wrap


def _dense_ends(lines: Sequence[Line], widths: list[int], stops: list[bool]) -> list[End]:
    """Tell line ends in a text without blanks: a line that isn't full ends on purpose.

    It is full by its width, or by its characters where no sentence ends: figures are narrower
    than other characters. The point of a figure that goes on ends none.
    """
    wrap = sorted(widths)[-max(1, len(widths) // 10)]
    counts = [len(line.raw.rstrip()) for line in lines]
    *_, second, most = sorted(counts)
    counted = most - second <= _SLACK // 2
    ends: list[End] = []
    for place, (before, after) in enumerate(pairwise(lines)):
        stop = stops[place] and not parts_figure(before.text, after.text)
        full = counted and counts[place] == most and not stop
        if (after.indent > before.indent + 1 and stop) or after.raw.startswith("\u3000"):
            ends.append(End.PARAGRAPH)
        elif (widths[place] + _SLACK >= wrap or full) and wrap <= _WRAP:
            ends.append(End.WRAP)
        else:
            ends.append(End.PARAGRAPH if stop or wrap > _WRAP else End.LINE)
    return ends


def _indented(lines: Sequence[Line]) -> list[bool]:
    """Say after which lines an indented one begins a paragraph."""
    indents = [line.indent for line in lines]
    base = min(indents)
    deep = [indent > base for indent in indents]
    # Where most lines are deep, as centred ones are, depth begins nothing.
    if sum(deep[1:]) * 2 > len(deep) or max(indents) - base > 12:
        return [False] * (len(lines) - 1)
    return [
        after and not before and ends_with_stop(line.text)
        for line, (before, after) in zip(lines, pairwise(deep), strict=False)
    ]


def _are_wide(widths: list[int], stops: list[bool]) -> bool:
    """Say whether lines are wider than anybody wraps; a single one among others doesn't count."""
    wide = sum(w > _WRAP for w in widths)
    return wide > 0 and (wide * 2 >= len(widths) or sum(stops[:-1]) * 2 >= len(widths) - 1)


def _wide_ends(lines: Sequence[Line], widths: list[int], stops: list[bool]) -> list[End]:
    """Tell line ends where lines are wide: paragraphs of a line each, or one wrapped wide."""
    wrap = max(widths)
    full = [
        _is_full(w, after, wrap) for w, (_, after) in zip(widths, pairwise(lines), strict=False)
    ]
    wrapped = sum(full) >= 0.8 * len(full) and sum(stops[:-1]) <= len(full) / 2 and len(full) > 1
    return [
        End.WRAP if wrapped or (starts_small(after.text) and not stop) else End.PARAGRAPH
        for after, stop in zip(lines[1:], stops, strict=False)
    ]


def _are_verses(lines: Sequence[Line], full: list[bool], widths: list[int]) -> bool:
    """Say whether lines end on purpose, as verses, addresses and lists of names do."""
    small = sum(starts_small(line.text) for line in lines[1:])
    if len(lines) == 2:
        return not small and not ends_with_stop(lines[0].text) and widths[0] * 5 < widths[1] * 3
    return small * 8 <= len(lines) and sum(full) * 2 < len(full)


def _local_ends(lines: Sequence[Line], widths: list[int], stops: list[bool]) -> list[End]:
    """Tell line ends of many lines: one that is short beside its neighbours ends a paragraph."""
    ends: list[End] = []
    for place, after in enumerate(lines[1:]):
        wrap = max(widths[max(0, place - _NEAR) : place + _NEAR + 1])
        room = wrap - widths[place] - 1 - _first(after)
        short = room >= wrap * (0.12 if stops[place] else 0.3)
        ends.append(End.PARAGRAPH if short and not starts_small(after.text) else End.WRAP)
    return ends
