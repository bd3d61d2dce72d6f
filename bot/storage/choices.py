"""What was chosen in chats, as rows; chats are given as their keyed hashes."""

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.model import Preferences
from bot.storage.tables import chats, upsert

_CHOSEN = select(chats).where(chats.c.chat.in_((bindparam("here"), bindparam("own"))))


async def read(connection: AsyncConnection, chat: str, person: str | None = None) -> Preferences:
    """Return what was chosen in a chat; the language is a person's own where the chat has none."""
    own = person or chat
    rows = await connection.execute(_CHOSEN, {"here": chat, "own": own})
    found = {row.chat: row for row in rows}
    languages = [found[name].language for name in (chat, own) if name in found]
    sources = found[chat].sources if chat in found else ()
    return Preferences(next(filter(None, languages), ""), sources)


async def move(connection: AsyncConnection, old: str, new: str) -> None:
    """Let the choices of a chat hold in another one, unless that has made its own."""
    before, now = await read(connection, old), await read(connection, new)
    moved = await connection.execute(delete(chats).where(chats.c.chat == old))
    if not moved.rowcount:
        return
    values = {
        "chat": new,
        "language": now.language or before.language,
        "sources": now.sources or before.sources,
    }
    await upsert(connection, chats, values)
