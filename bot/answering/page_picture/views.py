"""Which part of a page a picture shows, and how large; in points from the page's top left corner.

A phone shows a picture 390 points wide, with three pixels each: letters need about 8 of these
points to be read. So the empty margins of a page go, and where its letters are still too small,
as in a newspaper or on a poster, a second picture shows the lines that answer from close by.
"""

from collections.abc import Iterable

from corpus.readers.pdf.shapes import Box

# Pixels: about three for each of a phone's points, and what Telegram keeps of a photo at most.
WIDTH, LONGEST = 1240, 2560
# Pixels that a letter's size needs on a picture; points on a phone that it needs, and has close by.
_LETTER = 26
_PHONE, _LEGIBLE, _CLOSE = 390, 7.5, 11.0
# Of a page's width or height so much stays around what is printed, and so much at least of both.
_MARGIN, _LEAST = 0.025, 0.5
# The highest shape that a chat shows well, as height to width.
_HIGHEST = 2.2


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


def page_view(width: float, height: float, ink: Box | None, mark: Box | None) -> Box:
    """Return what is shown of a page: without its empty margins, but all that is printed.

    Of a page that is very high, the part around the mark.
    """
    printed = bounds(box for box in (ink, mark) if box) or Box(0, 0, width, height)
    x0, x1 = _side(printed.x0, printed.x1, width, _MARGIN * width)
    top, bottom = _side(printed.top, printed.bottom, height, _MARGIN * width)
    if bottom - top > _HIGHEST * (x1 - x0):
        room = _HIGHEST * (x1 - x0)
        middle = _middle(mark, room) if mark else top + room / 2
        top = min(max(top, middle - room / 2), bottom - room)
        bottom = top + room
    return Box(x0, top, x1, bottom)


def _side(low: float, high: float, whole: float, margin: float) -> tuple[float, float]:
    """Return from where to where a page is shown one way, never less than half of it."""
    low, high = max(0.0, low - margin), min(whole, high + margin)
    lacking = max(0.0, _LEAST * whole - (high - low))
    low = max(0.0, min(low - lacking / 2, whole - _LEAST * whole))
    return low, min(whole, max(high, low + _LEAST * whole))


def _middle(mark: Box, room: float) -> float:
    """Return the height that is shown in the middle: the mark's, or near its top if it is long."""
    return min((mark.top + mark.bottom) / 2, mark.top + 0.45 * room)


def close_view(view: Box, mark: Box | None, size: float) -> Box | None:
    """Return the part around a mark that shows its letters larger; None where they can be read.

    Args:
        view: what the first picture shows.
        mark: the box around what is marked; None for nothing.
        size: the size of its letters.
    """
    if mark is None or size * _PHONE / (view.x1 - view.x0) >= _LEGIBLE:
        return None
    width = max(mark.x1 - mark.x0 + 3 * size, size * _PHONE / _CLOSE)
    if width > 0.9 * (view.x1 - view.x0):
        return None
    height = min(max(mark.bottom - mark.top + 8 * size, width / 2), _HIGHEST * width)
    x0 = _from(view.x0, view.x1, (mark.x0 + mark.x1) / 2, width)
    top = _from(view.top, view.bottom, _middle(mark, height), height)
    return Box(x0, top, min(view.x1, x0 + width), min(view.bottom, top + height))


def _from(low: float, high: float, middle: float, length: float) -> float:
    """Return where a length begins around a middle, as far as it fits between two ends."""
    return max(low, min(middle - length / 2, high - length))


def scale_of(view: Box, size: float) -> float:
    """Return pixels per point: enough for a phone's width, and for letters to be sharp."""
    width, height = view.x1 - view.x0, view.bottom - view.top
    wanted = max(WIDTH / width, _LETTER / size if size else 0.0)
    return min(wanted, LONGEST / max(width, height))
