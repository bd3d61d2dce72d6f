"""Work beside an event loop, in threads that the end of the process doesn't wait for."""

import asyncio
import contextvars
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

T = TypeVar("T")


class StoppedError(Exception):
    """What was begun can't be done any more: the process ends."""


async def beside(work: Callable[[], T]) -> T:
    """Do work in a thread of its own; whoever is cancelled leaves it to itself.

    `asyncio.to_thread` has its threads end before the process does, however long that takes.

    Raises:
        asyncio.CancelledError: the work was stopped, as the process ends.
    """
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[T] = loop.create_future()

    def do() -> None:
        """Do the work, and tell the loop, if that still runs, what came of it."""
        try:
            tell = partial(_set_result, ended, work())
        except BaseException as error:
            tell = partial(_set_error, ended, error)
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell)

    run = partial(contextvars.copy_context().run, do)
    threading.Thread(target=run, name="beside", daemon=True).start()
    try:
        return await ended
    except StoppedError:
        raise asyncio.CancelledError from None


def _set_result(ended: asyncio.Future[T], result: T) -> None:
    """Give what came of the work to who still waits for it."""
    if not ended.done():
        ended.set_result(result)


def _set_error(ended: asyncio.Future[T], error: BaseException) -> None:
    """Give an error to who still waits for the work; StopIteration can't be as it is."""
    if ended.done():
        return
    if isinstance(error, StopIteration):
        wrapped = RuntimeError("The work raised StopIteration")
        wrapped.__cause__ = error
        error = wrapped
    ended.set_exception(error)
