"""Photos on their way to Telegram: one, or an album, and those that it has already."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from telegram import CallbackQuery, InputMediaPhoto, Message, ReplyParameters

from bot.chat.sending import is_seen

_KEPT = 500


@dataclass(frozen=True, slots=True)
class Sent:
    """Pictures of pages that Telegram has, by its ids; `is_marked` as of `PagePictures`."""

    photos: tuple[str, ...]
    is_marked: bool


class SentPhotos:
    """The last photos that were sent, by what they show, and those that are being sent."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, Sent] = OrderedDict()
        self._under_way: set[tuple[int, str]] = set()

    def get(self, key: str) -> Sent | None:
        """Return what was sent of something; None for nothing, or nothing that is known still."""
        return self._sent.get(key)

    def put(self, key: str, sent: Sent) -> None:
        """Keep what was sent, and let the oldest go."""
        self._sent[key] = sent
        self._sent.move_to_end(key)
        while len(self._sent) > _KEPT:
            self._sent.popitem(last=False)

    def forget(self, key: str) -> None:
        """Forget what Telegram doesn't have any more."""
        self._sent.pop(key, None)

    @contextmanager
    def sending(self, chat: int, key: str) -> Iterator[bool]:
        """Give whether nothing of a kind is on its way to a chat yet, and hold it to be so."""
        name = (chat, key)
        if name in self._under_way:
            yield False
            return
        self._under_way.add(name)
        try:
            yield True
        finally:
            self._under_way.discard(name)


async def send_photos(
    query: CallbackQuery, photos: Sequence[bytes | str], caption: str
) -> tuple[str, ...]:
    """Send photos in reply to the tapped message, several as an album; return Telegram's ids.

    Args:
        query: the tap.
        photos: each as a file, or by the id that Telegram gave it.
        caption: HTML that stands under the photo or the album.
    """
    message = query.message
    if message is None:
        return ()
    bot, chat = query.get_bot(), message.chat.id
    reply = ReplyParameters(message.message_id) if is_seen(message) else None
    topic = message.message_thread_id if is_seen(message) and message.is_topic_message else None
    sent: Sequence[Message]
    if len(photos) == 1:
        sent = [
            await bot.send_photo(
                chat, photos[0], caption, reply_parameters=reply, message_thread_id=topic
            )
        ]
    else:
        album = [InputMediaPhoto(photo) for photo in photos]
        sent = await bot.send_media_group(
            chat, album, caption=caption, reply_parameters=reply, message_thread_id=topic
        )
    return tuple(each.photo[-1].file_id for each in sent)
