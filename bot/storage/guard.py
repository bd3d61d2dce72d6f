"""What stands between the chat and a database that may fail: a time limit, and a circuit breaker.

A database that has failed isn't asked again by those who would wait for it: they hear at once that
it is away. Beside them it is tried every second, made anew where it is gone, and asked again as
soon as that succeeds. Where it can be read but not written, both are still tried.
"""

import asyncio
import logging
import time
from collections.abc import Coroutine
from contextlib import suppress
from enum import IntEnum
from typing import Any, Protocol, TypeVar

from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from bot.storage.database import StorageFailure

T = TypeVar("T")

# Seconds that a call may take: a little longer than SQLite waits for another one that writes.
LIMIT = 2.5
_PAUSE = 1.0
# A call fails by itself, whatever the database does: the database is well.
_OWN_FAULT = (DataError, IntegrityError)

log = logging.getLogger(__name__)


class StorageAwayError(SQLAlchemyError):
    """The database doesn't answer, or isn't asked because it has failed just now."""


class Level(IntEnum):
    """How much goes."""

    WELL = 0
    NOT_WRITTEN = 1
    AWAY = 2


class Probed(Protocol):
    """What can be tried of a database."""

    async def mend(self) -> None:
        """Make what is missing of it, as when its file was deleted."""

    async def try_reading(self) -> None:
        """Read something."""

    async def try_writing(self) -> None:
        """Write something that changes nothing."""


class Guard:
    """Calls a database as long as it is well, and finds out when it is well again."""

    def __init__(self, storage: Probed) -> None:
        self._storage = storage
        self._level = Level.WELL
        self._trying: asyncio.Task[None] | None = None
        self._why = ""

    @property
    def level(self) -> Level:
        """Return how much goes."""
        return self._level

    @property
    def why(self) -> str:
        """Return the kind of the last failure; empty while all is well."""
        return self._why if self._level else ""

    async def read(self, work: Coroutine[Any, Any, T]) -> T:
        """Return what is read.

        Raises:
            StorageFailure: it can't be, and the circuit is open now.
        """
        return await self._call(work, Level.AWAY)

    async def write(self, work: Coroutine[Any, Any, T]) -> T:
        """Write, and return what comes of it.

        Raises:
            StorageFailure: it can't be, and the circuit is open now.
        """
        return await self._call(work, Level.NOT_WRITTEN)

    async def close(self) -> None:
        """Try no more."""
        if self._trying:
            self._trying.cancel()
            await asyncio.wait({self._trying}, timeout=LIMIT)

    async def _call(self, work: Coroutine[Any, Any, T], kind: Level) -> T:
        """Do work unless the database is away; what is written is tried wherever it can be read."""
        if self._level is Level.AWAY:
            work.close()
            raise StorageAwayError(f"not asked: {self._why}")
        try:
            return await within(work)
        except _OWN_FAULT:
            raise
        except OverflowError as error:
            raise StorageAwayError("a number is larger than a database holds") from error
        except StorageFailure as error:
            self._fail(error, kind)
            raise
        except OSError as error:
            self._fail(error, kind)
            raise StorageAwayError(f"not reached: {type(error).__name__}") from error

    def _fail(self, error: Exception, kind: Level) -> None:
        """Open the circuit, say so once, and begin to try."""
        self._level, self._why = max(self._level, kind), type(error).__name__
        if self._trying is None:
            says = "The storage fails (%s): questions are answered without it, and it is tried on"
            log.error(says, _named(error))
            self._trying = asyncio.create_task(self._try_until_well())

    async def _try_until_well(self) -> None:
        """Try every second; close the circuit step by step."""
        began = time.monotonic()
        while self._level:
            await asyncio.sleep(_PAUSE)
            # Whatever fails there, the next try may succeed; why it began was said.
            with suppress(Exception):
                await within(self._storage.mend())
                await within(self._storage.try_reading())
                self._level = min(self._level, Level.NOT_WRITTEN)
                await within(self._storage.try_writing())
                self._level = Level.WELL
        self._trying = None
        log.warning("The storage works again, after %.0f s", time.monotonic() - began)


async def within(work: Coroutine[Any, Any, T], seconds: float = LIMIT) -> T:
    """Return what work gives, within a time; what takes longer is left to end by itself.

    A driver may wait for a frozen server even when it is told to stop, and then nobody waits
    with it.

    Raises:
        StorageAwayError: it has taken longer.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        _abandon(task)
        raise
    if not task.done():
        _abandon(task)
        raise StorageAwayError(f"no answer within {seconds:g} s")
    return task.result()


def _abandon(task: asyncio.Future[T]) -> None:
    """Tell a task to stop, and take note of how it ends, so that nobody else has to."""
    task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    task.cancel()


def _named(error: Exception) -> str:
    """Name a failure by its kind and what the driver says, which holds nothing that was asked."""
    cause = getattr(error, "orig", None)
    return f"{type(error).__name__}: {cause or error}".splitlines()[0]
