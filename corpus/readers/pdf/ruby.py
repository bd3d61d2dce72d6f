"""Finds ruby: the small kana above characters that tell how these are read."""

import re
from collections.abc import Iterator

from corpus.readers.pdf.shapes import Piece, Sheet

RUBY = "reading of the characters below"

_KANA = re.compile("[\u3041-\u309f\u30a0-\u30ff\\s]+")
_CHARACTERS = re.compile("[\u3400-\u9fff々]")
# How large ruby is at most, to what it stands above, and how far above its baseline, in ems.
_SMALLER = 0.65
_NEAREST, _FARTHEST = 0.7, 1.4


def ruby_of(sheet: Sheet) -> Iterator[int]:
    """Yield the pieces of a page that tell how the characters below them are read."""
    for index, piece in enumerate(sheet.pieces):
        if _KANA.fullmatch(piece.text) and any(_is_above(piece, line) for line in sheet.pieces):
            yield index


def _is_above(piece: Piece, line: Piece) -> bool:
    """Say whether a small piece stands right above a line with Chinese characters."""
    gap = line.base - piece.base
    return (
        piece.size <= _SMALLER * line.size
        and _NEAREST * line.size < gap < _FARTHEST * line.size
        and line.x0 - line.size < piece.x0
        and piece.x1 < line.x1 + line.size
        and _CHARACTERS.search(line.text) is not None
    )
