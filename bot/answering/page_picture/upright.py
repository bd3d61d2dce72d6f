"""A page as who reads it turns it: its text upright, whichever way the file shows it."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.shapes import Box

# PDFium gives places in whole units: so many to a point.
_UNITS = 100


@dataclass(frozen=True, slots=True)
class Upright:
    """An open page and the quarter turns with the clock that set its text upright."""

    page: pypdfium2.PdfPage
    turns: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, frame: Frame) -> "Upright":
        """Return a page whose text is turned as its frame says, before the file turns the page."""
        return cls(page, (frame.turns - page.get_rotation() // 90) % 4)

    @property
    def size(self) -> tuple[float, float]:
        """Return how wide and high it is, in points."""
        width, height = self.page.get_size()
        return (height, width) if self.turns % 2 else (width, height)

    def image(self, part: Box, scale: float) -> Image.Image:
        """Return a part, in points from the top left corner, with so many pixels a point."""
        width, height = self.size
        crop = (part.x0, height - part.bottom, width - part.x1, part.top)
        bitmap = self.page.render(
            scale=scale, rotation=90 * self.turns, crop=crop, rev_byteorder=True
        )
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image

    def box(self, frame: Frame, box: Box) -> Box:
        """Return a box of the reader's in points from the top left corner."""
        corners = [frame.back(box.x0, box.top), frame.back(box.x1, box.bottom)]
        (x0, y0), (x1, y1) = (self._point(*corner) for corner in corners)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file is shown, however the page is turned and cut."""
        width, height = (round(side * _UNITS) for side in self.size)
        right, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self.page.raw, 0, 0, width, height, self.turns, x, y, right, down)
        return right.value / _UNITS, down.value / _UNITS
