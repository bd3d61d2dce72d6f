"""Connections to SQLite: how each is set up, how its transactions begin, and whose the file is."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.one_step import OneStepConnection
from bot.storage.url import file_of

# Who may read and write what is remembered: the owner.
PRIVATE = 0o600
# Seconds that a call waits for another one that writes; a person waits behind it.
BUSY = 2
# The option of a connection that says how a transaction begins, and with which it writes at once.
_BEGIN = "sqlite_begin"
AT_ONCE = {_BEGIN: "BEGIN IMMEDIATE"}
_PRAGMAS = (
    f"busy_timeout = {BUSY * 1000}",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    # What a person has deleted is overwritten in the file.
    "secure_delete = ON",
)


def sqlite_engine(url: URL, given: Mapping[str, Any]) -> AsyncEngine:
    """Return an engine that isn't connected yet; without a file the database is in memory.

    Args:
        url: the database.
        given: options as `create_async_engine` takes them.
    """
    file, options = file_of(url), dict(given)
    if file is None:
        # One connection holds the database, and those who share it wait for one another.
        options.update(poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0)
    engine = create_async_engine(url, async_creator=partial(_connection, file), **options)
    if file:
        event.listen(engine.sync_engine, "checkout", partial(_on_checkout, file))
    event.listen(engine.sync_engine, "begin", _on_begin)
    return engine


def make_private(file: Path) -> None:
    """Make a file that only its owner reads, or take it from others; SQLite's own are as it is.

    One that is there is never opened: closing it would drop every lock that this process has on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    if file.stat().st_mode & 0o077:
        file.chmod(PRIVATE)


async def _connection(file: Path | None) -> OneStepConnection:
    """Open a connection."""
    connection = OneStepConnection(partial(_opened, file))
    await connection
    return connection


def _opened(file: Path | None) -> sqlite3.Connection:
    """Open a connection and set it up; the file is private before SQLite makes it."""
    if file:
        # Where that fails SQLite says why.
        with suppress(OSError):
            make_private(file)
    # Transactions, those that change the schema too, begin where SQLAlchemy says, not where the
    # driver guesses: a process that is killed leaves no half of an upgrade.
    connection = sqlite3.connect(file or ":memory:", isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _on_checkout(file: Path, _: object, record: ConnectionPoolEntry, __: object) -> None:
    """Leave a connection whose file was deleted or replaced: what it writes nobody finds."""
    mark = _mark(file)
    if record.info.setdefault("file", mark) != mark:
        raise DisconnectionError(f"{file} was deleted or replaced")


def _mark(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from another of the same name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _on_begin(connection: Connection) -> None:
    """Begin a transaction of SQLite."""
    driver: Any = connection.connection.driver_connection
    driver.begin(connection.get_execution_options().get(_BEGIN, "BEGIN"))
