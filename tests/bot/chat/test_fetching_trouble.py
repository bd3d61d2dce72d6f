"""The real process that can't fetch its updates for a while: what it says, and that it goes on."""

import asyncio
from pathlib import Path

import pytest

from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from tests.kills import QUESTION, Bot
from tests.patience import seconds
from tests.process import Process, Talk, stopped

pytestmark = pytest.mark.slow

TROUBLES = (
    Fault("getUpdates", 401),
    Fault("getUpdates", 409),
    Fault("getUpdates", 502, times=3),
    Fault("getUpdates", 429, retry_after=1),
    Fault("getUpdates", drop="before", times=3),
    Fault("getUpdates", drop="after"),
)


async def said(process: Process, words: str, times: int = 1) -> None:
    """Wait until something stands in the log so often."""
    async with asyncio.timeout(seconds(60)):
        while "".join(process.log).count(words) < times:
            await asyncio.sleep(0.05)


async def test_trouble_with_fetching_is_over_by_itself(tmp_path: Path) -> None:
    """It is said once when it begins and once when it ends; then questions are answered.

    One process has all the troubles, one after the other; the first is there when it starts.
    """
    telegram = Telegram(faults=True)
    telegram.faults.add(TROUBLES[0])
    async with (
        serve(telegram) as server,
        Bot(server, tmp_path, f"sqlite:///{tmp_path / 'kept.db'}").running() as process,
    ):
        talk = Talk.of(process, "Ada")
        for number, fault in enumerate(TROUBLES):
            if number:
                telegram.faults.add(fault)
                telegram.updates.interrupt(None)
            await said(process, "Updates are fetched again", number + 1)
            assert "farms" in (await talk.say(QUESTION))["text"], fault
        assert await stopped(process) == 0
    troubles = [line for line in process.log if "polling" in line]
    assert len(troubles) == 2 * len(TROUBLES)
    conflicts = ["only one can" in line for line in troubles[::2]]
    assert conflicts == [fault.status == 409 for fault in TROUBLES]
