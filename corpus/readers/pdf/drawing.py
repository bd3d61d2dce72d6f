"""Finds the ruling lines, painted areas and images of a page, inside form objects too."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.ink import is_white
from corpus.readers.pdf.ruling import bridged_rules, joined_rules
from corpus.readers.pdf.shapes import Box, Drawing, Rule

_THIN = 2.5
_SHORTEST = 6.0
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_MOST_RULES = 6_000
_DEPTH = 6

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class _Found:
    """What was found so far, in the frame of the page."""

    frame: Frame
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    painted: list[Box] = field(default_factory=list)
    images: float = 0.0

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Keep a line from one point to another when it is level or upright."""
        left, right = sorted((x0, x1))
        top, bottom = sorted((y0, y1))
        if bottom - top <= _THIN and right - left >= _SHORTEST:
            self.across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _SHORTEST:
            self.down.append(Rule((left + right) / 2, top, bottom))


def read_drawing(page: ctypes.c_void_p, frame: Frame) -> Drawing:
    """Return what is drawn on a page.

    A page with more lines than any table has (a map, a chart) is one without rules.
    """
    found = _Found(frame)
    for kind, item, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, matrix, found)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            _picture(item, matrix, found)
        if len(found.across) + len(found.down) > _MOST_RULES:
            found.across, found.down = [], []
            break
    return Drawing(
        tuple(joined_rules(found.across)),
        tuple(bridged_rules(joined_rules(found.down))),
        tuple(found.painted),
        min(found.images / max(frame.width * frame.height, 1), 1.0),
    )


def _objects(page: ctypes.c_void_p) -> Iterator[tuple[int, ctypes.c_void_p, _Matrix]]:
    """Yield the objects of a page with the matrix of the forms that they stand in."""
    left = _MOST_OBJECTS
    waiting = [
        (pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)
        for index in range(min(pdfium.FPDFPage_CountObjects(page), left))
    ]
    waiting.reverse()
    while waiting and left:
        item, matrix, depth = waiting.pop()
        left -= 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, item, matrix
        elif depth < _DEPTH:
            inner = _times(_matrix(item), matrix)
            count = min(pdfium.FPDFFormObj_CountObjects(item), left)
            waiting.extend(
                (pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)
                for index in reversed(range(count))
            )


def _matrix(item: ctypes.c_void_p) -> _Matrix:
    """Return the matrix of an object."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """Return the matrix that does one and then another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(x: float, y: float, matrix: _Matrix, frame: Frame) -> tuple[float, float]:
    """Return a point of an object in the frame of the page."""
    a, b, c, d, e, f = matrix
    return frame.point(a * x + c * y + e, b * x + d * y + f)


def _bounds(item: ctypes.c_void_p, matrix: _Matrix, frame: Frame) -> Box | None:
    """Return the box round an object, or None where PDFium knows none."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    corners = [_moved(x, y, matrix, frame) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _picture(item: ctypes.c_void_p, matrix: _Matrix, found: _Found) -> None:
    """Note an image as a painted area."""
    box = _bounds(item, matrix, found.frame)
    if box is not None:
        found.painted.append(box)
        found.images += (box.x1 - box.x0) * (box.bottom - box.top)


def _path(item: ctypes.c_void_p, matrix: _Matrix, found: _Found) -> None:
    """Note the lines of a path, or its area when it is painted."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    box = _bounds(item, matrix, found.frame)
    if box is None or not (filled.value or stroked.value):
        return
    white = filled.value and not stroked.value and is_white(item)
    if filled.value and not white and box.x1 - box.x0 > _THIN and box.bottom - box.top > _THIN:
        found.painted.append(box)
    if white or (box.x1 - box.x0 < _SHORTEST and box.bottom - box.top < _SHORTEST):
        return
    if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
        found.line(*box)
        return
    inner = _times(_matrix(item), matrix)
    for start, end in _segments(item):
        found.line(*_moved(*start, inner, found.frame), *_moved(*end, inner, found.frame))


_Point = tuple[float, float]


def _segments(item: ctypes.c_void_p) -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight lines of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, start
        last = point
