"""The database: its engine, and its schema made or upgraded before anything is asked."""

import asyncio
import errno
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from filelock import AsyncFileLock, BaseFileLock, FileLock, Timeout
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage import schema
from bot.storage.model import StorageError
from bot.storage.sqlite import AT_ONCE, BUSY, PRIVATE, sqlite_engine
from bot.storage.url import file_of, named, parse, without_secrets
from corpus.durable import check_can_be_made

# What a call of `Storage` raises when the database is away, full or locked.
StorageFailure = SQLAlchemyError

# Bytes that are to be free where a file of SQLite is; its log alone grows by less at a time.
_ROOM = 1_000_000
# Seconds that a process waits for another one that writes or upgrades, or for PostgreSQL.
_WAIT = 15
# Alembic's environment is one for the whole process.
_upgrading = asyncio.Lock()


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Begin a transaction that writes, and commit it at the end.

    SQLite takes its lock at once: what was read first would fail to be written on if another
    connection wrote meanwhile.
    """
    async with engine.connect() as connection:
        await connection.execution_options(**AT_ONCE)
        async with connection.begin():
            yield connection


async def open_engine(text: str) -> AsyncEngine:
    """Open the database at a URL, and make or upgrade what is missing of it.

    Raises:
        StorageError: it cannot be used; the message says which, why and what to do.
    """
    url = parse(text)
    engine = _engine(url)
    try:
        _check_writable(url)
        await _prepare(engine, file_of(url))
    except BaseException as error:
        await engine.dispose()
        if isinstance(error, (SQLAlchemyError, OSError, StorageError)):
            raise _explained(url, error) from error
        raise
    return engine


async def mend_engine(engine: AsyncEngine) -> None:
    """Make what is missing of the database of an engine, as when its file was deleted.

    Raises:
        StorageError: a newer Verbatim wrote what is there.
    """
    await _prepare(engine, file_of(engine.url))


async def try_writing(engine: AsyncEngine) -> None:
    """Write what is there already, where there is room for more than that.

    A full disk takes a small write now and then, which says nothing of those that matter.

    Raises:
        SQLAlchemyError, OSError: it can't be written, or no room is left.
    """
    check_room(engine)
    async with writing(engine) as connection:
        await connection.run_sync(schema.touch)


def check_room(engine: AsyncEngine) -> None:
    """Look whether there is room beside the database; that of a server is the server's affair.

    Raises:
        OSError: there is too little.
    """
    file = file_of(engine.url)
    if file and shutil.disk_usage(file.parent).free < _ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def close_engine(engine: AsyncEngine) -> None:
    """Close every connection; a server that is frozen isn't waited for longer than a moment."""
    with suppress(TimeoutError):
        async with asyncio.timeout(BUSY):
            await engine.dispose()


def check_place(text: str) -> None:
    """Refuse a URL that is none, and a place where no file can be made; make nothing.

    Raises:
        StorageError: what is wrong, and what to do.
    """
    url = parse(text)
    try:
        _check_writable(url)
    except OSError as error:
        raise _explained(url, error) from error


async def examine(text: str) -> str:
    """Say which database is at a URL and what schema it has; change nothing.

    Raises:
        StorageError: it cannot be used; the message says which, why and what to do.
    """
    url = parse(text)
    if not exists(text):
        check_place(text)
        return f"{named(url)}, made at {'the first' if file_of(url) else 'each'} start"
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            found = await connection.run_sync(schema.revision)
    except (SQLAlchemyError, OSError, StorageError) as error:
        raise _explained(url, error) from error
    finally:
        await engine.dispose()
    new = schema.newest()
    later = "" if found == new else f"; the next start brings it to {new}"
    return f"{named(url)}, schema {found or 'not there yet'}{later}"


def exists(text: str) -> bool:
    """Say whether there may be something in the database at a URL, without making it."""
    url = parse(text)
    file = file_of(url)
    return url.get_backend_name() == "postgresql" or (file is not None and file.exists())


def alone_with(text: str) -> BaseFileLock | None:
    """Return the lock of the one process that works on a file of SQLite, until it is released.

    None where another process has it, and where the database is no file.
    """
    file = file_of(parse(text))
    if file is None:
        return None
    lock = FileLock(f"{file}.worker", mode=PRIVATE)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return None
    return lock


def _engine(url: URL) -> AsyncEngine:
    """Return an engine that isn't connected yet."""
    options: dict[str, Any] = {
        # An error is logged, and what people write doesn't belong in a log.
        "hide_parameters": True,
        "json_serializer": partial(json.dumps, ensure_ascii=False),
    }
    if url.get_backend_name() == "postgresql":
        # Connections that a restarted server has cut are found out and made again.
        connect = {"connect_timeout": _WAIT}
        return create_async_engine(url, pool_pre_ping=True, connect_args=connect, **options)
    return sqlite_engine(url, options)


async def _prepare(engine: AsyncEngine, file: Path | None) -> None:
    """Make the folder and the schema; other processes that do the same wait."""
    if file is None:
        await _upgrade(engine)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    async with AsyncFileLock(f"{file}.lock", timeout=_WAIT, mode=PRIVATE):
        await _upgrade(engine)


async def _upgrade(engine: AsyncEngine) -> None:
    """Bring the schema to the newest revision, whole or not at all."""
    async with _upgrading, writing(engine) as connection:
        await connection.run_sync(schema.upgrade)


def _check_writable(url: URL) -> None:
    """Refuse a place where no file can be made; what is there already is used as far as it goes."""
    if (file := file_of(url)) and not file.exists():
        check_can_be_made(file.parent)


def _explained(url: URL, error: Exception) -> StorageError:
    """Say in one line which database cannot be used, why, and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    why = without_secrets(str(cause), url).rstrip(".?")
    says = f"The storage, {named(url)}, cannot be used: {why}."
    if isinstance(error, StorageError):
        return StorageError(says)
    if url.get_backend_name() == "postgresql":
        return StorageError(f"{says} Check that it runs, and VERBATIM_STORAGE__URL.")
    return StorageError(f"{says} Name a file that can be written in storage.url.")
