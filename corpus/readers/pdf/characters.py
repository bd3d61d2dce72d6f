"""Reads the characters of a page from PDFium, with their place and style."""

import ctypes
import math
from collections import defaultdict
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from corpus.readers.pdf.file import font_name
from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.glyph_names import Ligatures
from corpus.readers.pdf.ink import is_white
from corpus.readers.pdf.letters import apart
from corpus.readers.pdf.shapes import Glyph, Style
from corpus.readers.pdf.spelled import Spelled

# PDFium's sign for a hyphen at the end of a line; in texts of ours it is the soft hyphen.
_HYPHENS = frozenset((0x02, 0xFFFE))
SOFT = "\u00ad"
# What a damaged font gives no height has one all the same: others are measured by it.
_SMALLEST = 0.1
_SAMPLE = 4
_loose_box = pdfium.FPDFText_GetLooseCharBox
_BLANKS = (frozenset(range(0x21)) | {0xA0, 0x3000}) - _HYPHENS


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


def read_characters(
    page: ctypes.c_void_p, text_page: ctypes.c_void_p, frame: Frame, ligatures: Ligatures
) -> Characters:
    """Return the characters of a page in the order of the file."""
    found = Characters()
    spelled = Spelled(page, text_page)
    styles = _Styles(text_page)
    places = _Places(text_page, frame)
    unicode, unmapped = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_HasUnicodeMapError
    blank = 2
    high = 0
    set_as = _NOTHING
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode(text_page, index)
        if code >= 0xD800:  # PDFium gives a letter beyond 16 bits in two parts
            if code < 0xDC00:
                high = code
                continue
            code = _whole(high, code)
        high = 0
        joined = ""
        if ligatures and unmapped(text_page, index) == 1:
            set_as = styles.at(index)
            joined = ligatures.get(set_as.style.font, {}).get(code, "")
        if code in _BLANKS and not joined:
            blank = max(blank, 1 if pdfium.FPDFText_IsGenerated(text_page, index) else 2)
            continue
        if spelled.repeats(code, index):
            continue
        if blank:
            set_as = styles.at(index)
        x0, x1, base, shown = places.of(index, set_as)
        if not blank and base != places.line:
            set_as = styles.at(index)
            x0, x1, base, shown = places.of(index, set_as)
        places.line = base
        if index % _SAMPLE == 0:
            found.sampled += 1
            found.unmapped += unmapped(text_page, index) == 1
        letters = joined or (SOFT if code in _HYPHENS else chr(code))
        glyph = Glyph(letters, x0, x1, base, set_as.style, blank)
        (found.turned[set_as.turns] if shown else found.outside).extend(apart(glyph))
        spelled.note(len(found.turned[0]) - 1, level=shown and not set_as.turns)
        blank = 0
    spelled.spread(found.turned[0], frame.left)
    return found


def _whole(high: int, code: int) -> int:
    """Return the code of a letter from its two parts; what is none is the sign for that."""
    if 0xDC00 <= code < 0xE000:
        return 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
    return code


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text object is set; `drop` is how far its boxes reach below the baseline, if known."""

    style: Style
    turns: int
    drop: float | None


_NOTHING = _Setting(Style("", _SMALLEST, False, False, False, False), 0, None)


class _Places:
    """Tells where characters stand; `line` is the baseline of the last one."""

    def __init__(self, text_page: ctypes.c_void_p, frame: Frame) -> None:
        self.line = math.nan
        self._page = text_page
        self._frames = [frame.turned(turns) for turns in range(4)]
        # A frame's own look-up at each of a book's million characters would take a while.
        self._left, self._top = frame.left, frame.top
        self._right, self._bottom = frame.right + 1, frame.bottom - 1
        self._box = pdfium.FS_RECTF()
        self._sides = [ctypes.c_double() for _ in range(4)]

    def of(self, index: int, set_as: _Setting) -> tuple[float, float, float, bool]:
        """Return where a character begins and ends, its baseline, and if it is on the page."""
        if set_as.drop is None or set_as.turns:
            return self._exactly(index, set_as.turns)
        box, left, top = self._box, self._left, self._top
        _loose_box(self._page, index, box)
        x0, base = box.left, top - box.bottom - set_as.drop
        if base != self.line:  # a box reaches further down where its letter does
            pdfium.FPDFText_GetCharOrigin(self._page, index, *self._sides[:2])
            base = top - self._sides[1].value
        shown = left - 1 <= x0 <= self._right and self._bottom <= top - base <= top + 1
        return x0 - left, box.right - left, base, shown

    def _exactly(self, index: int, turns: int) -> tuple[float, float, float, bool]:
        """Return the same of characters that are turned or whose boxes are those of their ink."""
        frame = self._frames[max(turns, 0)]
        x, y = self._sides[:2]
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        at = x.value, y.value
        pdfium.FPDFText_GetCharBox(self._page, index, *self._sides)
        left, right, bottom, top = (side.value for side in self._sides)
        first, _ = frame.point(left, bottom)
        second, _ = frame.point(right, top)
        return min(first, second), max(first, second), frame.point(*at)[1], frame.shows(*at)


class _Styles:
    """The settings of a page's text objects; one is looked up where a word or a line begins."""

    def __init__(self, text_page: ctypes.c_void_p) -> None:
        self._page = text_page
        self._known: dict[int, _Setting] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}

    def at(self, index: int) -> _Setting:
        """Return how a character is set."""
        item = pdfium.FPDFText_GetTextObject(self._page, index)
        if not item:
            return _NOTHING
        key = ctypes.addressof(item.contents)
        if key not in self._known:
            self._known[key] = self._read(item, index)
        return self._known[key]

    def _read(self, item: ctypes.c_void_p, index: int) -> _Setting:
        """Read the setting of a text object at one of its characters."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        height, drop = self._box(index)
        if not 0.4 * height <= size <= 3 * height:  # fonts with units of their own
            size = height / 1.2
        font, bold, italic = self._font(item)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        style = Style(
            font,
            max(_SMALLEST, round(size, 1)),
            bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
            italic or abs(matrix.c) > 0.15 * abs(matrix.d) > 0,
            mode == pdfium.FPDF_TEXTRENDERMODE_FILL and is_white(item),
            mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        )
        return _Setting(style, _turns(matrix.a, matrix.b), drop)

    def _font(self, item: ctypes.c_void_p) -> tuple[str, bool, bool]:
        """Return the name of a text object's font, and if it is bold and italic."""
        font = pdfium.FPDFTextObj_GetFont(item)
        if not font:
            return "", False, False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            self._fonts[key] = font_name(font)
        return self._fonts[key]

    def _box(self, index: int) -> tuple[float, float | None]:
        """Return the height of a character's line and how far it reaches below the baseline.

        That is unknown where the font tells no height and the box is that of the ink.
        """
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(self._page, index, *sides)
        _, right, bottom, top = (side.value for side in sides)
        pdfium.FPDFText_GetCharOrigin(self._page, index, *sides[:2])
        ink = abs(box.bottom - bottom) + abs(box.top - top) + abs(box.right - right) < 0.01
        height = max(abs(box.top - box.bottom), abs(box.right - box.left))
        return height, None if ink else sides[1].value - box.bottom


def _turns(a: float, b: float) -> int:
    """Return the quarter turns of a direction, -1 for one at a slant."""
    angle = math.degrees(math.atan2(b, a)) % 360
    turns = round(angle / 90)
    return turns % 4 if abs(angle - 90 * turns) <= 3 else -1
