"""Reads marks that old fonts set off their line on that line: accents over capitals, low quotes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.readers.pdf.letters import ACCENTS
from corpus.readers.pdf.runs import Run
from corpus.readers.pdf.shapes import Glyph

_LOW = {"”": "„", "“": "„", "’": "‚", "‘": "‚"}
# All in ems: how far up an accent stands over a capital letter, how far down a quote that opens a
# quotation, and how far from that quote the quotation may begin.
_RAISED = 0.45
_LOWERED = (0.4, 0.9)
_BESIDE = 0.25
_CELL = 16.0

_Letters = dict[tuple[int, int], list[tuple[Glyph, Run]]]


def level_marks(runs: Sequence[Run]) -> None:
    """Put accents over capital letters and lowered quotes on the line that they belong to.

    A quote that is lowered to open a quotation reads as the low quote that a person sees.
    """
    marks = [run for run in runs if len(run.glyphs) == 1 and run.glyphs[0].char in _LOW | ACCENTS]
    letters = _letters(runs) if marks else {}
    for mark in marks:
        glyph = mark.glyphs[0]
        low = _LOW.get(glyph.char)
        for letter, run in _near(letters, glyph):
            if low and _opens(glyph, letter):
                mark.glyphs[0] = glyph._replace(char=low)
                mark.line = run.line
                break
            if not low and _crowns(glyph, letter):
                mark.line = run.line
                break


def _letters(runs: Sequence[Run]) -> _Letters:
    """Return the letters and figures of a page by the part of it that they begin in."""
    letters: _Letters = defaultdict(list)
    for run in runs:
        for glyph in run.glyphs:
            if glyph.char.isalnum():
                letters[int(glyph.x0 // _CELL), int(glyph.base // _CELL)].append((glyph, run))
    return letters


def _near(letters: _Letters, mark: Glyph) -> Iterator[tuple[Glyph, Run]]:
    """Yield the letters in the part of the page that a mark stands in, and in those around it."""
    x, y = int(mark.x0 // _CELL), int(mark.base // _CELL)
    for column in (x - 1, x, x + 1):
        for row in (y - 1, y, y + 1):
            yield from letters.get((column, row), ())


def _crowns(accent: Glyph, letter: Glyph) -> bool:
    """Say whether an accent stands over a letter."""
    raised = letter.base - accent.base
    inside = letter.x0 <= (accent.x0 + accent.x1) / 2 <= letter.x1
    return inside and letter.char.isalpha() and 0 < raised <= _RAISED * letter.style.size


def _opens(quote: Glyph, letter: Glyph) -> bool:
    """Say whether a lowered quote stands right before a letter."""
    low, high = (share * letter.style.size for share in _LOWERED)
    beside = abs(letter.x0 - quote.x1) <= _BESIDE * letter.style.size
    return beside and low <= quote.base - letter.base <= high
