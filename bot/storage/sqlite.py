"""Connections to SQLite: how each is set up, how its transactions begin, and whose the file is."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

# Who may read and write what is remembered: the owner.
PRIVATE = 0o600
# Seconds that a call waits for another one that writes; a person waits behind it.
BUSY = 2
# The option of a connection that says how a transaction begins, and with which it writes at once.
_BEGIN = "sqlite_begin"
AT_ONCE = {_BEGIN: "BEGIN IMMEDIATE"}


def set_up_sqlite(engine: AsyncEngine, file: Path | None) -> None:
    """Have each connection of an engine set up; without a file the database is in memory."""
    event.listen(engine.sync_engine, "connect", _on_connect)
    if file:
        event.listen(engine.sync_engine, "do_connect", partial(_on_connecting, file))
        event.listen(engine.sync_engine, "checkout", partial(_on_checkout, file))
    event.listen(engine.sync_engine, "begin", _on_begin)


def make_private(file: Path) -> None:
    """Make a file that only its owner reads, or take it from others; SQLite's own are as it is.

    One that is there is never opened: closing it would drop every lock that this process has on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    if file.stat().st_mode & 0o077:
        file.chmod(PRIVATE)


def _on_connect(connection: AsyncAdapt_aiosqlite_connection, _: object) -> None:
    """Set up a connection to SQLite."""
    # Transactions, those that change the schema too, begin where SQLAlchemy says, not where the
    # driver guesses: a process that is killed leaves no half of an upgrade.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # What a person has deleted is overwritten in the file.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _on_connecting(file: Path, *_: object) -> None:
    """Make the file private before SQLite makes it; where that fails SQLite says why."""
    with suppress(OSError):
        make_private(file)


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
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
