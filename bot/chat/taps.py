"""Taps that do something once, however often and fast they come."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

from cachetools import TTLCache
from telegram import CallbackQuery

# So many taps are known at a time, the latest.
_KNOWN = 10_000


class Turn(Enum):
    """What a tap comes as: the one that does it, while another one does, or after it was done."""

    FIRST = auto()
    UNDER_WAY = auto()
    DONE = auto()


class Taps:
    """What is being done by taps on messages, and what was done within so many seconds.

    It is known to this process alone: after a restart what was broken off is done again.
    """

    def __init__(self, seconds: float) -> None:
        self._under_way: set[Hashable] = set()
        self._done: TTLCache[Hashable, bool] = TTLCache(_KNOWN, seconds)

    @contextmanager
    def turn(self, query: CallbackQuery, what: str = "") -> Iterator[Turn]:
        """Give what a tap comes as; the first one's work is done when the block ends without error.

        Args:
            query: the tap.
            what: which of a message's buttons count as one; all of them by default.
        """
        message = query.message
        key = (message.chat.id, message.message_id, what) if message else (query.id, what)
        if key in self._under_way or key in self._done:
            yield Turn.UNDER_WAY if key in self._under_way else Turn.DONE
            return
        self._under_way.add(key)
        try:
            yield Turn.FIRST
            self._done[key] = True
        finally:
            self._under_way.discard(key)
