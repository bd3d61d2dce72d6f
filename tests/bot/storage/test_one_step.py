"""The connection to SQLite: one step of its thread for a statement, whatever comes of it."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import close_engine, open_engine, writing
from bot.storage.one_step import OneStepConnection

ROWS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT i FROM n"
)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[AsyncEngine]:
    """Open a database with a table of our own."""
    engine = await open_engine(f"sqlite:///{folder / 'b.db'}")
    await write(engine, "CREATE TABLE t (n INTEGER PRIMARY KEY)")
    yield engine
    await close_engine(engine)


async def write(engine: AsyncEngine, *statements: str) -> None:
    """Execute statements in one transaction that writes."""
    async with writing(engine) as connection:
        for statement in statements:
            await connection.execute(text(statement))


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that what is waited for of the connections' threads comes into."""
    found: list[str] = []
    execute = OneStepConnection._execute

    async def noted(
        self: OneStepConnection, work: object, *given: object, **more: object
    ) -> object:
        found.append(getattr(work, "__name__", ""))
        return await execute(self, work, *given, **more)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(OneStepConnection, "_execute", noted)
    return found


async def test_a_statement_is_one_step(tmp_path: Path, steps: list[str]) -> None:
    """A transaction begins with it; what only reads waits for nothing more, a write to commit."""
    async with opened(tmp_path) as engine:
        steps.clear()
        async with engine.connect() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM t"))).scalar_one() == 0
        assert steps == ["begun"]
        steps.clear()
        await write(engine, "INSERT INTO t VALUES (1)")
        assert steps == ["begun", "commit"]


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1700])
async def test_all_rows_come_in_order(tmp_path: Path, count: int) -> None:
    """At once, and one after another while they are fetched, however many there are."""
    query = text(ROWS.format(count)) if count else text("SELECT n FROM t")
    async with opened(tmp_path) as engine, engine.connect() as connection:
        wanted = list(range(1, count + 1))
        assert list((await connection.execute(query)).scalars()) == wanted
        assert [row[0] async for row in await connection.stream(query)] == wanted


async def test_what_fails_leaves_nothing_and_stops_nothing(tmp_path: Path) -> None:
    """The transaction is taken back, and the next one is whole."""
    async with opened(tmp_path) as engine:
        with pytest.raises(OperationalError, match="no such table"):
            await write(engine, "INSERT INTO t VALUES (1)", "INSERT INTO nowhere VALUES (1)")
        await write(engine, "INSERT INTO t VALUES (2)")
        async with engine.connect() as connection:
            assert list((await connection.execute(text("SELECT n FROM t"))).scalars()) == [2]


async def test_a_write_begins_alone(tmp_path: Path) -> None:
    """SQLite's lock is taken with the first statement, so that nobody writes between two."""
    async with opened(tmp_path) as engine, writing(engine) as connection:
        await connection.execute(text("SELECT n FROM t"))
        other = sqlite3.connect(tmp_path / "b.db", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO t VALUES (3)")
        other.close()


async def test_rows_that_are_left_block_nobody(tmp_path: Path) -> None:
    """What isn't fetched is let go with its result."""
    async with opened(tmp_path) as engine:
        async with engine.connect() as connection:
            result = await connection.stream(text(ROWS.format(2000)))
            assert await result.fetchone() == (1,)
            await result.close()
        await write(engine, "DROP TABLE t", "CREATE TABLE t (n INTEGER)")


async def test_a_connection_in_its_pool_has_no_transaction(tmp_path: Path) -> None:
    """Neither behind a read nor behind a write."""
    async with opened(tmp_path) as engine:
        held: list[sqlite3.Connection] = []
        event.listen(
            engine.sync_engine,
            "checkin",
            lambda adapted, _: held.append(adapted._connection._conn),
        )
        async with engine.connect() as connection:
            await connection.execute(text("SELECT n FROM t"))
        await write(engine, "INSERT INTO t VALUES (1)")
        assert [connection.in_transaction for connection in held] == [False, False]
