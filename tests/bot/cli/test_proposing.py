"""Ctrl-C while a server is asked: the work ends, whatever it does with a cancellation."""

import asyncio
from contextlib import suppress

import pytest

from bot.cli import proposing
from bot.cli.proposing import until_cancelled


async def test_work_that_takes_a_cancellation_for_its_own_is_cancelled_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And whoever cancelled it hears of that."""
    monkeypatch.setattr(proposing, "_AGAIN", 0.01)
    seen: list[str] = []

    async def work() -> None:
        """Go on after the first cancellation."""
        with suppress(asyncio.CancelledError):
            seen.append("begins")
            await asyncio.sleep(60)
        seen.append("goes on")
        await asyncio.sleep(60)

    task = asyncio.create_task(until_cancelled(work))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert seen == ["begins", "goes on"]


async def test_what_work_raises_is_raised() -> None:
    """Nothing is cancelled then."""

    async def work() -> None:
        """Fail."""
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await until_cancelled(work)
