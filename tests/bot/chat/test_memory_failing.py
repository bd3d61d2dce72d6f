"""What the chat does when the database is away: decided in one place, for every call."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from sqlalchemy.exc import OperationalError

from bot.chat.memory import Memory
from bot.storage.model import Preferences, Turn, Vote
from bot.storage.storage import Storage

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TURN = Turn(1, 1, 1, 2, "What?", (), "answered", NOW)
VOTE = Vote(
    person=1,
    question="What?",
    history=(),
    passage="tiny/1",
    sentence="That.",
    up=True,
    model="words",
    index_version="1",
    voted_at=NOW,
)


class AwayStorage:
    """A storage whose database is away: every call of it fails."""

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, None]]:
        """Return a call that fails."""

        async def fail(*_: object) -> None:
            raise OperationalError(name, None, Exception("the database is locked"))

        return fail


@pytest.fixture
async def memory() -> AsyncIterator[Memory]:
    """A memory without a database behind it."""
    memory = Memory(cast(Storage, AwayStorage()), 90)
    yield memory
    await memory.close()


async def test_what_cannot_be_read_counts_as_never_said(memory: Memory) -> None:
    """Nobody has chosen, asked or voted anything, and the statistics aren't there."""
    assert await memory.preferences(1, 1) == Preferences()
    assert await memory.language_of(1) == ""
    assert await memory.last_turn(1, 1, NOW, 5) is None
    assert await memory.turn_answered(1, 2) is None
    assert await memory.turn_asked(1, 1) is None
    assert await memory.vote_of(1, "What?", "tiny/1", ()) is None
    assert await memory.stats(NOW) is None
    assert await memory.forget(1, before=0) is None


async def test_what_cannot_be_kept_is_reported(memory: Memory) -> None:
    """The caller hears it, and can tell the person."""
    assert not await memory.remember(TURN)
    assert not await memory.set_language(1, "zh")
    assert not await memory.set_sources(1, ("tiny",))
    assert not await memory.vote(VOTE)


async def test_a_failure_is_logged_once_and_without_what_was_asked(
    memory: Memory, caplog: pytest.LogCaptureFixture
) -> None:
    """One line with the kind of failure, no traceback and no question, whatever fails then."""
    await memory.remember(TURN)
    await memory.forget(1, before=0)
    assert await memory.preferences(1, 1) == Preferences()
    assert memory.is_away
    assert [record.getMessage() for record in caplog.records] == [
        "The storage fails (OperationalError: the database is locked): questions are answered "
        "without it, and it is tried on"
    ]
    assert not any(record.exc_info for record in caplog.records)


async def test_what_is_away_says_so(memory: Memory) -> None:
    """Whoever asks whether all is well hears what isn't."""
    assert await memory.look() == (False, "can't be read: OperationalError")
