"""Tells where in a column a paragraph begins: by gaps, sizes, weights, indents and labels."""

import re
from itertools import pairwise

from corpus.readers.pdf.counted import counts_inside
from corpus.readers.pdf.labels import is_labelled
from corpus.readers.pdf.place import Place
from corpus.readers.pdf.shapes import Piece

# A gap wider than this many usual ones parts paragraphs.
_WIDER = 1.28
# In ems: a line as wide as this is one of prose.
_PROSE = 11.0
_WORDS = 4
_FORMULA = re.compile(r"[=<>≤≥∈∪∩×∑{}\[\]|]")


def begins(place: Place) -> bool:
    """Say whether a line begins a paragraph."""
    line, last = place.line, place.last
    gap = line.base - last.base
    if gap < 0 or line.marked or line.x0 > last.x1 or last.x0 > line.x1:
        return True
    if _other_size(line, last) or gap > _WIDER * _leading(place) + 0.5 or _other_weight(place):
        return True
    if _is_centred(place):
        return _is_full(place)
    for rule in (_by_habit, _by_label, _by_indent):
        verdict = rule(place)
        if verdict is not None:
            return verdict
    return _by_room(place)


def _other_size(line: Piece, last: Piece) -> bool:
    """Say whether two lines have no size in common; a few signs of a formula don't count."""
    slack = 0.09 * max(line.size, last.size)
    apart = line.sizes[0] > last.sizes[1] + slack or last.sizes[0] > line.sizes[1] + slack
    return apart and len(line.text) > 3 and len(last.text) > 3


def _leading(place: Place) -> float:
    """Return the distance at which a line would go on with the paragraph above it.

    That is the distance inside the paragraph so far; below a first line that asks for more it may
    be the distance to the line after next, as in a paragraph that is set wider than others.
    """
    line, last, following = place.line, place.last, place.following
    usual = place.habits.leadings.get(last.size, 1.35 * max(line.size, last.size))
    if len(place.run) > 1:
        inside = max(below.base - above.base for above, below in pairwise(place.run))
        return max(inside, 0.8 * last.size)
    asks = place.room < 3 * last.size and not place.stopped
    if following is None or not asks or abs(following.size - line.size) > 0.1:
        return usual
    return max(usual, min(following.base - line.base, 2.6 * line.size))


def _other_weight(place: Place) -> bool:
    """Say whether bold lines end and others begin, or the other way round."""
    bold = all(piece.bold > 0.97 for piece in place.run)
    plain = all(piece.bold < 0.1 for piece in place.run)
    if bold and place.line.bold < 0.1:
        return place.room > 3 * place.em or not place.item
    return plain and place.line.bold > 0.9 and place.stopped


def _is_centred(place: Place) -> bool:
    """Say whether two lines are of one centred title: their middles agree, their edges don't."""
    agree = abs(place.last.middle - place.line.middle) < 0.5 * place.em
    return agree and abs(place.indent) > place.em and not place.stopped


def _is_full(place: Place) -> bool:
    """Say whether a line is the first of a paragraph as wide as its column, below a centred one."""
    line, following = place.line, place.following
    wide = 0.7 * line.width > place.last.width and line.x1 > place.right - place.em
    return wide and following is not None and abs(following.x0 - line.x0) < 2 * place.em


def _by_habit(place: Place) -> bool | None:
    """Tell by where first lines of this column begin; None where that doesn't tell."""
    em, indent = place.em, place.indent
    at_indent = any(abs(place.line.x0 - edge) < 0.3 * em for edge in place.habits.indents)
    again = len(place.run) == 1 and abs(indent) < 0.3 * em
    if at_indent and not place.item and (indent > 0.6 * em or again):
        return True
    if len(place.run) == 1 and indent < -0.6 * em and place.room < 2 * em and not place.item:
        return False  # the second line of a paragraph whose first is indented
    return None


def _by_label(place: Place) -> bool | None:
    """Tell by the label that a line begins with; None where it has none or that doesn't tell."""
    if not is_labelled(place.line.text) or counts_inside(place):
        return None
    if place.stopped or place.room > 4 * place.em or abs(place.indent) > 0.6 * place.em:
        return not _is_number_in_text(place)
    if place.item and abs(place.line.x0 - place.run[0].x0) < 0.6 * place.em:
        return True
    return None


def _is_number_in_text(place: Place) -> bool:
    """Say whether what looks like a label is a figure or a dash inside a sentence."""
    full = place.room < 4 * place.em and not place.stopped
    dash = place.line.text[0] in "–—-"
    hanging = place.line.x0 > place.run[0].x0 + 0.6 * place.em
    return full and (dash or (hanging and abs(place.indent) < 0.6 * place.em))


def _by_indent(place: Place) -> bool | None:
    """Tell by indents: of first lines, or of all lines but the first."""
    em, indent, run = place.em, place.indent, place.run
    ended = place.stopped or place.room > 3 * em
    if len(run) == 1:
        if indent <= 0.7 * em or _has_room(place):
            return None
        return _is_indented_alone(place) and (
            place.stopped or place.last.text[-1] not in "-,\u00ad"
        )
    if indent > 0.7 * em and ended:
        return True
    hangs = place.last.x0 - run[0].x0
    if place.stopped and hangs > 0.7 * em and abs(place.line.x0 - run[0].x0) < 0.5 * em:
        return True  # entries whose first lines stick out
    if indent < -0.7 * em and ended and (place.item or (place.stopped and hangs < 0.5 * em)):
        return True
    return None


def _is_indented_alone(place: Place) -> bool:
    """Say whether a line is indented and the next isn't, as first lines of paragraphs are."""
    line, following = place.line, place.following
    if following is None:
        return not is_labelled(place.last.text) and place.stopped
    if is_labelled(following.text):
        return False
    near = following.base - line.base < 1.5 * (line.base - place.last.base) + 1
    return near and following.x0 < line.x0 - 0.5 * line.size


def _by_room(place: Place) -> bool:
    """Tell by the room at the end of the line above: the next word would have had its place."""
    if place.last.text[-1] in "-\u00ad" and len(place.last.text) > 1:
        return False
    if place.stopped and place.room > place.word + 1.2 * place.em:
        return True
    return _has_room(place)


def _has_room(place: Place) -> bool:
    """Say whether the line above ends long before the right edge, and the next word is short.

    A line of prose that a small letter goes on with has none: it ends at a box beside it.
    """
    if _goes_on(place):
        return False
    return place.room > max(place.word + 6 * place.em, 0.45 * (place.right - place.last.x0))


def _goes_on(place: Place) -> bool:
    """Say whether a line of words, as wide as prose, goes on with a small letter; no formula is."""
    line, last = place.line.text, place.last.text
    wide = place.last.width >= _PROSE * place.em and last.count(" ") >= _WORDS
    if not wide or place.stopped or not (line[0].islower() and last[-1].isalpha()):
        return False
    return _FORMULA.search(last + line) is None
