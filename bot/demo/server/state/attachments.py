"""What people send besides text, as messages carry it."""

from bot.demo.server.objects.model import File, Json
from bot.demo.server.state.telegram import Telegram

_SIDES = (90, 320, 1280)


def photo(telegram: Telegram, content: bytes) -> Json:
    """Return a photo in its sizes, the largest last."""
    sizes = []
    for side in _SIDES:
        file = telegram.add_file(content, "photo.jpg", "image/jpeg", "photos")
        sizes.append(file.json() | {"width": side, "height": side * 3 // 4})
    return {"photo": sizes}


def voice(telegram: Telegram, content: bytes, seconds: int) -> Json:
    """Return a voice message."""
    file = telegram.add_file(content, "voice.oga", "audio/ogg", "voice")
    return {"voice": file.json() | {"duration": seconds, "mime_type": file.mime_type}}


def sticker(telegram: Telegram, emoji: str) -> Json:
    """Return a sticker."""
    file = telegram.add_file(emoji.encode(), "sticker.webp", "image/webp", "stickers")
    looks = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": file.json() | looks | {"type": "regular", "emoji": emoji}}


def location(latitude: float, longitude: float) -> Json:
    """Return a place on the map."""
    return {"location": {"latitude": latitude, "longitude": longitude}}


def document(telegram: Telegram, name: str, content: bytes, mime_type: str) -> Json:
    """Return a file."""
    return document_of(telegram.add_file(content, name, mime_type, "documents"))


def document_of(file: File) -> Json:
    """Return a file that the server has already."""
    return {"document": {"file_name": file.name, "mime_type": file.mime_type} | file.json()}
