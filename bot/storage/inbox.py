"""The inbox as rows: what came from Telegram waits here until it was answered.

A lane is what orders updates, such as a chat. The process that has a lane's updates in hand has the
lane: what comes for it elsewhere is left to that process, until nothing of it waits or the lease of
the process ends. Whoever writes or takes waits for the others that do, so no lane is split.
"""

import time
import uuid
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.database import try_writing, writing
from bot.storage.dialects import insert_new, lock_updates, server_time
from bot.storage.keys import hashed
from bot.storage.model import Accepted, Arrived, Claimed, InboxFullError
from bot.storage.tables import inbox, upsert, workers

# Seconds for which the id of a finished update is kept; Telegram delivers again for a day.
_KEPT = 2 * 86_400.0
# So many ids of finished updates are kept at most.
_MOST_KEPT = 500_000

_WAITING = inbox.c.finished_at.is_(None)
# Of what is finished nothing stays but these and the id.
_EMPTIED: Mapping[str, object] = {
    "lane": "",
    "person": "",
    "raw": "",
    "owner": None,
    "attempts": 0,
    "note": None,
}

_BEGUN = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("begun"), inbox.c.owner == bindparam("by"), _WAITING)
    .values(attempts=inbox.c.attempts + 1)
)


class StoredInbox:
    """One process's view of the inbox; every call raises `StorageFailure` when the database fails.

    `owner` is the process, and `lease` the seconds for which it is known to be alive after `renew`.
    """

    def __init__(self, engine: AsyncEngine, key: str, lease: float) -> None:
        self.owner = uuid.uuid4().hex
        self.lease = lease
        self._engine = engine
        self._key = key

    async def try_writing(self) -> None:
        """Write what is there already, where there is room for more."""
        await try_writing(self._engine)

    async def put(self, updates: Sequence[Arrived], limit: int) -> Accepted:
        """Write updates down; one that was written before, however it ended, changes nothing.

        Raises:
            InboxFullError: more than `limit` would wait.
        """
        rows = [self._row(each) for each in updates]
        async with self._taking() as connection:
            if await _count(connection) + len(rows) > limit:
                raise InboxFullError(limit)
            held = await self._held_lanes(connection, {str(row["lane"]) for row in rows})
            for row in rows:
                row["owner"] = None if row["lane"] in held else self.owner
            new = await insert_new(connection, rows)
        own = {int(str(row["update_id"])) for row in rows if row["owner"]}
        return Accepted(own=frozenset(new & own), left=frozenset(new - own))

    async def claim(self, limit: int) -> list[Claimed]:
        """Take what nobody alive has in hand, of lanes that nobody else has, oldest first."""
        columns = (inbox.c.update_id, inbox.c.raw, inbox.c.attempts, inbox.c.note)
        async with self._taking() as connection:
            now = server_time(connection.dialect.name)
            alive = select(workers.c.owner).where(workers.c.leased_until > now)
            others = alive.where(workers.c.owner != self.owner)
            theirs = inbox.alias()
            held = select(theirs.c.lane).where(
                theirs.c.finished_at.is_(None), theirs.c.owner.in_(others)
            )
            dead = (inbox.c.owner != self.owner) & inbox.c.owner.not_in(alive)
            query = select(*columns).where(
                _WAITING, or_(inbox.c.owner.is_(None), dead), inbox.c.lane.not_in(held)
            )
            oldest = query.order_by(inbox.c.received_at, inbox.c.update_id).limit(limit)
            found = [Claimed(*row) for row in await connection.execute(oldest)]
            ids = [each.update_id for each in found]
            own = update(inbox).where(inbox.c.update_id.in_(ids)).values(owner=self.owner)
            if ids:
                await connection.execute(own)
        return found

    async def begin(self, update_id: int) -> bool:
        """Note that an update is worked on; tell whether it still waits, and for this process."""
        which = {"begun": update_id, "by": self.owner}
        async with writing(self._engine) as connection:
            return (await connection.execute(_BEGUN, which)).rowcount == 1

    async def keep_note(self, update_id: int, message: int) -> None:
        """Keep which message says that the answer to an update that is worked on is on its way."""
        mine = (inbox.c.update_id == update_id) & (inbox.c.owner == self.owner) & _WAITING
        async with writing(self._engine) as connection:
            await connection.execute(update(inbox).where(mine).values(note=message))

    async def finish(self, reasons: Mapping[int, str]) -> None:
        """Delete what updates held, and keep why each was given up; empty when it was answered."""
        dialect = self._engine.dialect.name
        async with writing(self._engine) as connection:
            for update_id, reason in reasons.items():
                times = {"received_at": server_time(dialect), "finished_at": server_time(dialect)}
                values = {"update_id": update_id, **_EMPTIED, **times, "reason": reason}
                await upsert(connection, inbox, values)

    async def renew(self) -> bool:
        """Say that this process is alive; tell whether anything waits that it hasn't in hand.

        That may be of one that has died, whose lease isn't over yet.
        """
        dialect = self._engine.dialect.name
        values = {"owner": self.owner, "leased_until": server_time(dialect) + self.lease}
        elsewhere = select(inbox.c.update_id).where(_WAITING, self._elsewhere()).limit(1)
        async with writing(self._engine) as connection:
            await upsert(connection, workers, values)
            return (await connection.execute(elsewhere)).first() is not None

    async def release(self) -> None:
        """Leave what this process has in hand to whoever comes next."""
        mine = update(inbox).where(inbox.c.owner == self.owner, _WAITING)
        async with self._taking() as connection:
            await connection.execute(mine.values(owner=None))
            await connection.execute(delete(workers).where(workers.c.owner == self.owner))

    async def end_all_leases(self) -> None:
        """Take what any other process had in hand for free: none of them is alive."""
        async with self._taking() as connection:
            await connection.execute(delete(workers).where(workers.c.owner != self.owner))

    async def count(self) -> int:
        """Return how many updates wait or are worked on, in all processes."""
        async with self._engine.connect() as connection:
            return await _count(connection)

    async def prune(self) -> None:
        """Delete ids that nobody will deliver again, and processes that are long gone."""
        now = server_time(self._engine.dialect.name)
        ends = select(inbox.c.finished_at).where(~_WAITING).order_by(inbox.c.finished_at.desc())
        first_too_many = ends.offset(_MOST_KEPT).limit(1)
        async with writing(self._engine) as connection:
            last = (await connection.execute(first_too_many)).scalar_one_or_none()
            old = inbox.c.finished_at < now - _KEPT
            too_many = inbox.c.finished_at <= (last or 0.0)
            await connection.execute(delete(inbox).where(or_(old, too_many)))
            gone = workers.c.leased_until < now - _KEPT
            await connection.execute(delete(workers).where(gone))

    @asynccontextmanager
    async def _taking(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction in which nobody else writes or takes updates."""
        async with writing(self._engine) as connection:
            await lock_updates(connection)
            yield connection

    async def _held_lanes(self, connection: AsyncConnection, lanes: Collection[str]) -> set[str]:
        """Return those of some lanes of which something waits that isn't in hand here."""
        held = (_WAITING, inbox.c.lane.in_(lanes), self._elsewhere())
        return set(await connection.scalars(select(inbox.c.lane).where(*held)))

    def _elsewhere(self) -> ColumnElement[bool]:
        """Return what is so of an update that this process hasn't in hand."""
        return or_(inbox.c.owner.is_(None), inbox.c.owner != self.owner)

    def _row(self, each: Arrived) -> dict[str, object]:
        """Return an update's row, but for who has it in hand."""
        return {
            "update_id": each.update_id,
            "lane": hashed(self._key, each.lane),
            "person": hashed(self._key, each.person),
            "raw": each.raw,
            "received_at": time.time(),
            "attempts": 0,
            "reason": "",
            "note": None,
        }


async def forget(connection: AsyncConnection, person: str, before: int) -> None:
    """Delete what a person, given as a hash, wrote before an update and what still waits."""
    await lock_updates(connection)
    theirs = (inbox.c.person == person) & (inbox.c.update_id < before)
    now = server_time(connection.dialect.name)
    values = {**_EMPTIED, "finished_at": now, "reason": "forgotten"}
    await connection.execute(update(inbox).where(theirs, _WAITING).values(values))


async def purge(connection: AsyncConnection, before: float) -> None:
    """Delete what has waited since before a time (seconds since 1970)."""
    await connection.execute(delete(inbox).where(_WAITING, inbox.c.received_at < before))


async def _count(connection: AsyncConnection) -> int:
    """Return how many updates wait or are worked on."""
    query = select(func.count()).select_from(inbox).where(_WAITING)
    return (await connection.execute(query)).scalar_one()
