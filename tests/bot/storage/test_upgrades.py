"""Every schema that was ever released comes to the newest one, with all that it held."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from bot.storage import schema
from bot.storage.database import open_engine
from bot.storage.keys import hashed
from bot.storage.model import Forgotten
from bot.storage.storage import Storage
from bot.storage.tables import digest, metadata
from bot.storage.url import parse
from tests.options import storage_options
from tests.postgres import Postgres

# What the first schema could hold, written as it was written then.
ROWS = (
    "INSERT INTO chats (chat, language, sources) VALUES (:person, 'zh', '[\"tiny\"]')",
    "INSERT INTO turns (chat, question_id, answer_id, person, question, history, outcome, asked_at)"
    " VALUES (:person, 1, 2, :person, 'How many pigs?', '[\"Farms?\"]', 'answered', :now)",
    "INSERT INTO votes (person, question_digest, passage, question, history, sentence, up, model,"
    " index_version, voted_at) VALUES (:person, :digest, 'tiny/1', 'How many pigs?',"
    " '[\"Farms?\"]', 'Nine pigs.', :up, 'words', '1', :now)",
)
PERSON = 7
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a fresh database of each kind."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        yield server.fresh()
        return
    yield f"sqlite:///{tmp_path / 'b.db'}"


def write_earlier(url: str, revision: str) -> None:
    """Make a database as an earlier Verbatim left it, with a row in each of the first tables."""
    is_sqlite = url.startswith("sqlite")
    driver = "sqlite" if is_sqlite else "postgresql+psycopg"
    engine = create_engine(parse(url).set(drivername=driver))
    values = {
        "person": hashed("k", PERSON),
        "digest": digest("Farms?", "How many pigs?"),
        "now": str(NOW.replace(tzinfo=None)) if is_sqlite else NOW,
        "up": True,
    }
    with engine.begin() as connection:
        schema.upgrade(connection, revision)
        assert schema.revision(connection) == revision
        for row in ROWS:
            connection.execute(text(row), values)
    engine.dispose()


@pytest.mark.parametrize("revision", sorted(schema.known()))
async def test_each_earlier_schema_is_brought_to_the_newest(url: str, revision: str) -> None:
    """The tables are those that the code needs, and what was remembered is still known."""
    await asyncio.to_thread(write_earlier, url, revision)
    engine = await open_engine(url)

    def differences(connection: Connection) -> list[object]:
        """Compare the tables that are there with those that are needed."""
        options = {"version_table": schema.VERSION_TABLE, "compare_type": True}
        return list(
            compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        )

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(schema.revision) == schema.newest()
    await engine.dispose()
    storage = await Storage.open(storage_options(url, retention_days=0))
    assert (await storage.preferences(PERSON)).language == "zh"
    assert (await storage.preferences(PERSON)).sources == ("tiny",)
    past = await storage.turn_answered(PERSON, 2)
    assert past and (past.question, past.history) == ("How many pigs?", ("Farms?",))
    assert past.asked_at == NOW
    assert await storage.vote_of(PERSON, "How many pigs?", "tiny/1", ("Farms?",)) is True
    assert await storage.forget(PERSON) == Forgotten(turns=1, votes=1, settings=1)
    await storage.close()
