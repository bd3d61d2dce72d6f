"""What stands on a page: its characters, its pieces of text and its ruling lines.

Lengths are in points. `x` grows to the right and `y` downwards, from the corner of the page at
which its text begins, however the page or the text is turned.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Style(NamedTuple):
    """How characters are set; `size` is what is seen, scaled by every matrix."""

    font: str
    size: float
    bold: bool
    italic: bool
    white: bool
    invisible: bool


class Glyph(NamedTuple):
    """A character from `x0` to `x1` on the baseline `base`.

    `blank` says what stood before it: 0 nothing, 1 a blank that PDFium guessed, 2 one of the file.
    """

    char: str
    x0: float
    x1: float
    base: float
    style: Style
    blank: int


class Rule(NamedTuple):
    """A ruling line at `at`, across from `start` to `end`."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A rectangle; `top` is less than `bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Say whether a point lies inside."""
        return (
            self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one baseline without a wide gap; `bold` and `italic` are shares of it.

    `marked` says that it begins with a raised figure or sign, as footnotes do. `sizes` are the
    least and the greatest size on its baseline; small capitals are not a size of their own. `leads`
    says that dots lead from it to the next piece of its line, `lead` is how many characters at its
    beginning are bold when the rest isn't.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    bold: float = 0.0
    italic: float = 0.0
    underlined: bool = False
    marked: bool = False
    white: bool = False
    sizes: tuple[float, float] = (0.0, 0.0)
    leads: bool = False
    lead: int = 0

    @property
    def top(self) -> float:
        """Return where its letters begin."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Return where its letters end."""
        return self.base + 0.2 * self.size

    @property
    def middle(self) -> float:
        """Return the middle of its width."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """Return its width."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page: rules across and down, painted areas, and the share of images."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    painted: tuple[Box, ...] = ()
    images: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the file: its pieces, what is drawn, and what was put aside with the reason.

    `characters` counts those that are read, `garbled` those of them whose font doesn't tell their
    letter, `hidden` those that are invisible over an image.
    """

    number: int
    label: str
    width: float
    height: float
    pieces: tuple[Piece, ...]
    drawing: Drawing
    aside: tuple[tuple[str, str], ...] = ()
    characters: int = 0
    garbled: float = 0.0
    hidden: bool = False
