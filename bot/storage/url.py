"""The URL of the database: which are taken, and how one is shown without its password."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.storage.model import StorageError

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}
_TAKEN = "sqlite:///FILE, sqlite:///:memory: or postgresql://USER:PASSWORD@HOST/DATABASE"
_SECRETS = ("password", "sslpassword")


def parse(text: str) -> URL:
    """Read the setting storage.url, and choose the driver.

    Raises:
        StorageError: it is not one of the URLs that are taken; the message doesn't repeat it.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise StorageError(f"storage.url is no URL of a database. It takes {_TAKEN}.") from None
    if url.drivername not in _DRIVERS:
        says = f"storage.url begins with {url.drivername}:, which isn't known."
        raise StorageError(f"{says} It takes {_TAKEN}.")
    if url.drivername == "sqlite" and (url.host or url.query or not url.database):
        raise StorageError(f"storage.url names no file of SQLite. It takes {_TAKEN}.")
    if "@" in (url.host or ""):
        # What is taken for the host is the end of the password, so it isn't shown.
        raise StorageError("storage.url has more than one @. Write one in the password as %40.")
    return url.set(drivername=_DRIVERS[url.drivername])


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for PostgreSQL, and for one in memory."""
    if url.get_backend_name() != "sqlite" or url.database in (None, ":memory:"):
        return None
    return Path(url.database)


def named(url: URL) -> str:
    """Name a database by kind and place, without user, password and parameters."""
    if url.get_backend_name() == "sqlite":
        return f"SQLite at {file_of(url)}" if file_of(url) else "SQLite in memory"
    port = f":{url.port}" if url.port else ""
    return f"PostgreSQL at {url.host or 'this machine'}{port}/{url.database or ''}"


def without_secrets(text: str, url: URL) -> str:
    """Take the passwords of a URL out of a message, and make it one line."""
    for secret in [url.password, *(url.query.get(name) for name in _SECRETS)]:
        for part in (secret,) if isinstance(secret, str) else secret or ():
            text = text.replace(part, "***") if part else text
    return " ".join(text.split())
