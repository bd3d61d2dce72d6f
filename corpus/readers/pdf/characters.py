"""Reads the characters of a page from PDFium, with their place and style."""

import ctypes
import math
from collections import defaultdict
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from corpus.readers.pdf.file import font_name
from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.shapes import Glyph, Style

# PDFium's sign for a hyphen at the end of a line; in texts of ours it is the soft hyphen.
_HYPHENS = frozenset((0x02, 0xFFFE))
SOFT = "\u00ad"
_WHITE = 245
_SAMPLE = 4
_NO_STYLE = Style("", 0.0, False, False, False, False)


@dataclass
class Characters:
    """The characters of a page by how often their text is turned; -1: at a slant.

    `outside` are those beyond the page's edge; `sampled` of all were looked at for `unmapped`
    ones, whose font doesn't tell what letter they are.
    """

    turned: dict[int, list[Glyph]] = field(default_factory=lambda: defaultdict(list))
    outside: list[Glyph] = field(default_factory=list)
    sampled: int = 0
    unmapped: int = 0


def read_characters(text_page: ctypes.c_void_p, frame: Frame) -> Characters:
    """Return the characters of a page in the order of the file."""
    found = Characters()
    styles = _Styles(text_page)
    origin = ctypes.c_double(), ctypes.c_double()
    frames = [frame.turned(turns) for turns in range(4)]
    blank = 2
    style, turns = _NO_STYLE, 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code <= 0x20 and code not in _HYPHENS or code in (0xA0, 0x3000):
            generated = pdfium.FPDFText_IsGenerated(text_page, index)
            blank = max(blank, 1 if generated else 2)
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, *origin)
        x, y = origin[0].value, origin[1].value
        if blank or styles.line != y:
            style, turns = styles.at(index, y)
        if index % _SAMPLE == 0:
            found.sampled += 1
            found.unmapped += pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1
        glyph = _glyph(text_page, index, code, (x, y), frames[max(turns, 0)], style, blank)
        (found.turned[turns] if frame.shows(x, y) else found.outside).append(glyph)
        blank = 0
    return found


def _glyph(
    text_page: ctypes.c_void_p,
    index: int,
    code: int,
    origin: tuple[float, float],
    frame: Frame,
    style: Style,
    blank: int,
) -> Glyph:
    """Return a character with its place for who reads it."""
    char = SOFT if code in _HYPHENS else chr(code)
    if frame.turns:
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(text_page, index, *sides)
        left, right, bottom, top = (side.value for side in sides)
    else:
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
    first, _ = frame.point(left, bottom)
    second, _ = frame.point(right, top)
    _, base = frame.point(*origin)
    return Glyph(char, min(first, second), max(first, second), base, style, blank)


class _Styles:
    """The styles of a page's text objects; one is looked up where a word or a line begins."""

    def __init__(self, text_page: ctypes.c_void_p) -> None:
        self.text_page = text_page
        self.line = math.nan
        self._known: dict[int, tuple[Style, int]] = {}

    def at(self, index: int, line: float) -> tuple[Style, int]:
        """Return the style of a character and how often its text is turned."""
        self.line = line
        item = pdfium.FPDFText_GetTextObject(self.text_page, index)
        if not item:
            return _NO_STYLE, 0
        key = ctypes.addressof(item.contents)
        if key not in self._known:
            self._known[key] = self._read(item, index)
        return self._known[key]

    def _read(self, item: ctypes.c_void_p, index: int) -> tuple[Style, int]:
        """Read the style of a text object at one of its characters."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.text_page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self.text_page, index) * math.hypot(matrix.c, matrix.d)
        height = self._height(index)
        if not 0.4 * height <= size <= 3 * height:  # fonts with units of their own
            size = height / 1.2
        font, bold, italic = font_name(item)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        style = Style(
            font,
            round(size, 1),
            bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
            italic or abs(matrix.c) > 0.15 * abs(matrix.d) > 0,
            mode == pdfium.FPDF_TEXTRENDERMODE_FILL and _is_white(item),
            mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        )
        return style, _turns(matrix.a, matrix.b)

    def _height(self, index: int) -> float:
        """Return the height of a character's line."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.text_page, index, box)
        return max(abs(box.top - box.bottom), abs(box.right - box.left))


def _turns(a: float, b: float) -> int:
    """Return the quarter turns of a direction, -1 for one at a slant."""
    angle = math.degrees(math.atan2(b, a)) % 360
    turns = round(angle / 90)
    return turns % 4 if abs(angle - 90 * turns) <= 3 else -1


def _is_white(item: ctypes.c_void_p) -> bool:
    """Say whether text is white or can't be seen through."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *colour):
        return False
    red, green, blue, alpha = (part.value for part in colour)
    return alpha == 0 or min(red, green, blue) >= _WHITE
