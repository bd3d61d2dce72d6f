"""When a call to a chat may go: groups have a pace, and a chat may ask for a pause.

Each chat waits for itself alone, and who waits takes no place of the updates that are worked on.
"""

import asyncio
import logging
import math
import random
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import timedelta
from typing import TypeAlias, TypeVar

from aiolimiter import AsyncLimiter
from cachetools import TTLCache
from telegram.constants import FloodLimit
from telegram.error import RetryAfter

from bot.chat.aside import aside

Chat: TypeAlias = int | str
T = TypeVar("T")

# Telegram's limit, per minute; a group that was quiet for so long has all of it again.
_PER_MINUTE, _MINUTE = float(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP), 60.0
# So many groups have a pace of their own at a time, the latest.
_GROUPS = 10_000
# Chats that Telegram puts off together don't all come back in the same moment, but within seconds.
_MORE = 0.2

log = logging.getLogger(__name__)


class _Pause:
    """A chat's pause: when it is over, and its calls that wait for that, one after the other."""

    def __init__(self) -> None:
        self.until = 0.0
        self.gate = asyncio.Lock()
        self.waiting = 0


class Pacing:
    """The paces of groups and the pauses of chats."""

    def __init__(self) -> None:
        self._pauses: dict[Hashable, _Pause] = {}
        self._groups: TTLCache[Chat, AsyncLimiter] = TTLCache(_GROUPS, _MINUTE, _now)
        self._waits: set[asyncio.Task[object]] = set()
        self._is_ending = False

    @property
    def paused(self) -> int:
        """Return how many chats are paused."""
        return len(self._pauses)

    def is_paused(self, chat: Chat | None) -> bool:
        """Say whether calls to a chat have to wait for Telegram."""
        return chat in self._pauses

    def end_waits(self) -> None:
        """Cancel what waits for Telegram, and from now on whatever would have to."""
        self._is_ending = True
        for task in self._waits:
            task.cancel()

    async def make(
        self, chat: Chat | None, call: Callable[[], Awaitable[T]], longest: float = math.inf
    ) -> T:
        """Make a call as soon as its chat may be sent to, after others that wait for that.

        Args:
            chat: the chat; None for a call to none, which waits for itself alone.
            call: makes it; Telegram may put it off again and again.
            longest: the seconds after which nobody waits for it any more.

        Raises:
            RetryAfter: Telegram asks to wait longer than that.
        """
        pause = 0.0
        if chat is not None and chat not in self._pauses:
            await self._keep_pace(chat)
        if chat is None or chat not in self._pauses:
            try:
                return await call()
            except RetryAfter as error:
                pause = _asked_for(error, longest)
        # A call to no chat has a pause of its own, under a name that nobody else has.
        with self._paused(object() if chat is None else chat, pause) as own:
            async with self._passing(own.gate):
                return await self._put_off(chat, call, longest, own)

    async def _put_off(
        self, chat: Chat | None, call: Callable[[], Awaitable[T]], longest: float, pause: _Pause
    ) -> T:
        """Make a call when a pause is over, which it may lengthen."""
        while True:
            while (left := pause.until - _now()) > 0:
                await self.sleep(left)
            if chat is not None:
                await self._keep_pace(chat)
            try:
                return await call()
            except RetryAfter as error:
                pause.until = _now() + _asked_for(error, longest)

    async def sleep(self, seconds: float) -> None:
        """Wait for seconds without a place among the updates that are worked on."""
        if seconds > 0:
            async with aside():
                with self._waiting():
                    await asyncio.sleep(seconds)

    @contextmanager
    def _paused(self, chat: Hashable, seconds: float) -> Iterator[_Pause]:
        """Let a chat be paused for as long as any call waits for it."""
        pause = self._pauses.setdefault(chat, _Pause())
        pause.until = max(pause.until, _now() + seconds)
        pause.waiting += 1
        try:
            yield pause
        finally:
            pause.waiting -= 1
            if not pause.waiting:
                del self._pauses[chat]

    @asynccontextmanager
    async def _passing(self, gate: asyncio.Lock) -> AsyncIterator[None]:
        """Wait for a gate and hold it."""
        async with AsyncExitStack() as held:
            async with aside():
                with self._waiting():
                    await held.enter_async_context(gate)
            yield

    async def _keep_pace(self, chat: Chat) -> None:
        """Wait until a group may be sent something; a private chat may at once."""
        if isinstance(chat, int) and chat > 0:
            return
        limiter = self._groups.get(chat) or AsyncLimiter(_PER_MINUTE, _MINUTE)
        self._groups[chat] = limiter
        if limiter.has_capacity():
            await limiter.acquire()
            return
        async with aside():
            with self._waiting():
                await limiter.acquire()

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Let a wait be cancelled when the waits are ended."""
        task = asyncio.current_task()
        if task is None or self._is_ending:
            raise asyncio.CancelledError
        self._waits.add(task)
        try:
            yield
        finally:
            self._waits.discard(task)


def _asked_for(error: RetryAfter, longest: float) -> float:
    """Return the seconds that Telegram asks to wait, a little more; raise for more than so many."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library is about to change the type of it
        wait = error.retry_after
    seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
    if seconds > longest:
        raise error
    log.info("Telegram puts off a chat's messages for %.0f s", seconds)
    return max(seconds, 1.0) + random.uniform(0, _MORE)


def _now() -> float:
    """Return the time of the event loop, in seconds."""
    return asyncio.get_running_loop().time()
