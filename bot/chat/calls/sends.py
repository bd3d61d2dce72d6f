"""Sends one at a time: each is noted before the next leaves, so a kill leaves one in doubt at most.

A process that is killed doesn't know of a send whose answer it hasn't seen whether it was done, and
the next process sends it again. So between a send and its note nothing else is sent.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeAlias

from bot.chat.calls.requests import CheckedRequest, puts_a_message

Note: TypeAlias = Callable[[], Awaitable[None]]

# Notes that the update that is worked on was answered.
note_sent: ContextVar[Note | None] = ContextVar("note_sent", default=None)

# Seconds after which a slow send holds up the others no longer.
_SLOW = 2.0
_OK = 200


@contextmanager
def before_the_answer() -> Iterator[None]:
    """Let what is sent in the block be no answer yet: after a kill the question is still open."""
    token = note_sent.set(None)
    try:
        yield
    finally:
        note_sent.reset(token)


class OneSendAtATime(CheckedRequest):
    """The requests of the bot; those that put a message into a chat wait for one another."""

    def __init__(self, connections: int, read_timeout: float, pool_timeout: float) -> None:
        super().__init__(connections, read_timeout=read_timeout, pool_timeout=pool_timeout)
        self._turn = asyncio.Lock()

    async def do_request(
        self,
        url: str,
        method: str,
        *args: Any,  # noqa: ANN401  # the library's own, passed on as they come
        **more: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Make a request, and note an answer as soon as it was sent."""
        note, call = note_sent.get(), url.rpartition("/")[2]
        if note is None or not puts_a_message(call):
            return await super().do_request(url, method, *args, **more)
        await self._turn.acquire()
        turn = _Turn(self._turn)
        slow = asyncio.get_running_loop().call_later(_SLOW, turn.end)
        try:
            status, body = await super().do_request(url, method, *args, **more)
            if status == _OK:
                await note()
            return status, body
        finally:
            slow.cancel()
            turn.end()


class _Turn:
    """A turn to send, which ends once."""

    def __init__(self, lock: asyncio.Lock) -> None:
        self._lock: asyncio.Lock | None = lock

    def end(self) -> None:
        """Let the next one send."""
        if self._lock:
            self._lock.release()
        self._lock = None
