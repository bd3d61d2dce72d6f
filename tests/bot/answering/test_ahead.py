"""What waits is prepared before its turn comes, some at a time and in order."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack

import pytest

from bot.answering.ahead import Ahead


class Preparing:
    """Notes what is prepared together, once it is open; some of it fails."""

    def __init__(self, failing: str = "") -> None:
        self.batches: list[list[str]] = []
        self.opened = threading.Event()
        self.opened.set()
        self.failing = failing

    def __call__(self, waiting: Sequence[str]) -> None:
        """Prepare some."""
        self.opened.wait()
        self.batches.append([*waiting])
        if self.failing in waiting:
            raise ValueError(self.failing)


async def until_prepared(preparing: Preparing, batches: int) -> None:
    """Wait until so much was prepared, and what comes of it."""
    while len(preparing.batches) < batches:
        await asyncio.sleep(0.005)
    await asyncio.sleep(0.02)


async def test_those_that_wait_are_prepared_together_in_order() -> None:
    """Eight at a time, and no more while eight of them wait for their turn still."""
    preparing = Preparing()
    ahead = Ahead(preparing)
    names = [str(number) for number in range(20)]
    places = {name: ExitStack() for name in names}
    for name in names:
        places[name].enter_context(ahead.waiting(name, name))
    await until_prepared(preparing, 1)
    assert preparing.batches == [names[:8]]
    places["0"].close()
    await until_prepared(preparing, 2)
    assert preparing.batches == [names[:8], names[8:16]]
    for name in names[1:9]:
        places[name].close()
    await until_prepared(preparing, 3)
    assert preparing.batches == [names[:8], names[8:16], names[16:]]
    for place in places.values():
        place.close()
    await ahead.close()


async def test_each_who_asks_has_one_prepared_before_anybody_has_two() -> None:
    """However many questions one of them asks at once."""
    preparing = Preparing()
    preparing.opened.clear()
    ahead = Ahead(preparing)
    with ExitStack() as places:
        places.enter_context(ahead.waiting("first", "first"))
        await asyncio.sleep(0)
        for number in range(20):
            places.enter_context(ahead.waiting("greedy", f"greedy {number}"))
        for number in range(4):
            places.enter_context(ahead.waiting(number, f"other {number}"))
        preparing.opened.set()
        await until_prepared(preparing, 2)
    others = [f"other {number}" for number in range(4)]
    assert preparing.batches[1] == ["greedy 0", *others, "greedy 1", "greedy 2", "greedy 3"]
    await ahead.close()


async def test_who_does_not_wait_any_more_is_not_prepared() -> None:
    """Their turn came, or they gave up, while others were prepared."""
    preparing = Preparing()
    preparing.opened.clear()
    ahead = Ahead(preparing)
    with ahead.waiting("first", "first"):
        await asyncio.sleep(0)
        with ahead.waiting("second", "second"):
            pass
        with ahead.waiting("third", "third"):
            preparing.opened.set()
            await until_prepared(preparing, 2)
    assert preparing.batches == [["first"], ["third"]]
    await ahead.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process has one priority")
async def test_its_thread_lets_others_go_first() -> None:
    """And it alone: what is answered now isn't slower for what waits."""
    found: dict[str, int] = {}

    def prepare(_: Sequence[str]) -> None:
        """Note how the thread is put behind others."""
        found["ahead"] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    ahead = Ahead(prepare)
    with ahead.waiting("one", "one"):
        while not found:
            await asyncio.sleep(0.005)
    assert found["ahead"] == min(19, before + 5)
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before
    await ahead.close()


async def test_what_fails_is_told_in_the_log_and_the_next_is_prepared(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody who waits hears of it: their own turn tells."""
    preparing = Preparing(failing="odd")
    ahead = Ahead(preparing)
    with caplog.at_level(logging.ERROR), ahead.waiting("odd", "odd"):
        await until_prepared(preparing, 1)
        with ahead.waiting("even", "even"):
            await until_prepared(preparing, 2)
    assert preparing.batches == [["odd"], ["even"]]
    assert [record.message for record in caplog.records] == ["What waits could not be prepared"]
    await ahead.close()


async def test_a_stop_prepares_nothing_more(caplog: pytest.LogCaptureFixture) -> None:
    """What is being prepared ends; what waits then or comes later goes on without it."""
    preparing = Preparing()
    preparing.opened.clear()
    ahead = Ahead(preparing)
    with ahead.waiting("begun", "begun"):
        await asyncio.sleep(0)
        with ahead.waiting("waits", "waits"):
            closing = asyncio.create_task(ahead.close())
            await asyncio.sleep(0)
            preparing.opened.set()
            await closing
            with ahead.waiting("comes later", "comes later"):
                await asyncio.sleep(0.02)
    assert preparing.batches == [["begun"]]
    assert not caplog.records
