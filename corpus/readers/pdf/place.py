"""Where a line of a column stands to the paragraph above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.habits import Habits
from corpus.readers.pdf.labels import ends_with_stop, is_labelled
from corpus.readers.pdf.shapes import Piece

_NO_BLANKS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Place:
    """A line with the paragraph above it so far, and the right edge of the text near it."""

    line: Piece
    following: Piece | None
    run: Sequence[Piece]
    right: float
    habits: Habits

    @property
    def last(self) -> Piece:
        """Return the line above."""
        return self.run[-1]

    @property
    def em(self) -> float:
        """Return the size of the line."""
        return self.line.size

    @property
    def indent(self) -> float:
        """Return how much further right the line begins than the one above."""
        return self.line.x0 - self.last.x0

    @property
    def room(self) -> float:
        """Return the room that the line above leaves at its end."""
        return self.right - self.last.x1

    @property
    def word(self) -> float:
        """Return about how wide the first word of the line is; where words have blanks."""
        text = self.line.text
        if not text.isascii() and _NO_BLANKS.search(text):
            return self.em
        length = text.find(" ")
        return self.line.width * (length if length > 0 else len(text)) / len(text)

    @property
    def stopped(self) -> bool:
        """Say whether the line above ends like a sentence."""
        return ends_with_stop(self.last.text)

    @property
    def item(self) -> bool:
        """Say whether the paragraph above is an item with a label."""
        return is_labelled(self.run[0].text)
