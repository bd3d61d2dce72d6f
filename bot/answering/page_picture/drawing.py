"""Draws a part of a page, marks what answers as a highlighter does, and packs it as a file.

A picture is PNG, which keeps letters sharp, or where that takes a megabyte, as of photographs, JPEG
of less and less quality and at last fewer pixels, until it takes less.
"""

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageOps, ImageStat

from bot.answering.page_picture.upright import Upright
from bot.answering.page_picture.views import Layout
from corpus.readers.pdf.shapes import Box

MOST_BYTES = 1_000_000
_QUALITIES = (90, 80, 70, 55)
_SHRUNK = 0.75
_YELLOW = (255, 233, 66)
# Below so much light a page is dark, and a highlighter that darkens would not be seen.
_DARK = 100
_TINT = 0.5
# Telegram refuses pictures that are more than 20 times as wide as high.
_WIDEST = 10
# What parts enlarged lines from the page below them, in pixels.
_BAND, _BETWEEN = 16, (112, 124, 136)
# Pixels of the draft on which the margins are looked for, and what of 255 is no paper any more.
_DRAFT, _INK = 500, 16


def ink_of(page: Upright) -> Box | None:
    """Return the box around all that is printed on a page, in points from its top left corner."""
    width, height = page.size
    scale = _DRAFT / max(width, height)
    draft = page.image(Box(0, 0, width, height), scale)
    paper = Image.new("RGB", draft.size, draft.getpixel((0, 0)))
    ink = ImageChops.difference(draft, paper).convert("L").point(lambda light: light > _INK)
    found = ink.getbbox()
    return Box(*(side / scale for side in found)) if found else None


def drawn(page: Upright, plan: Layout, marks: Sequence[Box]) -> Image.Image:
    """Return the picture of a page with its marks, enlarged lines above it."""
    whole = _part(page, plan.page, plan.width, marks)
    if not plan.lines:
        return _not_too_wide(whole)
    lines = _part(page, plan.lines, plan.width, marks)
    picture = Image.new("RGB", (plan.width, lines.height + _BAND + whole.height), _BETWEEN)
    picture.paste(lines.resize((plan.width, lines.height)), (0, 0))
    picture.paste(whole.resize((plan.width, whole.height)), (0, lines.height + _BAND))
    return picture


def _part(page: Upright, part: Box, across: int, marks: Sequence[Box]) -> Image.Image:
    """Return a part of a page with its marks, about so many pixels across."""
    scale = across / (part.x1 - part.x0)
    image = page.image(part, scale)
    _highlight(image, [_pixels(mark, part, scale) for mark in marks])
    return image


def _not_too_wide(image: Image.Image) -> Image.Image:
    """Return a picture on paper that is high enough for it to be taken."""
    least = -(-image.width // _WIDEST)
    if image.height >= least:
        return image
    return ImageOps.pad(image, (image.width, least), color="white")


def _pixels(mark: Box, view: Box, scale: float) -> Box:
    """Return where a mark stands on a picture."""
    return Box(
        (mark.x0 - view.x0) * scale,
        (mark.top - view.top) * scale,
        (mark.x1 - view.x0) * scale,
        (mark.bottom - view.top) * scale,
    )


def _highlight(image: Image.Image, marks: Sequence[Box]) -> None:
    """Lay yellow over marks: letters stay as dark as they are, and white ones on dark as light."""
    whole = Box(0, 0, *image.size)
    seen = [mark for mark in marks if mark.x1 > 0 and mark.bottom > 0]
    seen = [mark for mark in seen if mark.x0 < whole.x1 and mark.top < whole.bottom]
    yellow = Image.new("RGB", image.size, _YELLOW)
    light = [mark for mark in seen if not _is_dark(image, mark)]
    dark = [mark for mark in seen if mark not in light]
    over_light, over_dark = _mask(image.size, light), _mask(image.size, dark)
    tinted = Image.blend(image, yellow, _TINT)
    image.paste(ImageChops.multiply(image, yellow), mask=over_light)
    image.paste(tinted, mask=over_dark)


def _is_dark(image: Image.Image, mark: Box) -> bool:
    """Say whether a mark lies on something dark."""
    part = (max(0, int(mark.x0)), max(0, int(mark.top)), int(mark.x1) + 1, int(mark.bottom) + 1)
    return bool(ImageStat.Stat(image.crop(part).convert("L")).median[0] < _DARK)


def _mask(size: tuple[int, int], marks: Sequence[Box]) -> Image.Image:
    """Return where a picture is tinted: a little over the ends of each mark, with round corners."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for mark in marks:
        height = mark.bottom - mark.top
        reach, corner = 0.08 * height, 0.15 * height
        ends = (mark.x0 - reach, mark.top, mark.x1 + reach, mark.bottom)
        draw.rounded_rectangle(ends, corner, fill=255)
    return mask


def packed(image: Image.Image) -> bytes:
    """Return a picture as a file of less than `MOST_BYTES`."""
    return next(file for file in _files(image) if len(file) < MOST_BYTES)


def _files(image: Image.Image) -> Iterator[bytes]:
    """Yield a picture as files, each smaller than the one before."""
    yield _saved(image, "PNG")
    while True:
        for quality in _QUALITIES:
            yield _saved(image, "JPEG", quality=quality, subsampling=0, optimize=True)
        smaller = (max(1, int(_SHRUNK * side)) for side in image.size)
        image = image.resize((next(smaller), next(smaller)), Image.Resampling.LANCZOS)


def _saved(image: Image.Image, name: str, **options: object) -> bytes:
    """Return a picture as a file of a format."""
    target = io.BytesIO()
    image.save(target, name, **options)
    return target.getvalue()
