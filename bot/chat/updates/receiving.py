"""The way of an update: received, written down in the inbox, worked on in its lane, finished."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from telegram import Bot

from bot.chat.updates.inbox import Inbox
from bot.chat.updates.incoming import Incoming, id_of, key_of, kind_of, read_update
from bot.chat.updates.work import Work
from bot.service.webhook import RawUpdate
from bot.storage.model import Claimed

# Seconds from one look for what others left to the next.
_CLAIM_EVERY = 1.0
# Seconds from one forgetting of old ids to the next.
_PRUNE_EVERY = 3600.0
# Seconds that an update that isn't written down is waited for, before Telegram is told of it.
_UNKEPT_WAIT = 30.0
# Seconds that updates in hand have to be answered at a stop.
_STOP = 4.0
# Seconds without a fetch that ended, well or badly, after which receiving is stuck.
_STUCK = 90.0

log = logging.getLogger(__name__)


class Receiving:
    """Where updates come in, by polling or a webhook, and how that goes."""

    def __init__(self, bot: Bot, inbox: Inbox, work: Work, *, polls: bool = True) -> None:
        self._bot = bot
        self._inbox = inbox
        self._work = work
        self._polls = polls
        self._is_open = True
        self._heard = time.monotonic()
        # By time.monotonic, when updates last were received; None before the first time.
        self.last_fetch: float | None = None

    @property
    def waiting(self) -> int:
        """Return how many updates wait or are worked on in this process."""
        return self._inbox.waiting

    @property
    def room(self) -> int:
        """Return how many more updates may be fetched now."""
        return self._inbox.room

    @property
    def is_kept(self) -> bool:
        """Tell whether updates are written down, or in memory alone."""
        return self._inbox.is_kept

    @property
    def is_stuck(self) -> bool:
        """Tell whether polling has neither received nor failed for longer than it ever takes."""
        return self._polls and time.monotonic() - self._heard > _STUCK

    def turned(self, *, received: bool) -> None:
        """Note that a fetch has ended, and whether Telegram answered it with updates or none."""
        self._heard = time.monotonic()
        if received:
            self.last_fetch = self._heard

    async def take(self, raws: Sequence[RawUpdate]) -> bool:
        """Take updates, so that Telegram may forget them; tell whether it may.

        What can't be written down is answered first.

        Raises:
            InboxFullError: so many wait that none of these is taken.
        """
        if not self._is_open:
            return False
        read = [await self._read(raw) for raw in raws if id_of(raw) is not None]
        incoming = {each.key: each for each in read if each}
        if not incoming:
            return True
        taken = await self._inbox.put([each.arrived for each in incoming.values()])
        tasks = [self._work.add(each) for number, each in incoming.items() if number in taken.ids]
        if taken.is_kept:
            return True
        done, left = await asyncio.wait(tasks, timeout=_UNKEPT_WAIT) if tasks else ((), ())
        return not left and not any(task.cancelled() for task in done)

    async def make_room(self) -> None:
        """Wait until there is room for another update."""
        while not self._inbox.room:
            self._heard = time.monotonic()
            with suppress(TimeoutError):
                async with asyncio.timeout(_CLAIM_EVERY):
                    await self._work.some_end()

    async def stop(self) -> None:
        """Take no more, answer for a while what is in hand, and leave the rest."""
        self._is_open = False
        await self._work.stop(_STOP)

    async def claim(self) -> None:
        """Work on what is left of other processes, oldest first."""
        while found := await self._inbox.claim():
            for claimed in found:
                incoming = await self._reread(claimed)
                if incoming:
                    self._work.add(incoming, claimed.attempts)

    async def _reread(self, claimed: Claimed) -> Incoming | None:
        """Read an update that has waited."""
        raw: RawUpdate = json.loads(claimed.raw)
        incoming = await self._read(raw)
        return incoming and replace(incoming, note=claimed.note)

    async def _read(self, raw: RawUpdate) -> Incoming | None:
        """Read an update; one that can't be read is finished with that."""
        incoming = read_update(raw, self._bot)
        if incoming is None:
            await self._inbox.finish(key_of(raw), f"unreadable {kind_of(raw)}")
        return incoming


@asynccontextmanager
async def working(receiving: Receiving, inbox: Inbox, lease: float) -> AsyncIterator[None]:
    """Work on what waits, and on what others leave, until the block ends."""
    await inbox.stay_alive()
    await receiving.claim()
    tasks = [
        asyncio.create_task(_every(_CLAIM_EVERY, receiving.claim)),
        asyncio.create_task(_every(lease / 4, inbox.stay_alive)),
        asyncio.create_task(_every(_PRUNE_EVERY, inbox.prune)),
    ]
    try:
        yield
    finally:
        await receiving.stop()
        for task in tasks:
            task.cancel()
        await inbox.release()


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do something again and again, whatever comes of it."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except Exception as error:
            log.exception("%s", type(error).__name__)
