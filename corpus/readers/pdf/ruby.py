"""Finds ruby: the small kana above characters that tell how these are read."""

import re
from collections.abc import Iterator

from corpus.readers.pdf.shapes import Piece, Sheet

RUBY = "reading of the characters below"

_KANA = re.compile("[\u3041-\u309f\u30a0-\u30ff\\s]+")
_CHARACTERS = re.compile("[\u3400-\u9fff々]")
# How large ruby is, to what it stands above, and how far above its baseline, in ems.
_SMALLEST, _LARGEST = 0.33, 0.6
_NEAREST, _FARTHEST = 0.7, 1.4
# More kana without a blank, at the beginning of the line, are a line of their own.
_LONGEST = 6


def ruby_of(sheet: Sheet) -> Iterator[int]:
    """Yield the pieces of a page that tell how the characters below them are read."""
    for index, piece in enumerate(sheet.pieces):
        if _KANA.fullmatch(piece.text) and any(_is_above(piece, line) for line in sheet.pieces):
            yield index


def _is_above(piece: Piece, line: Piece) -> bool:
    """Say whether a small piece stands right above a line with Chinese characters."""
    gap = line.base - piece.base
    return (
        _SMALLEST * line.size <= piece.size <= _LARGEST * line.size
        and _NEAREST * line.size < gap < _FARTHEST * line.size
        and line.x0 - line.size < piece.x0
        and piece.x1 < line.x1 + line.size
        and _CHARACTERS.search(_under(piece, line)) is not None
        and not (abs(piece.x0 - line.x0) < piece.size and _is_long(piece.text))
    )


def _under(piece: Piece, line: Piece) -> str:
    """Return the characters of a line around the middle of a piece above them."""
    place = int((piece.middle - line.x0) / max(line.width, 1.0) * len(line.text))
    return line.text[max(0, place - 1) : place + 2]


def _is_long(text: str) -> bool:
    """Say whether kana without a blank are more than ruby of a word has."""
    return max(map(len, text.split()), default=0) > _LONGEST
