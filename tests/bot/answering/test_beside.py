"""Work beside an event loop, which the end of the process doesn't wait for."""

import asyncio
import subprocess
import sys
import threading
import time
from contextvars import ContextVar

import pytest

from bot.answering.beside import StoppedError, beside
from tests.patience import seconds
from tests.process import ROOT

_SLEEPING = """
import asyncio, time
from bot.answering.beside import beside
async def main():
    task = asyncio.create_task(beside(lambda: time.sleep(600)))
    await asyncio.sleep(0.1)
    task.cancel()
asyncio.run(main())
"""
_name: ContextVar[str] = ContextVar("name", default="")


async def test_what_it_returns_or_raises_is_returned_or_raised() -> None:
    """It knows the variables of its context, and is in no thread that others use."""
    _name.set("Ada")
    assert await beside(lambda: (_name.get(), threading.current_thread().name)) == ("Ada", "beside")
    with pytest.raises(ValueError, match="lost"):
        await beside(lambda: int("lost"))


async def test_the_end_of_an_iterator_is_an_error_too() -> None:
    """No future takes it as it is; who waits would wait for ever."""
    with pytest.raises(RuntimeError, match="raised StopIteration") as raised:
        await asyncio.wait_for(beside(lambda: next(iter(()))), seconds(10))
    assert isinstance(raised.value.__cause__, StopIteration)


async def test_what_is_stopped_is_cancelled() -> None:
    """Who waits ends as at any cancellation, so that no handler takes it for a failure."""

    def stop() -> None:
        """Say that it is stopped."""
        raise StoppedError

    with pytest.raises(asyncio.CancelledError):
        await beside(stop)


def test_the_end_of_the_process_waits_for_nothing() -> None:
    """Ten minutes of work that nobody waits for are left when the loop ends."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", _SLEEPING], cwd=ROOT, check=True, timeout=seconds(60))
    assert time.monotonic() - began < seconds(30)
