"""Finds key figures: large numbers that stand side by side, each over the words that it counts."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.readers.pdf.gutters import is_prose
from corpus.readers.pdf.likeness import is_aligned, is_set_like
from corpus.readers.pdf.rows import Join
from corpus.readers.pdf.shapes import Box, Piece
from corpus.readers.pdf.tables import Cell, Row, Table

_FIGURE = re.compile(
    r"(?:[A-Z]{1,3}\W?)?\W{0,2}\d[\d\s.,:/–-]*"
    r"(?:[^\W\d]{1,4}\.?|(?i:[mb]il[^\W\d]+|thousand))?(?:\s?[^\W\d]{1,2})?\W{0,3}"
)
_COUNT = re.compile(r"0?(\d{1,2})\W?")
_LONGEST = 16
_FEWEST = 2
# A number is so many times as large as its words; words on so many lines, in ems, are no prose.
_LARGER = 1.45
_LINES = 4
_WIDEST = 15.0
_DEEPEST = 6.0
# In ems: how far apart lines of one card stand, and how far from each other's edge or middle.
_APART = 1.6
_ALIGNED = 0.6

Card = tuple[list[Piece], list[Piece]]


def cards_of(pieces: Sequence[Piece], join: Join) -> Iterator[tuple[Table, Box, list[Piece]]]:
    """Yield the key figures of a page, those side by side as one table, with box and pieces.

    Each row is a number and its words. Numbers that count on from 1 are those of sections.
    """
    smallest = min((piece.size for piece in pieces), default=0.0)
    large = [piece for piece in pieces if piece.size >= _LARGER * smallest]
    figures = [piece for piece in large if _is_figure(piece) and not _is_named(piece, pieces)]
    cards = [card for figure in figures if (card := _card(figure, _below(figure, pieces)))[1]]
    cards.sort(key=lambda card: (card[0][0].size, card[0][0].base, card[0][0].x0))
    for _, alike in groupby(cards, key=lambda card: card[0][0].size):
        held = list(alike)
        if len(held) >= _FEWEST and not _counts(held):
            for _, beside in groupby(held, key=lambda card: round(card[0][0].base)):
                yield _table(list(beside), join)


def _is_figure(piece: Piece) -> bool:
    """Say whether a piece is a number alone, with the sign or the short name of its unit."""
    return len(piece.text) <= _LONGEST and _FIGURE.fullmatch(piece.text) is not None


def _is_named(figure: Piece, pieces: Sequence[Piece]) -> bool:
    """Say whether words stand left of a number on its baseline, as in the row of a table."""
    return any(
        abs(piece.base - figure.base) < 0.1 * figure.size
        and piece.x1 <= figure.x0
        and not is_prose(piece)
        and not _is_figure(piece)
        and any(char.isalpha() for char in piece.text)
        for piece in pieces
    )


def _below(figure: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces below a number that may be of its card, from the top."""
    end = figure.base + _DEEPEST * figure.size
    below = [
        piece
        for piece in pieces
        if figure.base < piece.base < end and piece.x0 < figure.x1 and piece.x1 > figure.x0
    ]
    return sorted(below, key=lambda piece: piece.base)


def _card(figure: Piece, pieces: Sequence[Piece]) -> Card:
    """Return the lines of a number and the lines of its words right below, none for other text."""
    number, words = [figure], list[Piece]()
    for piece in pieces:
        last = words[-1] if words else number[-1]
        if piece.base <= last.base + 0.3 * piece.size or not _is_below(piece, last):
            continue
        if not words and _is_unit(piece, figure):
            number.append(piece)
        elif _LARGER * piece.size <= figure.size and (not words or is_set_like(piece, words[-1])):
            words.append(piece)
    wide = any(piece.width > _WIDEST * piece.size for piece in words)
    named = any(char.isalpha() for piece in words for char in piece.text)
    return (number, []) if wide or not named or len(words) > _LINES else (number, words)


def _is_below(piece: Piece, last: Piece) -> bool:
    """Say whether a piece is a line right below another, on one edge or middle with it."""
    near = piece.top - last.bottom < (_APART - 1) * piece.size
    return near and is_aligned(piece, last, _ALIGNED * piece.size)


def _is_unit(piece: Piece, figure: Piece) -> bool:
    """Say whether a piece is the unit of a number that is set below it, as large."""
    return abs(piece.size - figure.size) < 0.1 and len(piece.text) <= 3


def _counts(cards: Sequence[Card]) -> bool:
    """Say whether the numbers of cards are 1, 2, 3 and so on, as of sections or steps."""
    counts = [_COUNT.fullmatch(number[0].text) for number, _ in cards]
    values = sorted(int(count[1]) for count in counts if count)
    return len(values) == len(cards) and values == list(range(values[0], values[0] + len(values)))


def _table(cards: Sequence[Card], join: Join) -> tuple[Table, Box, list[Piece]]:
    """Return cards that stand side by side as a table, a row each, with its box and its pieces."""
    held = [piece for number, words in cards for piece in (*number, *words)]
    box = Box(
        min(piece.x0 for piece in held),
        min(piece.top for piece in held),
        max(piece.x1 for piece in held),
        max(piece.bottom for piece in held),
    )
    rows = tuple(_row(number, words, join) for number, words in cards)
    return Table(rows, box.x0, box.x1), box, held


def _row(number: Sequence[Piece], words: Sequence[Piece], join: Join) -> Row:
    """Return a card as the cells of a row: its number and its words."""
    return tuple(
        Cell(
            join([piece.text for piece in lines]),
            min(piece.x0 for piece in lines),
            max(piece.x1 for piece in lines),
        )
        for lines in (number, words)
    )
