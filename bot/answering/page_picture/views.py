"""Which parts of a page a picture shows, and how large; in points from the page's top left corner.

A phone shows a picture 390 points wide, with three pixels each: letters need about 8 of these
points to be read. So the empty margins of a page go, and where its letters are still too small,
as in a newspaper or on a poster, the lines that answer stand above the page once more, enlarged.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.readers.pdf.shapes import Box

# Pixels: about three for each of a phone's points, and what Telegram keeps of a photo at most.
WIDTH, LONGEST = 1240, 2560
# Points of a phone: its width, what a letter's size needs there, and what it has when enlarged.
_PHONE, _LEGIBLE, _ENLARGED = 390, 7.5, 11.0
# Of a page's width so much stays around what is printed, and so much of its width and height.
_MARGIN, _LEAST = 0.025, 0.5
# How high a picture may be to fit a phone, and the enlarged lines, to the width of both.
_HIGHEST, _LINES = 2.1, 0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """What is shown of a page, which lines are enlarged above it, and the picture's pixels across.

    Both are as wide as the picture.
    """

    page: Box
    lines: Box | None
    width: int


def layout(width: float, height: float, ink: Box | None, mark: Box | None, size: float) -> Layout:
    """Return what a picture of a page shows.

    Args:
        width: the page's.
        height: the page's.
        ink: the box around all that is printed; None for an empty page.
        mark: the box around what is marked; None for nothing.
        size: the size of the letters that are marked.
    """
    page = _page(width, height, ink, mark)
    lines = _enlarged(page, mark, size)
    shape = sum(_shape(box) for box in (page, lines) if box)
    return Layout(page, lines, int(min(WIDTH, LONGEST / shape)))


def _shape(box: Box) -> float:
    """Return the height of a box to its width."""
    return (box.bottom - box.top) / (box.x1 - box.x0)


def bounds(boxes: Iterable[Box]) -> Box | None:
    """Return the box around boxes; None around none."""
    listed = list(boxes)
    if not listed:
        return None
    return Box(
        min(box.x0 for box in listed),
        min(box.top for box in listed),
        max(box.x1 for box in listed),
        max(box.bottom for box in listed),
    )


def _page(width: float, height: float, ink: Box | None, mark: Box | None) -> Box:
    """Return a page without its empty margins; of one that is very high, the part at the mark."""
    printed = bounds(box for box in (ink, mark) if box) or Box(0, 0, width, height)
    x0, x1 = _side(printed.x0, printed.x1, width, _MARGIN * width)
    top, bottom = _side(printed.top, printed.bottom, height, _MARGIN * width)
    room = _HIGHEST * (x1 - x0)
    if bottom - top > room:
        top = _from(top, bottom, _middle(mark, room) if mark else top, room)
        bottom = top + room
    return Box(x0, top, x1, bottom)


def _side(low: float, high: float, whole: float, margin: float) -> tuple[float, float]:
    """Return from where to where a page is shown one way, never less than half of it."""
    low, high = max(0.0, low - margin), min(whole, high + margin)
    length = max(high - low, _LEAST * whole)
    low = _from(0.0, whole, (low + high) / 2, length)
    return low, low + length


def _middle(mark: Box, room: float) -> float:
    """Return the height that is shown in the middle: the mark's, or near its top if it is long."""
    return min((mark.top + mark.bottom) / 2, mark.top + 0.45 * room)


def _enlarged(page: Box, mark: Box | None, size: float) -> Box | None:
    """Return the lines around a mark that are shown enlarged; None where they can be read."""
    whole = page.x1 - page.x0
    if mark is None or size * _PHONE / whole >= _LEGIBLE:
        return None
    width = max(mark.x1 - mark.x0 + 3 * size, size * _PHONE / _ENLARGED)
    if width > 0.9 * whole:
        return None
    most = max(_HIGHEST - _shape(page), _LINES) * width
    height = min(max(mark.bottom - mark.top + 4 * size, _LINES / 2 * width), most)
    x0 = _from(page.x0, page.x1, (mark.x0 + mark.x1) / 2, width)
    top = _from(page.top, page.bottom, _middle(mark, height), height)
    return Box(x0, top, x0 + width, min(page.bottom, top + height))


def _from(low: float, high: float, middle: float, length: float) -> float:
    """Return where a length begins around a middle, as far as it fits between two ends."""
    return max(low, min(middle - length / 2, high - length))
