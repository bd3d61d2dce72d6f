"""What the lines of a plain text count with: numbers, letters and ordinal words before titles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.digits import ascii_digits
from corpus.readers.labels import Label, label_of
from corpus.readers.outline_words import ordinal_of
from corpus.readers.text.pieces import Piece

BARE_NUMBER = re.compile(r"(\d{1,3})\s+\S")


def outline_label(text: str) -> Label | None:
    """Return the label that a line starts with; an ordinal word counts as one."""
    if label := label_of(text):
        return label
    number = ordinal_of(text)
    return Label("ordinal", str(number)) if number else None


def counts_of(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the bare numbers, letters and ordinals that lines are labelled with."""
    counts: set[str] = set()
    for piece in pieces:
        if len(piece.lines) == 1:
            if match := BARE_NUMBER.match(piece.text):
                counts.add(ascii_digits(match[1]))
            elif (label := outline_label(piece.text)) and label.kind in (
                "letter",
                "roman",
                "ordinal",
            ):
                counts.add(_counted(label, label.count))
    return frozenset(counts)


def lettered(label: Label | None, counts: frozenset[str]) -> Label | None:
    """Return a label with a numeral as a letter where the letter before it labels a line."""
    if label is None or label.kind != "roman" or len(label.count) > 1:
        return label
    before = chr(ord(label.count) - 1)
    return replace(label, kind="letter") if before in counts else label


def is_counted(label: Label, counts: frozenset[str]) -> bool:
    """Say whether a line has the number or letter before or after that of a label."""
    if label.count.isdecimal():
        near = {str(int(label.count) - 1), str(int(label.count) + 1)}
    else:
        near = {chr(ord(label.count) - 1), chr(ord(label.count) + 1)}
    return any(_counted(label, count) in counts for count in near)


def _counted(label: Label, count: str) -> str:
    """Return a count as it is told from those of other kinds."""
    return f"ordinal {count}" if label.kind == "ordinal" else count
