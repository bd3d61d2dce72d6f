"""Finds what stands beside the text: stamps, numbers of lines, numbers in boxes before titles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.shapes import Piece, Sheet

SIDEWAYS = "text set sideways"
BADGE = "number in a box before a title"
LINE_NUMBER = "number of a line"

_PROSE = 11.0
# Fewer letters, such as the E of a turned logo, stand in the text as well.
_SHORTEST_STAMP = 3


def stamps(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int]]:
    """Yield the pieces that stand sideways on other pages, each with the place of its page."""
    aside = [text for sheet in sheets for text, why in sheet.aside if why == SIDEWAYS]
    known = Counter(text for text in aside if len(text) >= _SHORTEST_STAMP)
    for index, sheet in enumerate(sheets):
        for number, piece in enumerate(sheet.pieces):
            if known[piece.text] > 1:
                yield index, number


def badges(sheet: Sheet) -> Iterator[int]:
    """Yield the pieces that are a number in a coloured box before a title."""
    for index, piece in enumerate(sheet.pieces):
        if not piece.white or not re.fullmatch(r"\d{1,2}|[A-Z]", piece.text):
            continue
        near = sheet.pieces[max(0, index - 8) : index + 9]
        if any(
            not other.white
            and abs(other.base - piece.base) < 0.5 * piece.size
            and piece.x1 < other.x0 < piece.x1 + 5 * piece.size
            and other.size >= 0.7 * piece.size
            for other in near
        ):
            yield index


def line_numbers(sheets: Sequence[Sheet]) -> Iterator[tuple[int, list[int]]]:
    """Yield the pages of files that number their lines, with those numbers."""
    numbered = [(index, found) for index, sheet in enumerate(sheets) if (found := _count(sheet))]
    if len(numbered) >= 2 or (len(sheets) == 1 and numbered and len(numbered[0][1]) >= 15):
        yield from numbered


def _count(sheet: Sheet) -> list[int]:
    """Return the pieces of a page that count its lines in the margin, if they do."""
    bare = [(i, p) for i, p in enumerate(sheet.pieces) if re.fullmatch(r"\d{1,4}", p.text)]
    columns: list[list[tuple[int, Piece]]] = []
    for index, piece in sorted(bare, key=lambda item: item[1].middle):
        if columns and piece.middle - columns[-1][-1][1].middle < 0.7 * piece.size:
            columns[-1].append((index, piece))
        else:
            columns.append([(index, piece)])
    for column in map(sorted, columns):
        values = [int(piece.text) for _, piece in column]
        steps = Counter(b - a for a, b in pairwise(values))
        step, often = steps.most_common(1)[0] if steps else (0, 0)
        edge = max(piece.x1 for _, piece in column)
        text = [p for p in sheet.pieces if p.width > _PROSE * p.size / 2]
        outside = text and sum(p.x0 > edge for p in text) >= 0.9 * len(text)
        if step in (1, 5) and often >= 0.8 * (len(values) - 1) and len(values) >= 8 and outside:
            return [index for index, _ in column]
    return []
