"""The order of updates: those of one chat one after the other, those of many chats at once."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# Updates that wait for their chat's turn take none of the places of those that are worked on.
_WAITING = 100_000


class ByChat(BaseUpdateProcessor):
    """Works on the updates of a chat in order: a follow-up finds the question before it."""

    def __init__(self, at_a_time: int) -> None:
        super().__init__(_WAITING)
        self._places = asyncio.Semaphore(at_a_time)
        self._turns: dict[int, asyncio.Lock] = {}
        self._waiting: Counter[int] = Counter()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the turn of the update's chat, then work on it."""
        key = _chat_of(update)
        turn = self._turns.setdefault(key, asyncio.Lock())
        self._waiting[key] += 1
        try:
            async with turn, self._places:
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._turns[key]

    async def initialize(self) -> None:
        """Begin; there is nothing to prepare."""

    async def shutdown(self) -> None:
        """End; there is nothing to free."""


def _chat_of(update: object) -> int:
    """Return the chat of an update, or the person where there is none, as in inline mode."""
    if not isinstance(update, Update):
        return 0
    where = update.effective_chat or update.effective_user
    return where.id if where else 0
