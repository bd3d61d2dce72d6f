"""Small PDF reports whose pages are drawn, and what of a picture is yellow."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bot.answering.answers import Passage
from bot.answering.page_picture.model import PictureRequest
from bot.answering.page_picture.parts import request_for
from corpus.model import Entry, Report
from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from tests.corpus.readers.pdf.typeset import HEIGHT, WIDTH

LINES = (
    "The council met in the town hall on Monday and considered the accounts.",
    "Members asked how the harbour dues had been spent over the whole year.",
    "The treasurer answered that most of it went into dredging the basin.",
)
SIZE = 12.0
FONT = "Times-Roman"
# From where to where red, green and blue are yellow.
_TINTED = ((180, 255), (150, 255), (0, 130))


@dataclass(frozen=True, slots=True)
class Tint:
    """The part of a picture that is yellow, from its top left corner, in shares of its sides."""

    x0: float
    top: float
    x1: float
    bottom: float


def pdf(draw: Callable[[Canvas], None], width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """Return the file that a function draws."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(width, height))
    draw(canvas)
    canvas.save()
    return target.getvalue()


def corners(canvas: Canvas, left: float, bottom: float, right: float, top: float) -> None:
    """Draw specks into the corners of a page, so that no margin of it is empty."""
    for x in (left, right - 2):
        for y in (bottom, top - 2):
            canvas.rect(x, y, 2, 2, stroke=0, fill=1)


def lines(canvas: Canvas, x: float, y: float, size: float = SIZE) -> None:
    """Write three sentences, a line each; `y` is the first one's baseline in the file."""
    canvas.setFont(FONT, size)
    for index, line in enumerate(LINES):
        canvas.drawString(x, y - 1.2 * size * index, line)


def plain(canvas: Canvas) -> None:
    """Draw a page of A4."""
    corners(canvas, 0, 0, 595, 842)
    lines(canvas, 90, 500)


def report_of(folder: Path, data: bytes) -> Report:
    """Return the report that a file holds."""
    file = folder / "report.pdf"
    file.write_bytes(data)
    entry = Entry("dues", "On Dues", "2020-03-01", "en", "Nobody", str(file))
    return make_report(entry, read_here(file, ReadOptions("en")))


def passage_with(report: Report, words: str) -> Passage:
    """Return the sentence that begins with these words."""
    for paragraph in report.paragraphs:
        for index in range(len(paragraph.sentences)):
            if paragraph.slice(index, index).startswith(words):
                return Passage(report, paragraph, index, index, index, 1.0)
    raise LookupError(f"no sentence begins with {words!r}")


def request(report: Report, words: str, *, whole: bool = False) -> PictureRequest:
    """Return what is asked for to see a sentence, or its paragraph, on its page."""
    asked = request_for(passage_with(report, words), whole=whole)
    assert asked is not None
    return asked


def opened(picture: bytes) -> Image.Image:
    """Return a picture."""
    return Image.open(io.BytesIO(picture)).convert("RGB")


def yellow(image: Image.Image) -> Image.Image:
    """Return a mask of the pixels that are yellow."""
    bands = zip(image.split(), _TINTED, strict=True)
    red, green, blue = (
        band.point([255 * (low <= value <= high) for value in range(256)])
        for band, (low, high) in bands
    )
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def tint(image: Image.Image) -> Tint:
    """Return where a picture is yellow."""
    box = yellow(image).getbbox()
    assert box is not None
    width, height = image.size
    return Tint(box[0] / width, box[1] / height, box[2] / width, box[3] / height)


def line_at(x: float, y: float, index: int, page: tuple[float, float]) -> Tint:
    """Return where line `index` of `lines` is yellow on a page of a width and a height.

    Args:
        x: where the lines begin as the page is shown.
        y: the first one's baseline from the top.
        index: which line, from 0.
        page: the sides of the page as it is shown.
    """
    base = y + 1.2 * SIZE * index
    end = x + stringWidth(LINES[index], FONT, SIZE)
    width, height = page
    return Tint(x / width, (base - 0.8 * SIZE) / height, end / width, (base + 0.25 * SIZE) / height)
