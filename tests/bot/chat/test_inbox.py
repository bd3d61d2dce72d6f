"""The updates in hand, while the storage is there and while it is away."""

import asyncio
import errno
import gc
import logging
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

from bot.chat.updates import inbox as inbox_module
from bot.chat.updates.inbox import Inbox, Taken
from bot.storage import dialects as dialects_module
from bot.storage.database import StorageFailure, open_engine
from bot.storage.inbox import StoredInbox
from bot.storage.model import Accepted, Arrived, Claimed, InboxFullError
from tests.patience import seconds

LIMIT = 10


class Failing(StoredInbox):
    """An inbox in a database that fails, or is frozen, when a test says so."""

    is_away = False
    is_frozen = False
    is_full = False

    async def try_writing(self) -> None:
        """Write something, or fail."""
        if self.is_full:
            raise OSError(errno.ENOSPC, "no room")
        await super().try_writing()

    async def _check(self) -> None:
        """Fail, or hang."""
        if self.is_frozen:
            await asyncio.Event().wait()
        if self.is_away:
            raise StorageFailure("database is locked")

    async def put(self, updates: Sequence[Arrived], limit: int) -> Accepted:
        """Write updates down, or fail."""
        await self._check()
        return await super().put(updates, limit)

    async def claim(self, limit: int) -> list[Claimed]:
        """Take what is free, or fail."""
        await self._check()
        return await super().claim(limit)

    async def begin(self, update_id: int) -> bool:
        """Note that work begins, or fail."""
        await self._check()
        return await super().begin(update_id)

    async def finish(self, reasons: Mapping[int, str]) -> None:
        """Note that work ended, or fail."""
        await self._check()
        await super().finish(reasons)


@pytest.fixture
async def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Failing]:
    """Return an inbox in a file, which is asked again at once after a failure."""
    monkeypatch.setattr(inbox_module, "_PAUSE", 0.0)
    monkeypatch.setattr(inbox_module, "_LONGEST", seconds(10))
    engine = await open_engine(f"sqlite:///{tmp_path / 'b.db'}")
    opened = Failing(engine, "k", 60)
    await opened.renew()
    yield opened
    await engine.dispose()


def arrived(*numbers: int) -> list[Arrived]:
    """Return updates that have arrived."""
    return [Arrived(number, "ann", 1, f'{{"update_id": {number}}}') for number in numbers]


async def test_an_update_goes_through_once(stored: Failing) -> None:
    """Taken, begun, finished; then it is known."""
    inbox = Inbox(stored, LIMIT)
    assert await inbox.put(arrived(1, 2)) == Taken(frozenset({1, 2}), is_kept=True)
    assert (inbox.waiting, inbox.room) == (2, 8)
    assert await inbox.begin(1)
    await inbox.note_sent(1)
    assert inbox.waiting == 2
    await inbox.finish(1)
    assert inbox.waiting == 1
    assert await inbox.put(arrived(1)) == Taken(frozenset(), is_kept=True)
    assert not await inbox.begin(1)


async def test_more_than_the_limit_is_refused(stored: Failing) -> None:
    """Telegram keeps it."""
    inbox = Inbox(stored, 1)
    await inbox.put(arrived(1))
    with pytest.raises(InboxFullError):
        await inbox.put(arrived(2))
    assert inbox.room == 0


@pytest.mark.parametrize("trouble", ["is_away", "is_frozen"])
async def test_without_the_storage_updates_are_in_memory(
    stored: Failing,
    trouble: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are worked on all the same, known when they come again, and noted when it is back."""
    inbox = Inbox(stored, LIMIT)
    await inbox.put(arrived(1))
    setattr(stored, trouble, True)
    monkeypatch.setattr(inbox_module, "_LONGEST", 0.05)
    assert await inbox.put(arrived(1, 2, 3)) == Taken(frozenset({2, 3}), is_kept=False)
    assert not inbox.is_kept
    assert await inbox.begin(1)
    assert await inbox.begin(2)
    await inbox.finish(1)
    await inbox.finish(2, "BadRequest")
    assert await inbox.put(arrived(2)) == Taken(frozenset(), is_kept=False)
    setattr(stored, trouble, False)
    monkeypatch.setattr(inbox_module, "_LONGEST", seconds(10))
    await asyncio.sleep(0.1)
    await inbox.stay_alive()
    assert inbox.is_kept
    assert await inbox.begin(3)
    assert (await inbox.put(arrived(1, 2, 3))).ids == frozenset()
    await inbox.finish(3)
    accepted = await stored.put(arrived(1, 2, 3), LIMIT)
    assert accepted == Accepted(frozenset(), frozenset())
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert "The inbox can't be written down" in caplog.messages[0]
    assert caplog.messages[1] == "The inbox is written down again"


async def test_a_full_disk_is_said_once(stored: Failing, caplog: pytest.LogCaptureFixture) -> None:
    """Calls that write nothing succeed there; it is over only when there is room again."""
    inbox = Inbox(stored, LIMIT)
    stored.is_away = stored.is_full = True
    await inbox.put(arrived(1))
    stored.is_away = False
    for _ in range(3):
        await inbox.claim()
        await inbox.stay_alive()
        assert not inbox.is_kept
    assert len(caplog.messages) == 1
    stored.is_full = False
    await inbox.stay_alive()
    assert inbox.is_kept
    assert caplog.messages[1:] == ["The inbox is written down again"]


async def test_what_is_not_asked_is_not_begun(
    stored: Failing, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    """While the storage is away no call of it is made that nobody waits for."""
    inbox = Inbox(stored, LIMIT)
    await inbox.put(arrived(1))
    stored.is_away = True
    monkeypatch.setattr(inbox_module, "_PAUSE", 60.0)
    await inbox.begin(1)
    await inbox.finish(1)
    gc.collect()
    assert [str(each.message) for each in recwarn] == []


async def test_what_another_process_left_is_taken(stored: Failing) -> None:
    """With how often it was begun; what is in hand already isn't taken again."""
    await stored.put(arrived(1, 2), LIMIT)
    await stored.begin(1)
    await stored.release()
    inbox = Inbox(stored, LIMIT)
    assert [(each.update_id, each.attempts) for each in await inbox.claim()] == [(1, 1), (2, 0)]
    assert await inbox.claim() == []
    await inbox.release()
    again = Inbox(stored, LIMIT)
    assert [each.update_id for each in await again.claim()] == [1, 2]


async def test_what_one_that_died_had_in_hand_is_claimed_when_its_lease_ends(
    stored: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look just before that, which finds nothing free, isn't the last one."""
    died = StoredInbox(stored._engine, "k", 60)
    await died.renew()
    await died.put(arrived(1), LIMIT)
    inbox = Inbox(stored, LIMIT)
    await inbox.stay_alive()
    assert await inbox.claim() == []
    now = time.time()
    monkeypatch.setattr(dialects_module, "time", Mock(time=lambda: now + 61))
    await inbox.stay_alive()
    assert [claimed.update_id for claimed in await inbox.claim()] == [1]
    await inbox.finish(1)
    await inbox.stay_alive()
    assert not inbox._may_claim
