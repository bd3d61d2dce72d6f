"""The threads that search: each search waits for its asker's turn."""

import asyncio
import contextvars
import os
from collections.abc import AsyncIterator, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.answering.fair_queue import FairQueue
from embeddings.stages import stage

T = TypeVar("T")


def usable_cores() -> int:
    """Return how many cores this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def usual_workers(cores: int) -> int:
    """Return how many searches run at once on so many cores: one on each, but for the chat's.

    A thread more makes all of them slower: they wait for one another to let go of Python.
    """
    return max(1, cores - 1)


class NotWantedError(Exception):
    """Nobody waits for a search any more."""


class SearchThreads:
    """As many searches at once as there are workers, in rounds of those who ask.

    It belongs to one event loop.
    """

    def __init__(self, workers: int = 0) -> None:
        """Start no thread yet; 0 workers is as many as `usual_workers` says of this machine."""
        count = workers or usual_workers(usable_cores())
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="search")
        self.queue = FairQueue(count)

    async def close(self) -> None:
        """Let the threads finish what they work on, and end them."""
        await asyncio.to_thread(self._threads.shutdown)

    async def run(self, work: Callable[[], T], asker: Hashable) -> T:
        """Do work when it is its asker's turn; until then it waits."""
        async with self.turn(asker):
            return await self.start(work)

    @asynccontextmanager
    async def turn(
        self, asker: Hashable, wanted: Callable[[], bool] = lambda: True
    ) -> AsyncIterator[None]:
        """Wait for an asker's turn and have it until the block ends.

        Raises:
            NotWantedError: when it came nobody wanted it any more.
        """
        with stage("wait"):
            async with self.queue.turn(asker):
                if not wanted():
                    raise NotWantedError
                yield

    def start(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Begin work in a thread, which gives its time to the search; only in one's turn."""

        def search() -> T:
            """Do the work."""
            with stage("search"):
                return work()

        context = contextvars.copy_context()
        return asyncio.get_running_loop().run_in_executor(self._threads, context.run, search)
