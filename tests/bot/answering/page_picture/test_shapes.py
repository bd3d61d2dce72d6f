"""Pages of any size and shape, as pictures that Telegram takes and a phone shows well."""

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from bot.answering.page_picture.drawing import MOST_BYTES, packed
from bot.answering.page_picture.studio import Studio
from tests.bot.answering.page_picture.reports import (
    LINES,
    corners,
    lines,
    opened,
    pdf,
    report_of,
    request,
    tint,
    yellow,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (2384, 3370, 24),  # A0
        (842, 595, 5),  # small print on a wide page
        (420, 60, 12),  # a label
        (600, 14_000, 12),  # a web page, printed on one sheet
        (5000, 120, 12),  # a banner
    ],
)
async def test_pages_of_any_size_are_shown_so_that_the_mark_can_be_read(
    width: float, height: float, size: float, tmp_path: Path
) -> None:
    """The mark is high enough for a phone, the picture is none that Telegram refuses."""

    def draw(canvas: Canvas) -> None:
        """Draw three lines amid a page."""
        corners(canvas, 0, 0, width, height)
        lines(canvas, width / 2 - 12 * size, height / 2, size)

    report = report_of(tmp_path, pdf(draw, width, height))
    made = await Studio().pictures(request(report, LINES[0]))
    image = opened(made.pictures[0])
    assert made.is_marked and len(made.pictures[0]) < MOST_BYTES
    assert sum(image.size) < 10_000 and max(image.size) <= 2560
    assert max(image.size) < 20 * min(image.size)
    across = 390 / image.width
    assert _first_mark(image) * across > 7.5


def _first_mark(image: Image.Image) -> int:
    """Return the height of the first yellow line of a picture, in pixels."""
    mask = yellow(image)
    top = int(tint(image).top * image.height)
    rows = [
        bool(mask.crop((0, row, image.width, row + 1)).getbbox())
        for row in range(top, image.height)
    ]
    return rows.index(False)


def test_a_photograph_is_packed_into_less_than_a_megabyte() -> None:
    """What doesn't fit as PNG is JPEG; noise that doesn't fit as that has fewer pixels."""
    noise = Image.effect_noise((1240, 1754), 120).convert("RGB")
    soft = noise.resize((155, 219)).resize((1240, 1754), Image.Resampling.BICUBIC)
    assert len(packed(noise)) < MOST_BYTES and len(packed(soft)) < MOST_BYTES
    assert opened(packed(soft)).size == (1240, 1754)
    assert packed(Image.new("RGB", (1240, 1754), "white")).startswith(b"\x89PNG")
