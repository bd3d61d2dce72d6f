"""Turns the coordinates of a file into those of a reader: from the top left, whatever is turned."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, in the file's own coordinates, and how its text is turned.

    `turns` counts quarter turns against the clock from level text.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    def turned(self, turns: int) -> "Frame":
        """Return the frame of text that is turned otherwise."""
        return replace(self, turns=turns)

    @property
    def width(self) -> float:
        """Return how wide the page is for who reads the text."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Return how high the page is for who reads the text."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file stands for who reads the text."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return where in the file a point stands that who reads the text sees at `x` and `y`."""
        if self.turns == 1:
            return y + self.left, x + self.bottom
        if self.turns == 2:
            return self.right - x, y + self.bottom
        if self.turns == 3:
            return self.right - y, self.top - x
        return x + self.left, self.top - y

    def shows(self, x: float, y: float) -> bool:
        """Say whether a point of the file is on the part that is shown."""
        return self.left - 1 <= x <= self.right + 1 and self.bottom - 1 <= y <= self.top + 1
