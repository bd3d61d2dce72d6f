"""The desk between chat and library: questions are worked on in a thread, one at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from bot.answers import Answer
from bot.library import Library


class Desk:
    """A library that is asked from an event loop without holding it up."""

    def __init__(self, library: Library) -> None:
        self.library = library
        # The model uses every core for one question; two at a time would only slow each other.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")

    async def ask(self, question: str) -> Answer:
        """Answer a question in the worker thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self.library.ask, question)

    def close(self) -> None:
        """Let the thread finish what it works on, and end it."""
        self._thread.shutdown()
