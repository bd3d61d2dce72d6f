"""Photos that the bot sends: checked, and kept as JPEG in several sizes, as the server does."""

import io
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import File, Json
from bot.demo.server.state.telegram import Telegram

FOLDER, TYPE = "photos", "image/jpeg"
SIDES_TOGETHER, RATIO = 10_000, 20
_QUALITY = 87
# The longest sides of the sizes that a photo is kept in.
_SIDES = (90, 320, 800, 1280, 2560)


def picture(telegram: Telegram, content: bytes) -> Json:
    """Return a photo in its sizes, the largest last.

    Raises:
        ApiError: it is no picture, or of a shape that isn't taken.
    """
    image = _opened(content)
    wide, high = max(image.size), min(image.size)
    if sum(image.size) > SIDES_TOGETHER or wide > RATIO * high:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"photo": [_size(telegram, smaller) for smaller in _smaller(image)]}


def picture_of(telegram: Telegram, file: File) -> Json:
    """Return the photo that a file is one size of."""
    for messages in telegram.messages.values():
        for message in messages.values():
            sizes: list[Json] = message.attachment.get("photo", [])
            if any(size["file_id"] == file.id for size in sizes):
                return {"photo": sizes}
    raise bad_request("type of file mismatch")


def _opened(content: bytes) -> Image.Image:
    """Return a picture."""
    try:
        return Image.open(io.BytesIO(content)).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error


def _smaller(image: Image.Image) -> Iterator[Image.Image]:
    """Yield a picture in each size below its own, and at last in its own or the largest kept."""
    longest = min(max(image.size), _SIDES[-1])
    for side in (*(side for side in _SIDES if side < longest), longest):
        scale = side / max(image.size)
        yield image.resize([max(1, round(length * scale)) for length in image.size])


def _size(telegram: Telegram, image: Image.Image) -> Json:
    """Keep one size of a photo."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_QUALITY)
    file = telegram.add_file(target.getvalue(), "photo.jpg", TYPE, FOLDER)
    return file.json() | {"width": image.width, "height": image.height}
