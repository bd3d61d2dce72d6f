"""The guard of a database: whom it lets wait, what it says, and how it finds back."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest
from sqlalchemy.exc import DataError, OperationalError

from bot.storage import guard as module
from bot.storage.guard import Guard, Level, StorageAwayError, within
from tests.patience import until

T = TypeVar("T")


class Database:
    """A database that does as it is told, and counts how often it was tried."""

    def __init__(self) -> None:
        self.reads = True
        self.writes = True
        self.tried = 0

    async def mend(self) -> None:
        """Count a try."""
        self.tried += 1

    async def try_reading(self) -> None:
        """Read, if that goes."""
        if not self.reads:
            raise broken()

    async def try_writing(self) -> None:
        """Write, if that goes."""
        if not self.writes:
            raise broken()


def broken() -> OperationalError:
    """Return what a driver raises."""
    return OperationalError("SELECT", None, Exception("database is locked"))


async def give(value: T) -> T:
    """Return a value, as a call does that succeeds."""
    return value


async def fail(error: Exception) -> None:
    """Fail, as a call does."""
    raise error


async def failed(work: Coroutine[Any, Any, object]) -> str:
    """Return the kind of failure that a call ends with."""
    with pytest.raises(Exception) as error:
        await work
    return type(error.value).__name__


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(module, "_PAUSE", 0.01)


async def test_a_database_that_failed_is_not_asked_until_it_is_well() -> None:
    """Those who come after the first hear at once that it is away, and nothing is run."""
    database, ran = Database(), []
    database.reads = False
    guard = Guard(database)

    async def note() -> None:
        ran.append(1)

    assert await failed(guard.read(fail(broken()))) == "OperationalError"
    assert (guard.level, guard.why) == (Level.AWAY, "OperationalError")
    assert await failed(guard.read(note())) == "StorageAwayError"
    assert await failed(guard.write(note())) == "StorageAwayError"
    assert ran == []
    database.reads = True
    await until(lambda: guard.level is Level.WELL)
    assert (guard.why, await guard.read(give(7))) == ("", 7)
    await guard.close()


async def test_what_can_only_be_read_is_read() -> None:
    """On a full disk follow-ups go on; a vote that can be kept again is kept at once."""
    database = Database()
    database.writes = False
    guard = Guard(database)
    assert await failed(guard.write(fail(broken()))) == "OperationalError"
    assert guard.level is Level.NOT_WRITTEN
    assert await guard.read(give(7)) == 7
    await until(lambda: database.tried >= 3)
    assert guard.level is Level.NOT_WRITTEN
    assert await failed(guard.write(fail(broken()))) == "OperationalError"
    assert await guard.write(give(7)) == 7
    await guard.close()


async def test_it_is_said_once_and_its_end_too(caplog: pytest.LogCaptureFixture) -> None:
    """However many calls fail meanwhile."""
    caplog.set_level(logging.INFO)
    database = Database()
    database.reads = False
    guard = Guard(database)
    await asyncio.gather(*(failed(guard.read(fail(broken()))) for _ in range(20)))
    database.reads = True
    await until(lambda: guard.level is Level.WELL)
    await until(lambda: len(caplog.records) == 2)
    assert [record.getMessage() for record in caplog.records] == [
        "The storage fails (OperationalError: database is locked): questions are answered without "
        "it, and it is tried on",
        "The storage works again, after 0 s",
    ]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (DataError("INSERT", None, Exception("out of range")), "DataError"),
        (OverflowError("int too large"), "StorageAwayError"),
    ],
)
async def test_a_call_that_is_wrong_itself_costs_nobody_else(error: Exception, kind: str) -> None:
    """A number that no database holds fails for the one who sent it."""
    guard = Guard(Database())
    assert await failed(guard.write(fail(error))) == kind
    assert guard.level is Level.WELL


async def test_what_fails_below_the_driver_is_a_failure_too() -> None:
    """A folder that is gone, or a socket, counts as the database being away."""
    database = Database()
    database.reads = False
    guard = Guard(database)
    assert await failed(guard.read(fail(FileNotFoundError("gone")))) == "StorageAwayError"
    assert (guard.level, guard.why) == (Level.AWAY, "FileNotFoundError")
    await guard.close()


async def test_no_failure_of_a_try_ends_the_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that nobody thought of."""
    database = Database()
    database.reads = False
    guard = Guard(database)

    async def stumble() -> None:
        """Fail in a new way."""
        database.tried += 1
        if database.tried < 3:
            raise RuntimeError("of a new kind")
        database.reads = True

    monkeypatch.setattr(database, "mend", stumble)
    await failed(guard.read(fail(broken())))
    await until(lambda: guard.level is Level.WELL)
    assert database.tried == 3
    await guard.close()


async def test_who_waits_too_long_waits_no_more() -> None:
    """Also where the driver doesn't stop when it is told to."""
    told = asyncio.Event()

    async def deaf() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            told.set()
            await asyncio.sleep(0.05)

    with pytest.raises(StorageAwayError, match=r"no answer within 0\.01 s"):
        await within(deaf(), 0.01)
    await told.wait()
