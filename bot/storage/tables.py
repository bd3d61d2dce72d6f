"""The tables as this version needs them; `migrations/` makes them, step by step."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TypeAlias

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    delete,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert: TypeAlias = sqlite.Insert | postgresql.Insert


class Clean(TypeDecorator[str]):
    """Text in which what a database refuses, NUL and lone surrogates, is replaced by U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what can't be stored."""
        return None if value is None else clean(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A sequence of texts, cleaned as `Clean` does, stored as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        """Make the list that JSON knows."""
        return [clean(text) for text in value or ()]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:
        """Make a tuple again."""
        return tuple(value or ())


class Time(TypeDecorator[datetime]):
    """An aware time, stored as UTC; SQLite knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: it would mean another time on another machine."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that it is UTC."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


metadata = MetaData()

# A chat's choices; `chat` and `person` are keyed hashes everywhere.
chats = Table(
    "chats",
    metadata,
    Column("chat", String(32), primary_key=True),
    Column("language", Clean, nullable=False, default=""),
    Column("sources", Texts, nullable=False, default=()),
)

# The people and groups that came by the invite link.
guests = Table("guests", metadata, Column("chat", String(32), primary_key=True))

turns = Table(
    "turns",
    metadata,
    Column("chat", String(32), primary_key=True),
    Column("question_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answer_id", BigInteger),
    Column("person", String(32), nullable=False),
    Column("question", Clean, nullable=False),
    Column("history", Texts, nullable=False),
    Column("outcome", Clean, nullable=False),
    Column("asked_at", Time, nullable=False),
    Index("turns_by_person", "person", "chat", "asked_at"),
    Index("turns_by_answer", "chat", "answer_id"),
    Index("turns_by_time", "asked_at"),
)

votes = Table(
    "votes",
    metadata,
    Column("person", String(32), primary_key=True),
    # A question may be longer than what PostgreSQL indexes, so its digest stands in the key.
    Column("question_digest", String(32), primary_key=True),
    Column("passage", Clean, primary_key=True),
    Column("question", Clean, nullable=False),
    Column("history", Texts, nullable=False),
    Column("sentence", Clean, nullable=False),
    Column("up", Boolean, nullable=False),
    Column("model", Clean, nullable=False),
    Column("index_version", Clean, nullable=False),
    Column("voted_at", Time, nullable=False),
    Index("votes_by_time", "voted_at"),
)

# Updates of Telegram, by what `update_key` makes of them. While one waits, `raw` holds it as it
# came; of what is finished only key, time and reason stay, empty when it was answered.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("raw", Text, nullable=False),
    Column("received_at", Float, nullable=False),
    # The process that has it in hand; none where it is free to take.
    Column("owner", String(32)),
    Column("attempts", Integer, nullable=False),
    Column("finished_at", Float),
    Column("reason", Clean, nullable=False),
    # The message that says that the answer is on its way; none where none was sent.
    Column("note", BigInteger),
    Index("inbox_by_end", "finished_at", "lane"),
    Index("inbox_by_person", "person"),
)

# The processes that work on the inbox, each alive until a time (seconds since 1970).
workers = Table(
    "workers",
    metadata,
    Column("owner", String(32), primary_key=True),
    Column("leased_until", Float, nullable=False),
)


def clean(text: str) -> str:
    """Replace what a database refuses: PostgreSQL NUL, UTF-8 lone surrogates."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def digest(*texts: str) -> str:
    """Return 32 hexadecimal digits by which texts are looked up, in their order."""
    return hashlib.sha256("\n".join(map(clean, texts)).encode()).hexdigest()[:32]


async def upsert(connection: AsyncConnection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row, or replace these values of the one with its key.

    Args:
        connection: one that writes.
        table: the table.
        values: the key's columns, and those that are set; others keep what they hold. One may be
            worked out by the database.
    """
    statement = _upserting(connection.dialect.name, table, tuple(values))
    worked_out = {name: value for name, value in values.items() if isinstance(value, ColumnElement)}
    given = {name: value for name, value in values.items() if name not in worked_out}
    await connection.execute(statement.values(worked_out) if worked_out else statement, given)


@cache
def _upserting(dialect: str, table: Table, names: tuple[str, ...]) -> Insert:
    """Return the statement of `upsert` for these columns; SQLAlchemy takes long to make it."""
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    keys = [column.name for column in table.primary_key]
    new = {name: insert.excluded[name] for name in names if name not in keys}
    if not new:
        return insert.on_conflict_do_nothing(index_elements=keys)
    return insert.on_conflict_do_update(index_elements=keys, set_=new)


async def deleted(connection: AsyncConnection, table: Table, which: ColumnElement[bool]) -> int:
    """Delete the rows that fit; return how many."""
    return (await connection.execute(delete(table).where(which))).rowcount
