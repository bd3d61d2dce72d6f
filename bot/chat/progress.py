"""How far a change of the reports is, shown by editing one message."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.answering.countdown import Progress
from bot.texts import Texts

# Seconds between two edits: Telegram allows few of a message.
_EVERY = 2.0


class Heard:
    """The last line that a working thread said of how far it is."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.line = ""

    def progress(self, progress: Progress) -> None:
        """Hear counts and the time left."""
        said = self._texts.admins
        line = said.progress.format(done=f"{progress.done:,}", total=f"{progress.total:,}")
        if progress.seconds_left is not None and progress.done < progress.total:
            time = self._texts.seconds(progress.seconds_left)
            line = f"{line} · {said.time_left.format(time=time)}"
        self.line = line

    def waiting(self, _: str) -> None:
        """Hear that another change must end first."""
        self.line = self._texts.admins.waits


@asynccontextmanager
async def shown(texts: Texts, show: Callable[[str], Awaitable[None]]) -> AsyncIterator[Heard]:
    """Show what is heard until the block ends, at most one line every two seconds.

    The last line is on its way or nowhere when the block has ended: none comes late.
    """
    heard, end = Heard(texts), asyncio.Event()
    showing = asyncio.create_task(_show(heard, end, show))
    try:
        yield heard
    finally:
        end.set()
        await showing


async def _show(heard: Heard, end: asyncio.Event, show: Callable[[str], Awaitable[None]]) -> None:
    """Show each new line, until the end."""
    last = ""
    while not end.is_set():
        try:
            await asyncio.wait_for(end.wait(), _EVERY)
        except TimeoutError:
            if heard.line != last:
                last = heard.line
                await show(last)
