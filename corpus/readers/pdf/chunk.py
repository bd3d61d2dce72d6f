"""A paragraph in one column, and how it is set."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.labels import ends_with_stop, is_labelled
from corpus.readers.pdf.shapes import Piece


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of a paragraph in one column; `left` and `right` are the column's edges.

    The lines of `code`, a program or a listing, stay lines.
    """

    lines: tuple[Piece, ...]
    left: float
    right: float
    page: int
    code: bool = False

    @property
    def text(self) -> str:
        """Return its words, the lines joined by blanks; for telling what it is."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Return the size that most of it is set in."""
        weights: dict[float, int] = defaultdict(int)
        for line in self.lines:
            weights[line.size] += len(line.text)
        return max(weights, key=lambda size: weights[size])

    @property
    def font(self) -> str:
        """Return the font that most of it is set in."""
        weights: dict[str, int] = defaultdict(int)
        for line in self.lines:
            weights[line.font] += len(line.text)
        return max(weights, key=lambda font: weights[font])

    @property
    def bold(self) -> float:
        """Return the share of it that is bold."""
        return share([(line.bold, len(line.text)) for line in self.lines])

    @property
    def italic(self) -> float:
        """Return the share of it that is italic."""
        return share([(line.italic, len(line.text)) for line in self.lines])

    @property
    def underlined(self) -> bool:
        """Say whether all of it is underlined."""
        return all(line.underlined for line in self.lines)

    @property
    def full(self) -> bool:
        """Say whether the last line reaches the right edge of the column."""
        last = self.lines[-1]
        return last.x1 >= self.right - 2.5 * last.size

    @property
    def stopped(self) -> bool:
        """Say whether it ends like a sentence."""
        return ends_with_stop(self.lines[-1].text)

    @property
    def labelled(self) -> bool:
        """Say whether it begins with a bullet or the label of an item."""
        return is_labelled(self.lines[0].text)


def share(weighted: Sequence[tuple[float, int]]) -> float:
    """Return the mean of shares by weight."""
    total = sum(weight for _, weight in weighted)
    return sum(share * weight for share, weight in weighted) / max(total, 1)
