"""A disk that is full: known before what matters can't be written any more, and until it can."""

import errno
import os
import re
import tempfile
from pathlib import Path

import pytest

from bot.chat.memory import Memory
from bot.storage import database
from bot.storage.inbox import StoredInbox
from bot.storage.model import StorageError
from bot.storage.storage import Storage
from corpus.durable import check_can_be_made
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


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.EACCES])
async def test_where_no_file_can_be_made_a_database_that_is_there_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A new one isn't, and the folder is to blame only where it is."""

    def fail(**_: object) -> None:
        """Make no file."""
        raise OSError(number, os.strerror(number))

    url = f"sqlite:///{tmp_path / 'there.db'}"
    await (await Storage.open(storage_options(url))).close()
    monkeypatch.setattr(tempfile, "TemporaryFile", fail)
    database.check_place(url)
    await (await Storage.open(storage_options(url))).close()
    said = f"[Errno {number}] {os.strerror(number)}"
    if number == errno.EACCES:
        said = f"{tmp_path} is no folder that can be written to"
    with pytest.raises(OSError, match=f"^{re.escape(said)}$"):
        check_can_be_made(tmp_path / "new")
    with pytest.raises(StorageError) as error:
        await Storage.open(storage_options(f"sqlite:///{tmp_path / 'new.db'}"))
    named = f"The storage, SQLite at {tmp_path / 'new.db'}, cannot be used: {said}. "
    assert str(error.value) == f"{named}Name a file that can be written in storage.url."


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
