"""What people send besides text."""

from collections.abc import Mapping

from bot.demo.server.objects.model import Chat, Json, Message, User
from bot.demo.server.people.writing import write
from bot.demo.server.state import attachments
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import format_text


def send_photo(
    telegram: Telegram,
    user: User,
    chat: Chat,
    content: bytes = b"\xff\xd8\xff",
    caption: str = "",
) -> Message:
    """Send a photo."""
    return _send(telegram, user, chat, attachments.photo(telegram, content), caption)


def send_voice(
    telegram: Telegram, user: User, chat: Chat, content: bytes = b"OggS", seconds: int = 3
) -> Message:
    """Send a voice message."""
    return _send(telegram, user, chat, attachments.voice(telegram, content, seconds))


def send_sticker(telegram: Telegram, user: User, chat: Chat, emoji: str = "👍") -> Message:
    """Send a sticker."""
    return _send(telegram, user, chat, attachments.sticker(telegram, emoji))


def send_location(
    telegram: Telegram, user: User, chat: Chat, latitude: float = 41.8, longitude: float = 123.4
) -> Message:
    """Send a place on the map."""
    return _send(telegram, user, chat, attachments.location(latitude, longitude))


def send_document(
    telegram: Telegram,
    user: User,
    chat: Chat,
    name: str,
    content: bytes,
    mime_type: str = "application/octet-stream",
    caption: str = "",
) -> Message:
    """Send a file."""
    attachment = attachments.document(telegram, name, content, mime_type)
    return _send(telegram, user, chat, attachment, caption)


def send_album(
    telegram: Telegram,
    user: User,
    chat: Chat,
    files: Mapping[str, bytes],
    caption: str = "",
    *,
    everywhere: bool = False,
) -> list[Message]:
    """Send several files as one album: a message each, the caption on the first or everywhere."""
    album = {"media_group_id": str(13_000_000_000_000_000 + telegram.new_id())}
    sent: list[Message] = []
    for name, content in files.items():
        file = attachments.document(telegram, name, content, "application/octet-stream")
        own = caption if everywhere or not sent else ""
        sent.append(_send(telegram, user, chat, file | album, own))
    return sent


def _send(
    telegram: Telegram, user: User, chat: Chat, attachment: Json, caption: str = ""
) -> Message:
    """Post an attachment."""
    return write(telegram, user, chat, text=format_text(caption), attachment=attachment)
