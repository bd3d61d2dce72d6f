"""A disk that is full: known before what matters can't be written any more, and until it can."""

from pathlib import Path

import pytest

from bot.chat.memory import Memory
from bot.storage import database
from bot.storage.inbox import StoredInbox
from bot.storage.storage import Storage
from tests.options import storage_options
from tests.patience import until


async def test_a_disk_without_room_is_not_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A small write may succeed there all the same, and says nothing of those that matter."""
    storage = await Storage.open(storage_options(f"sqlite:///{tmp_path / 'full.db'}"))
    inbox = await storage.inbox(60.0)
    memory = Memory(storage, 90)
    await storage.try_writing()
    assert await memory.look() == (True, "read and written")
    caplog.clear()
    monkeypatch.setattr(database, "_ROOM", 10**18)
    for probe in (storage.try_writing, inbox.try_writing):
        with pytest.raises(OSError, match="No space left"):
            await probe()
    for _ in range(2):
        assert await memory.look() == (False, "can't be written: OSError")
    monkeypatch.undo()
    await until(lambda: not memory.is_away)
    assert await memory.look() == (True, "read and written")
    said = [message.split(":")[0].split(",")[0] for message in caplog.messages]
    assert said == ["The storage fails (OSError", "The storage works again"]
    await memory.close()
    await storage.close()


async def test_a_full_disk_keeps_no_bot_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another process had in hand can't be taken over at once: that waits for its lease."""

    async def fail(inbox: StoredInbox) -> None:
        """Fail, as a write does there."""
        raise database.StorageFailure("database or disk is full")

    monkeypatch.setattr(StoredInbox, "end_all_leases", fail)
    storage = await Storage.open(storage_options(f"sqlite:///{tmp_path / 'full.db'}"))
    assert (await storage.inbox(60.0)).lease == 60.0
    await storage.close()
