"""Typesets small PDF files for the tests, on a sheet of 595 by 842 points."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
HARBOUR = (
    "The council met in the town hall on Monday and considered the accounts of the year. Members "
    "asked how the harbour dues had been spent, and the treasurer answered that most of the money "
    "went into dredging the inner basin."
)
BRIDGE = (
    "A second reading of the bill was moved by the chair and carried without a vote. The clerk "
    "recorded the names of those present and read the minutes of the last meeting aloud."
)


def made(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """Return the file that a function draws; what it leaves is shown as the last page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), **options)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def write(
    canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Times-Roman"
) -> None:
    """Write a line; `y` is the baseline's distance from the top."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - y, text)


def wrapped(text: str, width: float, size: float = 10, font: str = "Times-Roman") -> list[str]:
    """Return a text in lines of a width."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paragraph(
    canvas: Canvas, x: float, y: float, text: str, width: float = 400, size: float = 10
) -> float:
    """Write a paragraph whose first line is indented; return where the next begins."""
    lines = wrapped(text, width - 1.5 * size, size)
    for index, line in enumerate(lines):
        write(canvas, x if index else x + 1.5 * size, y, line, size)
        y += 1.2 * size
    return y


@dataclass
class Galley:
    """A text that is set in columns over as many pages as it takes, with heads and folios."""

    canvas: Canvas
    columns: Sequence[tuple[float, float]]
    head: str = ""
    size: float = 10
    top: float = 90
    bottom: float = 760
    page: int = 1
    column: int = 0
    y: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin at the top of the first column."""
        self.y = self.top
        self._furniture()

    def heading(self, text: str, size: float = 14) -> None:
        """Set a heading, larger and bold, with space around it."""
        _, width = self.columns[self.column]
        lines = wrapped(text, width, size, "Times-Bold")
        if self.y + (len(lines) + 3) * 1.2 * size > self.bottom:
            self._next()
        self.y += 0.8 * size if self.y > self.top else 0
        for line in lines:
            self._line(line, size, "Times-Bold")
        self.y += 0.4 * size

    def paragraph(self, text: str) -> None:
        """Set a paragraph, its first line indented."""
        indent = 1.5 * self.size
        words = text.split()
        first = True
        while words:
            _, width = self.columns[self.column]
            room = width - (indent if first else 0)
            line = words.pop(0)
            while words and stringWidth(f"{line} {words[0]}", "Times-Roman", self.size) <= room:
                line += f" {words.pop(0)}"
            self._line(line, self.size, "Times-Roman", indent if first else 0)
            first = False

    def _line(self, text: str, size: float, font: str, indent: float = 0) -> None:
        """Set a line, in the next column where there is no room."""
        if self.y > self.bottom:
            self._next()
        x, _ = self.columns[self.column]
        write(self.canvas, x + indent, self.y, text, size, font)
        self.y += 1.2 * size

    def _next(self) -> None:
        """Go to the next column, or to a new page."""
        self.column += 1
        self.y = self.top
        if self.column == len(self.columns):
            self.canvas.showPage()
            self.column = 0
            self.page += 1
            self._furniture()

    def _furniture(self) -> None:
        """Print the running head and the folio of a page."""
        if self.head:
            write(self.canvas, 60, 50, self.head, 8, "Times-Italic")
            write(self.canvas, 290, 800, str(self.page), 9)


def table(
    canvas: Canvas,
    x: float,
    y: float,
    rows: Iterable[Sequence[str]],
    width: float = 100,
    *,
    ruled: bool = True,
) -> float:
    """Draw a table of rows 18 points high; return where it ends."""
    for row in rows:
        for index, cell in enumerate(row):
            left = x + index * width
            if ruled:
                canvas.rect(left, HEIGHT - y - 18, width, 18)
            write(canvas, left + 4, y + 12, cell)
        y += 18
    return y
