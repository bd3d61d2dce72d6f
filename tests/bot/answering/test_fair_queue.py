"""The fair queue: turns in rounds."""

import asyncio
from collections.abc import Hashable

import pytest

from bot.answering.fair_queue import FairQueue, Wait
from tests.clock import hurried


async def served(queue: FairQueue, wanted: list[Hashable]) -> list[Hashable]:
    """Return the order in which keys get turns that all ask while somebody has the only one."""
    order: list[Hashable] = []

    async def ask(key: Hashable) -> None:
        async with queue.turn(key):
            order.append(key)
            await asyncio.sleep(1)

    async with queue.turn("first"):
        asking = [asyncio.create_task(ask(key)) for key in wanted]
        await asyncio.sleep(0)
        assert queue.length == len(wanted)
    await asyncio.gather(*asking)
    return order


def test_who_asks_a_lot_waits_for_those_who_ask_once() -> None:
    """Each gets one turn a round, in the order in which they came."""
    order = hurried(served(FairQueue(1), ["a", "a", "a", "a", "b", "c", "b"]))
    assert order == ["a", "b", "c", "a", "b", "a", "a"]


def test_there_are_never_more_turns_than_slots() -> None:
    """With three slots three run at a time, and all have run in the end."""
    running, most, done = 0, 0, 0

    async def ask(queue: FairQueue, key: int) -> None:
        nonlocal running, most, done
        async with queue.turn(key):
            running += 1
            most = max(most, running)
            await asyncio.sleep(1)
            running -= 1
            done += 1

    async def work() -> None:
        queue = FairQueue(3)
        await asyncio.gather(*(ask(queue, number % 4) for number in range(20)))
        assert queue.is_idle and not queue.length

    hurried(work())
    assert (most, done) == (3, 20)


@pytest.mark.parametrize("given", [False, True])
def test_a_turn_that_nobody_takes_goes_to_the_next(given: bool) -> None:
    """One who is cancelled while waiting, or just when the turn comes, holds up nobody."""

    async def work() -> None:
        queue = FairQueue(1)
        await queue.begin("first")
        leaving, staying = (asyncio.create_task(queue.begin(key)) for key in "ab")
        await asyncio.sleep(0)
        if given:
            queue.end()
        leaving.cancel()
        await asyncio.wait([leaving])
        if not given:
            queue.end()
        await staying
        queue.end()
        assert queue.is_idle and not queue.length

    hurried(work())


def test_a_wait_is_told_by_the_rounds_before_it_and_the_pace() -> None:
    """Of one who asks a lot only as many count as come before; turns take two seconds here."""
    now = 0.0

    async def work() -> None:
        nonlocal now
        queue = FairQueue(2, lambda: now)
        assert queue.wait("new") == Wait(0, 0.0)
        for _ in range(2):
            async with queue.turn("a"):
                now += 2
        for key in "ab":
            await queue.begin(key)
        waiting = [asyncio.create_task(queue.begin(key)) for key in ("a", "a", "a", "b")]
        await asyncio.sleep(0)
        assert queue.wait("new") == Wait(3, 3.0)
        assert queue.wait("b") == Wait(4, 4.0)
        assert queue.wait("a") == Wait(5, 5.0)
        for task in waiting:
            task.cancel()

    hurried(work())


async def test_those_who_are_cancelled_all_at_once_leave_the_turn_to_the_next() -> None:
    """Who has the turn and who waits for it, one of them behind another of the same key."""
    queue = FairQueue(1)

    async def work(key: str) -> None:
        """Have a turn for long."""
        async with queue.turn(key):
            await asyncio.sleep(60)

    tasks = [asyncio.create_task(work(key)) for key in ("a", "b", "b", "c")]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert all(task.cancelled() for task in tasks)
    assert (queue.is_idle, queue.length) == (True, 0)
    async with asyncio.timeout(60), queue.turn("d"):
        pass
