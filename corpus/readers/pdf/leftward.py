"""Puts the characters of words that are read from the right in the order in which they are read."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.labels import is_leftward
from corpus.readers.pdf.shapes import Glyph

# In ems: a gap between characters that no word has.
_GAP = 0.5
_LAM = "ل"
_ALEFS = "اأإآٱ"
# What stands behind a figure, and so to the left of it; PDFium gives it with the figure's text.
_COMMAS = "،؛؟"
_BEHIND = f"{_COMMAS}:;!"
# They stand behind figures too, or begin a fraction.
_POINTS = ".,"
# To the right of a figure they stand before it: they join it to a word, or are its sign.
_DASHES = "-‐‑–−"
_UNITS = "%‰٪°"
# In ems: a gap behind which nothing of a line follows.
_END = 2.0


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a page with those of each leftward word as they are read.

    PDFium turns the text of a line by rules of its own. A word may stay as it stands in the file,
    from the left; the letters of one glyph, such as lam and alef, come in the wrong order where
    the word was turned; a comma stays before the figure that it stands behind, and a dash behind
    the one that it stands before.
    """
    if not any(glyph.char >= "\u0590" and is_leftward(glyph.char) for glyph in glyphs):
        return list(glyphs)
    turned = _cells_turned(glyphs)
    lines = _leftward_lines(glyphs)
    ordered: list[Glyph] = []
    for word in _cut(glyphs, _goes_on):
        if _is_letter(word[0]):
            ordered += _as_read(word, turned)
        elif word[0].char in _COMMAS or word[0].base in lines:
            ordered += _figure_as_read(word, glyphs)
        else:
            ordered += word
    return ordered


def _leftward_lines(glyphs: Sequence[Glyph]) -> set[float]:
    """Return the baselines on which most letters are read from the right."""
    weights: Counter[float] = Counter()
    for glyph in glyphs:
        if glyph.char.isalpha():
            weights[glyph.base] += 1 if is_leftward(glyph.char) else -1
    return {base for base, weight in weights.items() if weight > 0}


def _cut(glyphs: Sequence[Glyph], goes_on: Callable[[Glyph, Glyph], bool]) -> Iterator[list[Glyph]]:
    """Cut characters where one doesn't go on with the one before."""
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and not goes_on(held[-1], glyph):
            yield held
            held = []
        held.append(glyph)
    if held:
        yield held


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    """Say whether a character belongs to the word of the one before: both leftward, or neither."""
    if glyph.blank or glyph.base != last.base:
        return False
    gap = max(glyph.x0 - last.x1, last.x0 - glyph.x1)
    return gap <= _GAP * glyph.style.size and _is_letter(last) == _is_letter(glyph)


def _is_letter(glyph: Glyph) -> bool:
    """Say whether a character is a leftward letter or a sign on one; marks may go with figures."""
    return is_leftward(glyph.char) and unicodedata.category(glyph.char)[0] in "LM"


def _one_cell(last: Glyph, glyph: Glyph) -> bool:
    """Say whether two characters are letters of one glyph."""
    return (last.x0, last.x1, last.base) == (glyph.x0, glyph.x1, glyph.base) and not glyph.blank


def _cells_turned(glyphs: Sequence[Glyph]) -> bool:
    """Say whether the letters of one glyph come from the left: as lam and alef tell, or signs."""
    wrong = right = 0
    for last, glyph in pairwise(glyphs):
        if _one_cell(last, glyph):
            wrong += last.char in _ALEFS and glyph.char == _LAM
            right += last.char == _LAM and glyph.char in _ALEFS
    return wrong > right


def _as_read(word: list[Glyph], turned: bool) -> list[Glyph]:
    """Return the letters of a word from the right; `turned` says that its ligatures are not."""
    cells = list(_cut(word, _one_cell))
    rises = _rises(cells)
    if rises:
        cells.reverse()
    read = [cell[::-1] if _is_sign(cell[0]) or (turned and not rises) else cell for cell in cells]
    return _blanks_kept([glyph for cell in read for glyph in cell], word)


def _is_sign(glyph: Glyph) -> bool:
    """Say whether a character is a sign on a letter."""
    return unicodedata.combining(glyph.char) > 0


def _rises(cells: Sequence[list[Glyph]]) -> bool:
    """Say whether letters come from the left."""
    middles = [cell[0].x0 + cell[0].x1 for cell in cells]
    steps = sum((b > a) - (b < a) for a, b in pairwise(middles))
    return steps > 0 and middles[-1] > middles[0]


def _figure_as_read(word: list[Glyph], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return a figure with the dash to its right before it, and the comma to its left behind it."""
    *figure, last = word
    if not figure or last.char not in _DASHES or last.x0 <= figure[-1].x0:
        return _with_comma_behind(word, glyphs)
    if any(glyph.char.isalpha() for glyph in figure) or not _ends_figure(figure[-1].char):
        return word
    return _blanks_kept([last, *_with_comma_behind(figure, glyphs)], word)


def _ends_figure(char: str) -> bool:
    """Say whether a character may be the right end of a figure: a digit, its unit or a bracket."""
    return char.isdigit() or char in _UNITS or unicodedata.category(char) in ("Sc", "Ps", "Pe")


def _with_comma_behind(word: list[Glyph], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return a figure with the comma that stands to its left behind it."""
    first, *rest = word
    if not rest or first.char not in _BEHIND + _POINTS or not rest[0].char.isdigit():
        return word
    if first.x0 >= rest[0].x0:
        return word
    if first.char in _POINTS and not _ends_with_point(word, glyphs):
        return word
    return _blanks_kept([*rest, first], word)


def _ends_with_point(word: Sequence[Glyph], glyphs: Sequence[Glyph]) -> bool:
    """Say whether a point left of a figure stands behind it: a year, a list's, or at a line's end.

    So it does where the figure has another point or comma. It begins a fraction elsewhere.
    """
    first, *rest = word
    if any(glyph.char in _POINTS for glyph in rest):
        return True
    size = first.style.size
    near = [glyph for glyph in glyphs if glyph.base == first.base and glyph not in word]
    left = any(-_GAP * size < first.x0 - glyph.x1 < _END * size for glyph in near)
    right = any(-_GAP * size < glyph.x0 - rest[-1].x1 < _END * size for glyph in near)
    figures = [unicodedata.digit(glyph.char, -1) for glyph in rest]
    year = len(figures) == len("2021") and figures[0] in (1, 2) and -1 not in figures
    return year or not left or not right


def _blanks_kept(ordered: Sequence[Glyph], word: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a word in a new order, with what stood before the word there."""
    return [
        glyph._replace(blank=0 if place else word[0].blank) for place, glyph in enumerate(ordered)
    ]
