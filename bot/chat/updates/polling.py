"""Polling: updates asked of Telegram, in whatever mood it is, until the token is revoked.

Each batch is written down before the next call confirms it. Whatever goes wrong is tried again, and
said once when it begins and once when it is over.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Protocol, TypeAlias

from telegram.error import InvalidToken

from bot.chat.updates.incoming import id_of
from bot.chat.updates.raw_calls import CallFailedError, RawCalls
from bot.service.webhook import RawUpdate
from bot.storage.model import InboxFullError

UPDATES = ("message", "edited_message", "callback_query", "inline_query")
# Seconds that getUpdates waits at the server; a stop doesn't wait for it.
_POLL = 10
_BATCH = 100
# Seconds between two tries, at first and at most; the longest that Telegram can order.
_FIRST, _LONGEST, _ORDERED = 0.5, 30.0, 300.0
# Seconds between two tries while another process polls with the token.
_CONFLICT = 20.0
# A token is revoked when getMe refuses it, too, so often and for so many seconds at least.
_REFUSALS, _REFUSED_SECONDS = 5, 60.0

# Seconds from one look at the loop to the next.
_WATCH = 1.0

_AWAY_SAYS = "No updates can be fetched (%s); this is tried until it works"
_CONFLICT_SAYS = (
    "Another process fetches this bot's updates, or its webhook is set (%s): only one can. Stop "
    "the other; this is tried now and then until it works"
)


class Taking(Protocol):
    """What takes the updates that are fetched; `Receiving` is."""

    @property
    def room(self) -> int:
        """Return how many more updates may be fetched now."""

    @property
    def is_stuck(self) -> bool:
        """Tell whether polling hangs."""

    async def make_room(self) -> None:
        """Wait until there is room for another update."""

    def turned(self, *, received: bool) -> None:
        """Note that a fetch has ended, and whether Telegram answered it."""

    async def take(self, raws: Sequence[RawUpdate]) -> bool:
        """Take updates, so that Telegram may forget them."""


Sleep: TypeAlias = Callable[[float], Awaitable[None]]

log = logging.getLogger(__name__)


class Polling:
    """The loop that asks for updates."""

    def __init__(
        self,
        calls: RawCalls,
        receiving: Taking,
        *,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = calls
        self._receiving = receiving
        self._sleep = sleep
        self._clock = clock
        self._failures = 0
        # What the trouble is that was said last; empty where there is none.
        self._trouble = ""
        self._refusals = 0
        self._refused_since = 0.0

    async def run(self) -> None:
        """Take the webhook away, if there is one, and ask for updates for ever.

        Raises:
            InvalidToken: the token is revoked.
        """
        await self._tried("deleteWebhook", {})
        offset = 0
        while True:
            await self._receiving.make_room()
            offset = await self._turn(offset)

    async def _turn(self, offset: int) -> int:
        """Ask for updates once and take them; return from which on is asked next."""
        limit = min(_BATCH, self._receiving.room)
        parameters = {"offset": offset, "limit": limit, "timeout": _POLL}
        result = await self._tried("getUpdates", {**parameters, "allowed_updates": UPDATES})
        updates = {n: raw for raw in _items(result) if (n := id_of(raw)) is not None}
        self._receiving.turned(received=True)
        if not updates:
            # All that was confirmed is forgotten, so nothing comes twice; and after a week without
            # updates Telegram may begin at a lower number.
            return 0
        try:
            await self._receiving.take(list(updates.values()))
        except InboxFullError:
            await self._sleep(_FIRST)
            return offset
        return max(updates) + 1

    async def _tried(self, method: str, parameters: dict[str, object]) -> object:
        """Make a call until it is answered.

        Raises:
            InvalidToken: the token is revoked.
        """
        while True:
            try:
                result = await self._calls.make(method, parameters, _POLL)
            except CallFailedError as error:
                self._receiving.turned(received=False)
                await self._check_token(error)
                self._say(error)
                await self._sleep(self._pause(error))
                self._failures += 1
            else:
                self._recover()
                return result

    def _pause(self, error: CallFailedError) -> float:
        """Return how many seconds to wait: longer each time, bounded, and never all at once."""
        if error.retry_after:
            return min(error.retry_after, _ORDERED)
        longest = _CONFLICT if error.is_conflict else _FIRST * 2 ** min(self._failures, 10)
        return min(longest, _LONGEST) * random.uniform(0.75, 1.25)

    def _say(self, error: CallFailedError) -> None:
        """Say what the trouble is, unless that was said last."""
        trouble = _CONFLICT_SAYS if error.is_conflict else _AWAY_SAYS
        if trouble != self._trouble:
            self._trouble = trouble
            log.warning(trouble, error)

    def _recover(self) -> None:
        """Say that the trouble is over, if there was any."""
        if self._trouble:
            log.warning("Updates are fetched again, after %d failures", self._failures)
        self._trouble, self._failures, self._refusals = "", 0, 0

    async def _check_token(self, error: CallFailedError) -> None:
        """Find out whether a refused token is revoked: getMe refuses it too, and goes on doing so.

        Raises:
            InvalidToken: it is.
        """
        if not error.is_refusal or not await self._is_refused():
            self._refusals = 0
            return
        now = self._clock()
        self._refused_since = self._refused_since if self._refusals else now
        self._refusals += 1
        if self._refusals >= _REFUSALS and now - self._refused_since >= _REFUSED_SECONDS:
            raise InvalidToken

    async def _is_refused(self) -> bool:
        """Tell whether getMe refuses the token."""
        try:
            await self._calls.make("getMe", {})
        except CallFailedError as error:
            return error.is_refusal
        return False


def _items(result: object) -> Sequence[RawUpdate]:
    """Return the objects of a result that is to be a list of them; none of another one."""
    return [raw for raw in result if isinstance(raw, dict)] if isinstance(result, list) else []


async def watched(run: Callable[[], Coroutine[object, object, None]], receiving: Taking) -> None:
    """Poll for ever; a loop that is stuck, or has ended, is begun anew.

    Raises:
        InvalidToken: the token is revoked.
    """
    while True:
        task = asyncio.create_task(run())
        try:
            await asyncio.wait([task], timeout=_WATCH)
            while not task.done() and not receiving.is_stuck:
                await asyncio.wait([task], timeout=_WATCH)
        finally:
            task.cancel()
            await asyncio.wait([task])
        error = None if task.cancelled() else task.exception()
        if isinstance(error, InvalidToken):
            raise error
        log.error("Polling has stopped, and is begun anew", exc_info=error)
        receiving.turned(received=False)
        await asyncio.sleep(_FIRST)
