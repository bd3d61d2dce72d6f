"""Forgetting: what a person wants gone, and what is too old."""

from datetime import datetime

from sqlalchemy import and_, false, or_, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import inbox
from bot.storage.model import Forgotten
from bot.storage.tables import chats, deleted, guests, turns, votes


async def forget(connection: AsyncConnection, own: str, is_person: bool, before: int) -> Forgotten:
    """Delete what is stored of somebody; return how much that was.

    Args:
        connection: in a transaction that writes.
        own: the keyed hash of who asks for it, and of their private chat.
        is_person: whether it is a person; a chat that writes in its own name keeps its choices.
        before: the update before which what still waits goes unanswered.
    """
    private = true() if is_person else false()
    theirs = or_(turns.c.person == own, and_(private, turns.c.chat == own))
    await inbox.forget(connection, own, before)
    return Forgotten(
        turns=await deleted(connection, turns, theirs),
        votes=await deleted(connection, votes, votes.c.person == own),
        settings=await deleted(connection, chats, and_(private, chats.c.chat == own))
        + await deleted(connection, guests, and_(private, guests.c.chat == own)),
    )


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Delete turns and votes of before a time, and what waited since then; return how many."""
    await inbox.purge(connection, before.timestamp())
    old_turns = await deleted(connection, turns, turns.c.asked_at < before)
    return old_turns + await deleted(connection, votes, votes.c.voted_at < before)
