"""What the chat remembers, and how it goes on when that fails: decided here and nowhere else.

What can't be read counts as never said; what can't be kept is reported back, for the person to be
told. The guard says in the log when that begins and when it ends.
"""

from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

from bot.storage.database import StorageFailure
from bot.storage.guard import Guard, Level
from bot.storage.inbox import StoredInbox
from bot.storage.keys import first_key
from bot.storage.model import Forgotten, Past, Preferences, Stats, Turn, Vote
from bot.storage.options import StorageOptions
from bot.storage.storage import Storage
from embeddings.stages import stage

T = TypeVar("T")

_MEMORY = "memory"


class Memory:
    """Choices, questions and votes, in a storage that may fail at any time."""

    def __init__(self, storage: Storage, retention_days: int) -> None:
        self._storage = storage
        self._guard = Guard(storage)
        self.retention_days = retention_days

    @property
    def is_away(self) -> bool:
        """Say whether something can't be remembered at present."""
        return self._guard.level > Level.WELL

    async def look(self) -> tuple[bool, str]:
        """Read something, and look for room; say whether all is well, and if not what isn't."""
        await self._read(self._storage.try_reading())
        await self._written(self._storage.check_room())
        if self._guard.level is Level.WELL:
            return True, "read and written"
        what = "read" if self._guard.level is Level.AWAY else "written"
        return False, f"can't be {what}: {self._guard.why}"

    async def close(self) -> None:
        """Try no more to reach what is away."""
        await self._guard.close()

    async def inbox(self, lease: float) -> StoredInbox:
        """Return what waits to be answered, for this process; see `Storage.inbox`."""
        return await self._storage.inbox(lease)

    async def preferences(self, chat: int, person: int) -> Preferences:
        """Return what was chosen in a chat; nothing where the storage fails."""
        return await self._read(self._storage.preferences(chat, person)) or Preferences()

    async def language_of(self, person: int) -> str:
        """Return the code of the language that a person has chosen in private; empty for none."""
        return (await self.preferences(person, person)).language

    async def last_turn(self, chat: int, person: int, since: datetime, before: int) -> Past | None:
        """Return what a person asked in a chat since a time, last before a message."""
        return await self._read(self._storage.last_turn(chat, person, since, before))

    async def turn_answered(self, chat: int, message: int) -> Past | None:
        """Return the question that a message of the bot answers."""
        return await self._read(self._storage.turn_answered(chat, message))

    async def turn_asked(self, chat: int, message: int) -> Past | None:
        """Return the question that a message of a person asked, with its answer."""
        return await self._read(self._storage.turn_asked(chat, message))

    async def vote_of(
        self, person: int, question: str, passage: str, history: Sequence[str]
    ) -> bool | None:
        """Return what a person said of a passage as the answer to a question; None for nothing."""
        return await self._read(self._storage.vote_of(person, question, passage, history))

    async def stats(self, since: datetime) -> Stats | None:
        """Count what was asked and voted since a time; None where the storage fails."""
        return await self._read(self._storage.stats(since))

    async def remember(self, turn: Turn) -> bool:
        """Keep a question; return whether it was kept."""
        return await self._written(self._storage.remember(turn))

    async def set_language(self, chat: int, language: str) -> bool:
        """Keep the language that was chosen in a chat; return whether it was kept."""
        return await self._written(self._storage.set_language(chat, language))

    async def set_sources(self, chat: int, sources: Sequence[str]) -> bool:
        """Keep the reports that were chosen in a chat; return whether they were kept."""
        return await self._written(self._storage.set_sources(chat, sources))

    async def move(self, old: int, new: int) -> bool:
        """Let the choices of a chat hold in the one that it has become; return whether they do."""
        return await self._written(self._storage.move(old, new))

    async def admit(self, chat: int) -> bool:
        """Let a person or a group in for good; return whether that was kept."""
        return await self._written(self._storage.admit(chat))

    async def is_guest(self, chat: int) -> bool:
        """Say whether a person or a group was let in; where the storage fails nobody was."""
        return await self._read(self._storage.is_guest(chat)) or False

    async def vote(self, vote: Vote) -> bool:
        """Keep a vote; return whether it was kept."""
        return await self._written(self._storage.vote(vote))

    async def forget(self, person: int, before: int) -> Forgotten | None:
        """Delete what is kept of a person, and say how much; None where the storage fails.

        What they wrote before an update, given by its id, and what still waits goes unanswered.
        """
        return await self._changed(self._storage.forget(person, first_key(before)))

    async def _read(self, reading: Coroutine[Any, Any, T | None]) -> T | None:
        """Return what the storage gives; nothing where it fails."""
        with stage(_MEMORY):
            try:
                return await self._guard.read(reading)
            except StorageFailure:
                return None

    async def _changed(self, changing: Coroutine[Any, Any, T]) -> T | None:
        """Change the storage, and return what it says of that; nothing where it fails."""
        with stage(_MEMORY):
            try:
                return await self._guard.write(changing)
            except StorageFailure:
                return None

    async def _written(self, writing: Coroutine[Any, Any, None]) -> bool:
        """Write to the storage; return whether that was done."""

        with stage(_MEMORY):
            try:
                await self._guard.write(writing)
            except StorageFailure:
                return False
            return True


@asynccontextmanager
async def remembering(options: StorageOptions) -> AsyncIterator[Memory]:
    """Open the memory until the block ends.

    Raises:
        StorageError: it can't be opened; the message says why and what to do.
    """
    storage = await Storage.open(options)
    memory = Memory(storage, options.retention_days)
    try:
        yield memory
    finally:
        await memory.close()
        await storage.close()
