"""The storage: what the chat remembers, by which database it doesn't know."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Self

from filelock import BaseFileLock
from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import choices, database, forgetting, stats, turns, votes
from bot.storage.database import alone_with, close_engine, mend_engine, open_engine, writing
from bot.storage.inbox import StoredInbox
from bot.storage.keys import hashed
from bot.storage.model import ExportedVote, Forgotten, Past, Preferences, Stats, Turn, Vote
from bot.storage.options import StorageOptions
from bot.storage.tables import chats, deleted, guests, upsert

# Seconds from one deletion of what is too old to the next.
_PURGE_EVERY = 3600.0


class Storage:
    """Choices, turns and votes in a database, with chats and persons as keyed hashes.

    Every call raises `StorageFailure` when the database fails.
    """

    def __init__(self, engine: AsyncEngine, options: StorageOptions) -> None:
        self._engine = engine
        self._options = options
        self._purged: float | None = None
        self._alone: BaseFileLock | None = None

    @classmethod
    async def open(cls, options: StorageOptions) -> Self:
        """Open the database; make it, or upgrade its schema, where that is needed.

        Raises:
            StorageError: it cannot be used; the message says which, why and what to do.
        """
        return cls(await open_engine(options.url), options)

    async def close(self) -> None:
        """Close every connection."""
        await close_engine(self._engine)
        if self._alone:
            self._alone.release()

    async def mend(self) -> None:
        """Make the database anew where it is gone; leave one that is there as it is.

        Raises:
            StorageError: a newer Verbatim wrote the one that is there.
        """
        await mend_engine(self._engine)

    async def try_reading(self) -> None:
        """Read something that is always there."""
        async with self._engine.connect() as connection:
            await connection.execute(select(chats.c.chat).limit(1))

    async def try_writing(self) -> None:
        """Write what is there already, where there is room for more."""
        await database.try_writing(self._engine)

    async def check_room(self) -> None:
        """Look whether there is room for what is to be kept."""
        database.check_room(self._engine)

    async def inbox(self, lease: float) -> StoredInbox:
        """Return the inbox for this process, whose lease is renewed within so many seconds.

        The one process that has a database of SQLite takes over at once what another one left;
        where that can't be written, when the other one's lease ends.
        """
        opened = StoredInbox(self._engine, self._options.key, lease)
        if self._alone is None:
            self._alone = alone_with(self._options.url)
            if self._alone:
                with suppress(database.StorageFailure):
                    await opened.end_all_leases()
        return opened

    async def preferences(self, chat: int, person: int | None = None) -> Preferences:
        """Return what was chosen in a chat.

        Args:
            chat: the chat.
            person: whose language, chosen in private, holds where the chat has chosen none.
        """
        own = None if person is None else self._hash(person)
        async with self._engine.connect() as connection:
            return await choices.read(connection, self._hash(chat), own)

    async def set_language(self, chat: int, language: str) -> None:
        """Set a chat's language; an empty one takes the choice back."""
        await self._put(chats, chat=self._hash(chat), language=language)

    async def set_sources(self, chat: int, sources: Sequence[str]) -> None:
        """Set the reports that a chat asks; none takes the choice back."""
        await self._put(chats, chat=self._hash(chat), sources=tuple(sources))

    async def admit(self, chat: int) -> None:
        """Let a person or a group in for good: it came by the invite link."""
        await self._put(guests, chat=self._hash(chat))

    async def is_guest(self, chat: int) -> bool:
        """Say whether a person or a group was let in."""
        query = select(guests).where(guests.c.chat == self._hash(chat))
        async with self._engine.connect() as connection:
            return (await connection.execute(query)).first() is not None

    async def move(self, old: int, new: int) -> None:
        """Let what was chosen in a chat hold in the chat that it has become.

        What was chosen there already stays. Messages are numbered anew there, so turns don't move.
        """
        async with writing(self._engine) as connection:
            await choices.move(connection, self._hash(old), self._hash(new))
            if await deleted(connection, guests, guests.c.chat == self._hash(old)):
                await upsert(connection, guests, {"chat": self._hash(new)})

    async def remember(self, turn: Turn) -> None:
        """Keep a turn, in place of the one with the same question; at times delete what is old."""
        async with writing(self._engine) as connection:
            await turns.remember(connection, self._hash(turn.chat), self._hash(turn.person), turn)
        now = time.monotonic()
        if self._purged is None or now - self._purged >= _PURGE_EVERY:
            self._purged = now
            await self.purge()

    async def last_turn(
        self, chat: int, person: int, since: datetime, before: int | None = None
    ) -> Past | None:
        """Return what a person asked last in a chat, or last before a message.

        Small talk asks nothing: a follow-up behind it means the question before it.

        Args:
            chat: the chat.
            person: the person.
            since: what was asked earlier than this is past and gone.
            before: the number of the message; None for all that was asked.
        """
        async with self._engine.connect() as connection:
            return await turns.last(connection, self._hash(chat), self._hash(person), since, before)

    async def turn_asked(self, chat: int, question_id: int) -> Past | None:
        """Return the turn whose question is a message."""
        async with self._engine.connect() as connection:
            return await turns.asked(connection, self._hash(chat), question_id)

    async def turn_answered(self, chat: int, answer_id: int) -> Past | None:
        """Return the turn whose answer is a message."""
        async with self._engine.connect() as connection:
            return await turns.answered(connection, self._hash(chat), answer_id)

    async def vote(self, vote: Vote) -> None:
        """Keep a vote, in place of the person's on this question, as it was read, and passage."""
        async with writing(self._engine) as connection:
            await votes.keep(connection, self._hash(vote.person), vote)

    async def vote_of(
        self, person: int, question: str, passage: str, history: Sequence[str] = ()
    ) -> bool | None:
        """Return whether a person found a passage right for a question; None without a vote.

        A follow-up is another question behind other ones.
        """
        async with self._engine.connect() as connection:
            return await votes.read(connection, self._hash(person), (*history, question), passage)

    async def stats(self, since: datetime | None = None) -> Stats:
        """Count what is stored, all of it or what came since a time."""
        async with self._engine.connect() as connection:
            return await stats.count(connection, since)

    async def votes(self) -> AsyncIterator[ExportedVote]:
        """Yield every vote, oldest first."""
        async with self._engine.connect() as connection:
            async for vote in votes.export(connection):
                yield vote

    async def forget(self, person: int, before: int = 0) -> Forgotten:
        """Delete a person's turns and votes everywhere, and all of their private chat.

        What they wrote before an update, given by its id, and what still waits goes unanswered.

        A chat may write in its own name, as admins without a name do; then only what was asked and
        voted in that name goes, and what the chat has chosen stays.
        """
        async with writing(self._engine) as connection:
            return await forgetting.forget(connection, self._hash(person), person > 0, before)

    async def purge(self, now: datetime | None = None) -> int:
        """Delete turns and votes that were kept long enough; return how many."""
        if not self._options.retention_days:
            return 0
        before = (now or datetime.now(UTC)) - timedelta(days=self._options.retention_days)
        async with writing(self._engine) as connection:
            return await forgetting.purge(connection, before)

    def _hash(self, telegram_id: int) -> str:
        """Return what stands for a chat or a person."""
        return hashed(self._options.key, telegram_id)

    async def _put(self, table: Table, **values: object) -> None:
        """Insert a row, or replace these values of the one with its key."""
        async with writing(self._engine) as connection:
            await upsert(connection, table, values)
