"""A SQLite database copied while it is used, checked, and put in the place of what was there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.storage import schema
from bot.storage.model import StorageError
from bot.storage.sqlite import make_private
from bot.storage.tables import inbox
from bot.storage.url import file_of, named, parse

# Seconds that a copy waits for another one that writes, and pages that it takes at a time.
_WAIT = 15.0
_PAGES = 1000


def sqlite_file(text: str) -> Path | None:
    """Return the file of the database at a URL; None for PostgreSQL, and for one in memory.

    Raises:
        StorageError: it is no URL of a database.
    """
    return file_of(parse(text))


def place_of(text: str) -> str:
    """Name the database at a URL by kind and place, without its secrets."""
    return named(parse(text))


def copy_database(file: Path, target: Path) -> None:
    """Copy a database, as it is at one moment, into a file that isn't there yet; both stay usable.

    What waits in the inbox isn't copied: answered from a backup it would be answered twice.

    Raises:
        StorageError: one of them can't be read or written.
    """
    with _failing(file), closing(_open(file)) as source:
        make_private(target)
        with closing(sqlite3.connect(target)) as copy:
            source.backup(copy, pages=_PAGES)
            # One file holds all of it, with no log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            _leave_out_waiting(copy)


def _leave_out_waiting(copy: sqlite3.Connection) -> None:
    """Delete what waits to be answered from a copy, and its words from the file."""
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    if inbox.name in tables:
        copy.execute(f"DELETE FROM {inbox.name} WHERE finished_at IS NULL")
        copy.commit()
        copy.execute("VACUUM")


def check_database(file: Path) -> None:
    """Check that a copy is whole, and that this version of Verbatim knows its schema.

    Raises:
        StorageError: why it can't be used.
    """
    with _failing(file), closing(_open(file, "ro")) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise StorageError(f"The database {file} is damaged: {found}.")
        query = f"SELECT version_num FROM {schema.VERSION_TABLE}"
        revision = connection.execute(query).fetchone()
    if revision is None or revision[0] not in schema.known():
        said = revision[0] if revision else "none"
        raise StorageError(f"The database {file} has schema {said}, which isn't known here.")


def restore_database(copy: Path, file: Path) -> None:
    """Put what a copy holds in the place of what a database holds, in one transaction.

    Processes that have it open go on with the new contents.

    Raises:
        StorageError: it can't be written; it is as it was.
    """
    with _failing(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        make_private(file)
        with closing(_open(copy, "ro")) as source, closing(_open(file)) as target:
            target.execute("PRAGMA journal_mode = WAL")
            source.backup(target)


def _open(file: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a database that is there."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", timeout=_WAIT, uri=True)


@contextmanager
def _failing(file: Path) -> Iterator[None]:
    """Say in one line why a database can't be used."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"The database {file} cannot be used: {error}.") from error
