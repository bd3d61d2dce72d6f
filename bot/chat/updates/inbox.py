"""The updates in hand: written down before they are worked on, and noted when they are finished.

While the storage is away they are in memory alone, which is said once; what was finished meanwhile
is noted when the storage is back.
"""

import logging
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.storage.database import StorageFailure
from bot.storage.guard import within
from bot.storage.inbox import StoredInbox
from bot.storage.model import Arrived, Claimed

T = TypeVar("T")

# Seconds that a call may take; behind a database that is frozen everybody waits.
_LONGEST = 3.0
# Seconds after a failure in which the storage isn't asked again.
_PAUSE = 2.0
# So many ids of what was finished last are known without the storage.
_KNOWN = 20_000
# So many updates are taken over at a time.
_BATCH = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """The ids of updates that are to be worked on here, and whether they are written down."""

    ids: frozenset[int]
    is_kept: bool


class Inbox:
    """Updates that wait or are worked on in this process; at most `limit` wait in all of them."""

    def __init__(self, stored: StoredInbox, limit: int) -> None:
        self.limit = limit
        self._stored = stored
        self._in_hand: set[int] = set()
        # Those of them that aren't written down.
        self._unkept: set[int] = set()
        # In the order in which they ended.
        self._finished: dict[int, None] = {}
        self._unnoted: dict[int, str] = {}
        self._away_until: float | None = None
        # Whether something may wait that this process didn't take itself.
        self._may_claim = True

    @property
    def waiting(self) -> int:
        """Return how many updates are in hand here."""
        return len(self._in_hand)

    @property
    def room(self) -> int:
        """Return how many more updates may be taken."""
        return max(0, self.limit - len(self._in_hand))

    @property
    def is_kept(self) -> bool:
        """Tell whether updates are written down; if not, they are in memory alone."""
        return self._away_until is None

    async def put(self, updates: Sequence[Arrived]) -> Taken:
        """Take updates in hand, those that came before left out.

        Raises:
            InboxFullError: so many wait that no more is taken.
        """
        accepted = await self._tried(self._stored.put(updates, self.limit))
        if accepted is None:
            new = frozenset(each.update_id for each in updates) - self._known()
            self._unkept |= new
        else:
            new = accepted.own - self._known()
            self._may_claim = self._may_claim or bool(accepted.left)
        self._in_hand |= new
        return Taken(new, accepted is not None)

    async def claim(self) -> list[Claimed]:
        """Take in hand what other processes left or lost, oldest first."""
        if not self._may_claim or not self.room:
            return []
        size = min(_BATCH, self.room)
        found = await self._tried(self._stored.claim(size))
        if found is None:
            return []
        self._may_claim = len(found) == size
        known = self._known()
        new = [each for each in found if each.update_id not in known]
        self._in_hand |= {each.update_id for each in new}
        return new

    async def begin(self, update_id: int) -> bool:
        """Note that an update is worked on; tell whether it is to be, and here."""
        if update_id not in self._in_hand or update_id in self._unkept:
            return update_id in self._in_hand
        begun = await self._tried(self._stored.begin(update_id))
        return begun is not False

    async def keep_note(self, update_id: int, message: int) -> None:
        """Keep which message says that the answer to an update is on its way, for who is next."""
        if update_id in self._in_hand and update_id not in self._unkept:
            await self._tried(self._stored.keep_note(update_id, message))

    async def finish(self, update_id: int, reason: str = "") -> None:
        """Let an update go for good, with the reason where it was given up."""
        is_noted = update_id in self._finished and not reason
        self.drop(update_id)
        if not is_noted:
            await self._end(update_id, reason)

    async def note_sent(self, update_id: int) -> None:
        """Note that an update that is still worked on was answered."""
        if update_id in self._in_hand and update_id not in self._finished:
            await self._end(update_id, "")

    async def _end(self, update_id: int, reason: str) -> None:
        """Note how an update has ended."""
        self._finished[update_id] = None
        self._unnoted[update_id] = reason
        for known in (self._finished, self._unnoted):
            if len(known) > _KNOWN:
                del known[next(iter(known))]
        await self._note()

    def drop(self, update_id: int) -> None:
        """Leave an update to whoever else has it."""
        self._in_hand.discard(update_id)
        self._unkept.discard(update_id)

    async def stay_alive(self) -> None:
        """Renew the lease, and note what couldn't be noted; to be called every few seconds."""
        waits = await self._tried(self._stored.renew())
        self._may_claim = self._may_claim or waits is not False
        await self._note()

    async def prune(self) -> None:
        """Forget the ids of what was finished long ago."""
        await self._tried(self._stored.prune())

    async def release(self) -> None:
        """Leave what is in hand to whoever comes next."""
        await self._note()
        await self._tried(self._stored.release())

    def _known(self) -> set[int]:
        """Return the ids that are in hand, or were finished here."""
        return self._in_hand | self._finished.keys()

    async def _note(self) -> None:
        """Note in the storage what was finished."""
        reasons = dict(self._unnoted)
        if not reasons:
            return
        if await self._tried(self._finished_in(reasons)):
            for update_id in reasons:
                self._unnoted.pop(update_id, None)

    async def _finished_in(self, reasons: Mapping[int, str]) -> bool:
        """Note in the storage how updates ended, and return that it was done."""
        await self._stored.finish(reasons)
        return True

    async def _tried(self, call: Coroutine[Any, Any, T]) -> T | None:
        """Return what the storage gives; None while it is away."""
        if self._away_until and time.monotonic() < self._away_until:
            call.close()
            return None
        if self._away_until:
            # One call finds out whether it is back, and the others don't wait for that.
            self._away_until = time.monotonic() + _LONGEST + _PAUSE
            call = self._once_written(call)
        try:
            result = await within(call, _LONGEST)
        except (StorageFailure, TimeoutError, OSError) as error:
            self._fail(error)
            return None
        if self._away_until:
            self._away_until = None
            log.warning("The inbox is written down again")
        return result

    async def _once_written(self, call: Coroutine[Any, Any, T]) -> T:
        """Make a call once the storage takes a write; many a call writes nothing, and succeeds."""
        try:
            await self._stored.try_writing()
        except BaseException:
            call.close()
            raise
        return await call

    def _fail(self, error: Exception) -> None:
        """Go on in memory for a while, and say so once."""
        if self._away_until is None:
            says = "The inbox can't be written down (%s): updates are in memory until it can"
            log.warning(says, type(error).__name__)
        self._away_until = time.monotonic() + _PAUSE
        self._may_claim = True
