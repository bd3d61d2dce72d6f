"""What the inbox needs that SQLite and PostgreSQL say differently."""

import time
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Double, cast, extract, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import inbox

# Any number, as long as it is always the same: who holds this lock of PostgreSQL may take updates.
_LOCK = 0x494E424F58


async def lock_updates(connection: AsyncConnection) -> None:
    """Wait until nobody else writes or takes updates; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))


async def insert_new(connection: AsyncConnection, rows: Sequence[Mapping[str, object]]) -> set[int]:
    """Insert rows whose ids aren't there yet; return their ids."""
    of_dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = of_dialect.insert(inbox).values(rows).on_conflict_do_nothing()
    return set(await connection.scalars(statement.returning(inbox.c.update_id))) if rows else set()


def server_time(dialect: str) -> ColumnElement[float] | float:
    """Return the time in seconds since 1970: the server's, so that machines needn't agree."""
    if dialect == "postgresql":
        return cast(extract("epoch", func.clock_timestamp()), Double)
    return time.time()
