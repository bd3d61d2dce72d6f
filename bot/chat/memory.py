"""What the chat remembers, and how it goes on when that fails: decided here and nowhere else.

What can't be read counts as never said; what can't be kept is reported back, for the person to be
told. Either is one line in the log, without what was asked.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar

from bot.storage.database import StorageFailure
from bot.storage.inbox import StoredInbox
from bot.storage.model import Forgotten, Past, Preferences, Stats, Turn, Vote
from bot.storage.options import StorageOptions
from bot.storage.storage import Storage

T = TypeVar("T")

log = logging.getLogger(__name__)


class Memory:
    """Choices, questions and votes, in a storage that may fail at any time."""

    def __init__(self, storage: Storage, retention_days: int) -> None:
        self._storage = storage
        self.retention_days = retention_days

    async def inbox(self, lease: float) -> StoredInbox:
        """Return what waits to be answered, for this process; see `Storage.inbox`."""
        return await self._storage.inbox(lease)

    async def preferences(self, chat: int, person: int) -> Preferences:
        """Return what was chosen in a chat; nothing where the storage fails."""
        return await _read(self._storage.preferences(chat, person)) or Preferences()

    async def language_of(self, person: int) -> str:
        """Return the code of the language that a person has chosen in private; empty for none."""
        return (await self.preferences(person, person)).language

    async def last_turn(self, chat: int, person: int, since: datetime, before: int) -> Past | None:
        """Return what a person asked in a chat since a time, last before a message."""
        return await _read(self._storage.last_turn(chat, person, since, before))

    async def turn_answered(self, chat: int, message: int) -> Past | None:
        """Return the question that a message of the bot answers."""
        return await _read(self._storage.turn_answered(chat, message))

    async def turn_asked(self, chat: int, message: int) -> Past | None:
        """Return the question that a message of a person asked, with its answer."""
        return await _read(self._storage.turn_asked(chat, message))

    async def vote_of(
        self, person: int, question: str, passage: str, history: Sequence[str]
    ) -> bool | None:
        """Return what a person said of a passage as the answer to a question; None for nothing."""
        return await _read(self._storage.vote_of(person, question, passage, history))

    async def stats(self, since: datetime) -> Stats | None:
        """Count what was asked and voted since a time; None where the storage fails."""
        return await _read(self._storage.stats(since))

    async def remember(self, turn: Turn) -> bool:
        """Keep a question; return whether it was kept."""
        return await _written(self._storage.remember(turn))

    async def set_language(self, chat: int, language: str) -> bool:
        """Keep the language that was chosen in a chat; return whether it was kept."""
        return await _written(self._storage.set_language(chat, language))

    async def set_sources(self, chat: int, sources: Sequence[str]) -> bool:
        """Keep the reports that were chosen in a chat; return whether they were kept."""
        return await _written(self._storage.set_sources(chat, sources))

    async def move(self, old: int, new: int) -> bool:
        """Let the choices of a chat hold in the one that it has become; return whether they do."""
        return await _written(self._storage.move(old, new))

    async def vote(self, vote: Vote) -> bool:
        """Keep a vote; return whether it was kept."""
        return await _written(self._storage.vote(vote))

    async def forget(self, person: int, before: int) -> Forgotten | None:
        """Delete what is kept of a person, and say how much; None where the storage fails.

        What they wrote before an update, given by its id, and what still waits goes unanswered.
        """
        return await _read(self._storage.forget(person, before), "deleted")


@asynccontextmanager
async def remembering(options: StorageOptions) -> AsyncIterator[Memory]:
    """Open the memory until the block ends.

    Raises:
        StorageError: it can't be opened; the message says why and what to do.
    """
    storage = await Storage.open(options)
    try:
        yield Memory(storage, options.retention_days)
    finally:
        await storage.close()


async def _read(reading: Awaitable[T | None], done: str = "read") -> T | None:
    """Return what the storage gives; nothing where it fails."""
    try:
        return await reading
    except StorageFailure as error:
        log.warning("What is remembered can't be %s: %s", done, type(error).__name__)
        return None


async def _written(writing: Awaitable[None]) -> bool:
    """Write to the storage; return whether that was done."""
    try:
        await writing
    except StorageFailure as error:
        log.warning("What is to be remembered isn't kept: %s", type(error).__name__)
        return False
    return True
