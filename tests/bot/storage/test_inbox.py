"""The inbox as rows, on SQLite and on a real PostgreSQL server."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.storage.inbox import StoredInbox
from bot.storage.model import Arrived, InboxFullError
from bot.storage.storage import Storage
from tests.options import storage_options
from tests.postgres import Postgres

ANN, BEN = 7654321098, 8765432109
LIMIT = 100
LEASE = 60.0


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a fresh database of each kind that processes can share."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    return f"sqlite:///{tmp_path / 'b.db'}"


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    """Return an open storage."""
    opened = await Storage.open(storage_options(url))
    yield opened
    await opened.close()


@pytest.fixture
async def inbox(storage: Storage) -> StoredInbox:
    """Return the inbox of a process that is alive."""
    return await alive(storage)


async def alive(storage: Storage, lease: float = LEASE) -> StoredInbox:
    """Return the inbox of one more process that is alive for so many seconds."""
    opened = await storage.inbox(lease)
    await opened.renew()
    return opened


def arrived(update_id: int, lane: str = "ann", person: int = ANN) -> Arrived:
    """Return an update that has arrived."""
    return Arrived(update_id, lane, person, f'{{"update_id": {update_id}}}')


async def ids(inbox: StoredInbox) -> list[int]:
    """Take what is free; return its ids."""
    return [each.update_id for each in await inbox.claim(LIMIT)]


async def test_an_update_is_new_once(inbox: StoredInbox) -> None:
    """Neither one that waits nor one that was finished is new again."""
    first = await inbox.put([arrived(1), arrived(2)], LIMIT)
    assert (first.own, first.left) == (frozenset({1, 2}), frozenset())
    await inbox.finish({1: ""})
    again = await inbox.put([arrived(1), arrived(2), arrived(3)], LIMIT)
    assert (again.own, again.left) == (frozenset({3}), frozenset())
    assert await inbox.count() == 2


async def test_what_another_process_got_is_not_new(storage: Storage, inbox: StoredInbox) -> None:
    """Whichever process it is delivered to, an update is worked on by one."""
    other = await alive(storage)
    await inbox.put([arrived(1)], LIMIT)
    seen = await other.put([arrived(1)], LIMIT)
    assert (seen.own, seen.left) == (frozenset(), frozenset())
    assert await ids(other) == []


async def test_what_is_left_by_one_that_ended_is_taken_oldest_first(
    storage: Storage, inbox: StoredInbox
) -> None:
    """With the words as they came and the number of attempts."""
    ended = await alive(storage)
    await ended.put([arrived(7), arrived(8, "ben")], LIMIT)
    await ended.put([arrived(5)], LIMIT)
    assert await ended.begin(7)
    await ended.release()
    found = await inbox.claim(LIMIT)
    assert [(each.update_id, each.attempts) for each in found] == [(7, 1), (8, 0), (5, 0)]
    assert found[0].raw == '{"update_id": 7}'
    assert await inbox.claim(LIMIT) == []


async def test_what_one_alive_has_in_hand_stays_its_own(
    storage: Storage, inbox: StoredInbox
) -> None:
    """What comes for the same lane elsewhere is left to it, and another lane is free."""
    other = await alive(storage)
    await inbox.put([arrived(1)], LIMIT)
    accepted = await other.put([arrived(2), arrived(3, "ben")], LIMIT)
    assert (accepted.own, accepted.left) == (frozenset({3}), frozenset({2}))
    assert await ids(other) == []
    assert await ids(inbox) == [2]


async def test_a_lane_is_free_when_nothing_of_it_waits(
    storage: Storage, inbox: StoredInbox
) -> None:
    """Then whoever gets the next update works on it."""
    other = await alive(storage)
    await inbox.put([arrived(1)], LIMIT)
    await other.put([arrived(2)], LIMIT)
    await inbox.finish({1: ""})
    assert await ids(other) == [2]
    assert (await other.put([arrived(3)], LIMIT)).own == {3}


async def test_what_waits_unclaimed_goes_before_what_comes(
    storage: Storage, inbox: StoredInbox
) -> None:
    """A new update of a lane is left until those before it are taken: order holds."""
    ended = await alive(storage)
    await ended.put([arrived(1)], LIMIT)
    await ended.release()
    assert (await inbox.put([arrived(2)], LIMIT)).left == {2}
    assert await ids(inbox) == [1, 2]


async def test_the_lanes_of_one_whose_lease_ended_are_taken_over(
    storage: Storage, inbox: StoredInbox
) -> None:
    """It may begin nothing any more of what was its own."""
    stalled = await alive(storage, lease=0.0)
    await stalled.put([arrived(1), arrived(2)], LIMIT)
    assert await ids(inbox) == [1, 2]
    assert not await stalled.begin(1)
    assert await inbox.begin(1)
    assert await ids(stalled) == []


async def test_the_one_process_on_a_file_takes_over_at_once(tmp_path: Path) -> None:
    """What a killed one had in hand is free when SQLite's file is opened, whatever its lease."""
    options = storage_options(f"sqlite:///{tmp_path / 'b.db'}")
    killed = await Storage.open(options)
    await (await alive(killed)).put([arrived(1)], LIMIT)
    await killed.close()
    second, third = await Storage.open(options), await Storage.open(options)
    taken = await alive(second)
    assert await ids(taken) == [1]
    assert await ids(await alive(third)) == []
    await second.close()
    await third.close()


async def test_no_more_than_the_limit_waits(inbox: StoredInbox) -> None:
    """What is over it is refused whole; what was finished makes room."""
    await inbox.put([arrived(1), arrived(2)], 2)
    with pytest.raises(InboxFullError, match="2 updates wait already"):
        await inbox.put([arrived(3)], 2)
    await inbox.finish({1: ""})
    assert (await inbox.put([arrived(3)], 2)).own == {3}


async def test_of_what_is_finished_only_id_time_and_reason_stay(
    inbox: StoredInbox, url: str, request: pytest.FixtureRequest
) -> None:
    """Neither words nor whose they were; and while it waits ids of people are hashed."""
    await inbox.put([arrived(1), arrived(2)], LIMIT)
    await inbox.keep_note(1, 42)
    columns = "lane, person, raw, owner, reason, note"
    statement = f"SELECT {columns} FROM inbox ORDER BY update_id"
    assert all(str(ANN) not in str(row) for row in rows(url, request, statement))
    await inbox.finish({1: "", 2: "BadRequest"})
    assert rows(url, request, statement) == [
        ("", "", "", None, "", None),
        ("", "", "", None, "BadRequest", None),
    ]
    times = rows(url, request, "SELECT finished_at FROM inbox")
    assert [abs(row[0] - datetime.now(UTC).timestamp()) < 3600 for row in times] == [True, True]


def rows(url: str, request: pytest.FixtureRequest, statement: str) -> list[tuple[Any, ...]]:
    """Run a statement in a database, past the code under test."""
    if url.startswith("postgresql"):
        server: Postgres = request.getfixturevalue("postgres")
        return server.run(url.rpartition("/")[2], statement)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        found = connection.execute(statement).fetchall()
    connection.close()
    return found


async def test_the_note_of_an_update_is_left_with_it(storage: Storage, inbox: StoredInbox) -> None:
    """Who takes it over knows which message says that the answer is on its way."""
    await inbox.put([arrived(1), arrived(2, "ben", BEN)], LIMIT)
    await inbox.keep_note(1, 42)
    await inbox.release()
    other = await alive(storage)
    assert [(each.update_id, each.note) for each in await other.claim(LIMIT)] == [
        (1, 42),
        (2, None),
    ]
    await inbox.keep_note(2, 43)
    await other.release()
    third = await alive(storage)
    assert [each.note for each in await third.claim(LIMIT)] == [42, None]


async def test_who_is_forgotten_leaves_no_waiting_words(
    storage: Storage, inbox: StoredInbox
) -> None:
    """What they wrote before they said so is deleted unanswered; what came after it isn't."""
    await inbox.put([arrived(1, "group"), arrived(2, "group", BEN), arrived(5, "group")], LIMIT)
    await storage.forget(ANN, before=4)
    assert [await inbox.begin(each) for each in (1, 2, 5)] == [False, True, True]
    assert (await inbox.put([arrived(1, "group")], LIMIT)).own == set()


async def test_what_waited_longer_than_things_are_kept_is_deleted(
    storage: Storage, inbox: StoredInbox
) -> None:
    """As questions and votes are."""
    await inbox.put([arrived(1)], LIMIT)
    await storage.purge(datetime.now(UTC) + timedelta(days=89))
    assert await inbox.count() == 1
    await storage.purge(datetime.now(UTC) + timedelta(days=91))
    assert await inbox.count() == 0


async def test_ids_are_forgotten_after_two_days(
    inbox: StoredInbox, url: str, request: pytest.FixtureRequest
) -> None:
    """Telegram delivers nothing again that is older; what waits stays however old it is."""
    await inbox.put([arrived(1), arrived(2), arrived(3)], LIMIT)
    await inbox.finish({1: "", 2: ""})
    rows(url, request, "UPDATE inbox SET finished_at = finished_at - 200000 WHERE update_id = 1")
    rows(url, request, "UPDATE inbox SET received_at = received_at - 200000")
    await inbox.prune()
    assert rows(url, request, "SELECT update_id FROM inbox ORDER BY 1") == [(2,), (3,)]


async def test_many_processes_never_take_the_same(storage: Storage) -> None:
    """Of forty updates of eight lanes that three get at once, in hand of one each, lanes whole."""
    inboxes = [await alive(storage) for _ in range(3)]
    lanes = {number: f"lane {number % 8}" for number in range(40)}
    updates = [arrived(number, lane) for number, lane in lanes.items()]
    await asyncio.gather(
        *(inboxes[update.update_id % 3].put([update], LIMIT) for update in updates)
    )
    held = [{n for n in lanes if await each.begin(n)} for each in inboxes]
    claimed = [set(await ids(each)) for each in inboxes]
    held = [a | b for a, b in zip(held, claimed, strict=True)]
    assert sorted(number for numbers in held for number in numbers) == sorted(lanes)
    owners = [{lanes[number] for number in numbers} for numbers in held]
    assert sum(map(len, owners)) == len(set.union(*owners)) == 8
