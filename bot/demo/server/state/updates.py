"""The queue of updates for the bot, and the long poll that empties it."""

import asyncio

from telegram.constants import UpdateType

from bot.demo.server.objects.errors import ApiError, conflict
from bot.demo.server.objects.model import Json

FIRST_ID = 100_000_001
_OPT_IN = {
    UpdateType.CHAT_MEMBER,
    UpdateType.MESSAGE_REACTION,
    UpdateType.MESSAGE_REACTION_COUNT,
}
DEFAULT_ALLOWED = frozenset(kind.value for kind in UpdateType if kind not in _OPT_IN)


class UpdateQueue:
    """Updates not yet confirmed by the bot, oldest first."""

    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.allowed = DEFAULT_ALLOWED
        self.closed = False
        self._next_id = FIRST_ID
        self._waiting: asyncio.Future[None] | None = None

    def put(self, kind: str, body: Json) -> None:
        """Queue an update of a kind that the bot has asked for."""
        if kind not in self.allowed:
            return
        self.pending.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def allow(self, kinds: list[str]) -> None:
        """Limit what is queued from now on; an empty list means the usual kinds."""
        self.allowed = frozenset(kinds) & frozenset(UpdateType) or DEFAULT_ALLOWED

    @property
    def is_limited(self) -> bool:
        """Tell whether the bot asked for other kinds than the usual ones."""
        return self.allowed != DEFAULT_ALLOWED

    @property
    def is_awaited(self) -> bool:
        """Tell whether a poll, or the delivery to a webhook, waits for an update now."""
        return self._waiting is not None

    def confirm(self, offset: int) -> None:
        """Forget updates below the offset; a negative one keeps that many from the end."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def interrupt(self, error: ApiError | None) -> None:
        """End the poll that waits, with an error or with nothing."""
        if self._waiting and not self._waiting.done():
            if error:
                self._waiting.set_exception(error)
            else:
                self._waiting.set_result(None)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Return the next updates, at once or when there are any.

        Raises:
            ApiError: If another poll begins before there are any (409).
        """
        self.interrupt(
            conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        )
        self.confirm(offset)
        await self.wait(seconds)
        return self.pending[:limit]

    async def wait(self, seconds: float | None = None) -> None:
        """Wait until an update is queued, for so long at most."""
        if self.pending or self.closed or seconds == 0:
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        try:
            done, _ = await asyncio.wait([waiting], timeout=seconds)
        finally:
            if self._waiting is waiting:
                self._waiting = None
        for ended in done:
            ended.result()

    def open(self) -> None:
        """Let polls wait again."""
        self.closed = False

    def close(self) -> None:
        """End the poll that waits and refuse to wait again."""
        self.closed = True
        self.interrupt(None)
