"""Turns, as rows: what was asked in chats; chats and persons are given as their keyed hashes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.model import Past, Turn
from bot.storage.tables import turns, upsert
from embeddings.search.outcome import Outcome

# Statements are made once: to make one takes SQLAlchemy longer than SQLite to answer it.
_TURN = (
    select(*(turns.c[name] for name in Past.__slots__))
    .where(turns.c.chat == bindparam("here"))
    .order_by(turns.c.asked_at.desc(), turns.c.question_id.desc())
    .limit(1)
)
_ASKED = _TURN.where(turns.c.question_id == bindparam("message"))
_ANSWERED = _TURN.where(turns.c.answer_id == bindparam("message"))
_LAST = _TURN.where(
    turns.c.person == bindparam("asker"),
    turns.c.outcome != Outcome.SMALLTALK.value,
    turns.c.asked_at >= bindparam("since"),
)
_LAST_BEFORE = _LAST.where(turns.c.question_id < bindparam("before"))


async def remember(connection: AsyncConnection, chat: str, person: str, turn: Turn) -> None:
    """Keep a turn, in place of the one with the same question."""
    values = {
        "chat": chat,
        "question_id": turn.question_id,
        "answer_id": turn.answer_id,
        "person": person,
        "question": turn.question,
        "history": turn.history,
        "outcome": str(turn.outcome),
        "asked_at": turn.asked_at,
    }
    await upsert(connection, turns, values)


async def last(
    connection: AsyncConnection, chat: str, person: str, since: datetime, before: int | None
) -> Past | None:
    """Return what a person asked last in a chat since a time, or last before a message."""
    which = {"asker": person, "since": since}
    if before is None:
        return await _past(connection, _LAST, chat, **which)
    return await _past(connection, _LAST_BEFORE, chat, **which, before=before)


async def asked(connection: AsyncConnection, chat: str, question_id: int) -> Past | None:
    """Return the turn whose question is a message."""
    return await _past(connection, _ASKED, chat, message=question_id)


async def answered(connection: AsyncConnection, chat: str, answer_id: int) -> Past | None:
    """Return the turn whose answer is a message."""
    return await _past(connection, _ANSWERED, chat, message=answer_id)


async def _past(
    connection: AsyncConnection, query: Select[Any], chat: str, **which: object
) -> Past | None:
    """Return the last of a chat's turns that a query finds, given what it looks for."""
    found = await connection.execute(query, {"here": chat, **which})
    row = found.one_or_none()
    return None if row is None else Past(**row._mapping)
