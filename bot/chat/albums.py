"""Albums: several messages that Telegram shows as one, and that are dealt with as one.

What has come of an album is known for a while, in this process alone.
"""

import asyncio
from collections.abc import Sequence

from telegram import Document, Message
from telegram.ext import ContextTypes

# Seconds without another message after which an album is taken to be whole.
_QUIET = 1.0
# So many albums of a chat are known at a time, the latest.
_KNOWN = 20


def is_dealt_with(message: Message, context: ContextTypes.DEFAULT_TYPE) -> bool:
    """Tell whether another message of the same album was dealt with; from now on this one was."""
    album = message.media_group_id
    if not album or context.chat_data is None:
        return False
    if context.chat_data.get("album") == album:
        return True
    context.chat_data["album"] = album
    return False


def keep(
    album: str, message: Message, document: Document, context: ContextTypes.DEFAULT_TYPE
) -> bool:
    """Keep a document of an album; tell whether it is the first that came of it."""
    known = _albums(context)
    is_first = album not in known
    known.setdefault(album, {})[message.message_id] = document
    while len(known) > _KNOWN:
        del known[next(iter(known))]
    return is_first


async def whole(album: str, context: ContextTypes.DEFAULT_TYPE) -> tuple[Document, ...]:
    """Wait until no more comes of an album, and return its documents in their order."""
    count = 0
    while count != len(found := documents_of(album, context)):
        count = len(found)
        await asyncio.sleep(_QUIET)
    return tuple(found)


def documents_of(album: str, context: ContextTypes.DEFAULT_TYPE) -> Sequence[Document]:
    """Return the documents of an album in their order; none of one that isn't known any more."""
    found = _albums(context).get(album, {})
    return tuple(found[number] for number in sorted(found))


def _albums(context: ContextTypes.DEFAULT_TYPE) -> dict[str, dict[int, Document]]:
    """Return the documents of the chat's albums, by the album and the message."""
    if context.chat_data is None:
        raise ValueError("the update has no chat")
    known: dict[str, dict[int, Document]] = context.chat_data.setdefault("albums", {})
    return known
