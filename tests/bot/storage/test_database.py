"""The database itself: which URLs are taken, how its schema comes about, and what is refused."""

import asyncio
import logging
import sqlite3
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.cli.logs import configure
from bot.storage import schema
from bot.storage.database import examine, exists, open_engine
from bot.storage.model import StorageError
from bot.storage.storage import Storage
from bot.storage.tables import metadata
from bot.storage.url import named, parse, without_secrets
from tests.options import storage_options
from tests.patience import seconds
from tests.postgres import Postgres
from tests.process import ROOT

SECRET = "pa55word"
_OPEN = """
import asyncio, sys
from bot.storage.options import StorageOptions
from bot.storage.storage import Storage

async def main():
    storage = await Storage.open(StorageOptions(url=sys.argv[1], key="k", retention_days=90))
    await storage.set_language(int(sys.argv[2]), "en")
    await storage.close()

asyncio.run(main())
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a fresh database of each kind that processes can share."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    return f"sqlite:///{tmp_path / 'b.db'}"


async def opened(url: str) -> Storage:
    """Open a storage."""
    return await Storage.open(storage_options(url))


async def refused(url: str) -> str:
    """Return why a storage cannot be opened, in one line without the password."""
    with pytest.raises(StorageError) as error:
        await opened(url)
    says = str(error.value)
    assert len(says.splitlines()) == 1
    assert SECRET not in says
    return says


def stamp(url: str, postgres: Postgres | None, revision: str) -> None:
    """Say in a database that its schema is another one."""
    statement = f"UPDATE {schema.VERSION_TABLE} SET version_num = '{revision}'"
    if postgres:
        postgres.run(url.rpartition("/")[2], statement)
        return
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute(statement)
    connection.close()


async def test_the_migrations_make_what_the_code_needs(url: str) -> None:
    """Between the tables as made and as described there is no difference."""
    engine = await open_engine(url)

    def differences(connection: Connection) -> list[object]:
        options = {"version_table": schema.VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(schema.revision) == schema.newest()
    await engine.dispose()


@pytest.mark.slow
async def test_many_processes_open_a_fresh_database_at_once(url: str) -> None:
    """One makes the schema, the others wait for it; what each one writes is there."""
    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _OPEN, url, str(number)),
            cwd=ROOT,
            stderr=asyncio.subprocess.PIPE,
        )
        for number in range(4)
    ]
    async with asyncio.timeout(seconds(60)):
        ends = await asyncio.gather(*(process.communicate() for process in processes))
    assert [process.returncode for process in processes] == [0] * 4, ends
    storage = await opened(url)
    said = [(await storage.preferences(number)).language for number in range(4)]
    assert said == ["en"] * 4
    await storage.close()


async def test_many_openings_in_one_process_at_once(tmp_path: Path, url: str) -> None:
    """Of the same fresh database and of others, whose upgrades don't get mixed up."""
    others = [f"sqlite:///{tmp_path / name}" for name in ("x.db", "y.db")]
    every = [url, url, *others, "sqlite:///:memory:", "sqlite:///:memory:"]
    storages = await asyncio.gather(*map(opened, every))
    for storage in storages:
        assert (await storage.stats()).questions == 0
        await storage.close()


async def test_opening_again_keeps_what_is_stored(url: str) -> None:
    """A schema that is at the newest revision is left alone."""
    first, second = await opened(url), await opened(url)
    await first.set_language(1, "zh")
    assert (await second.preferences(1)).language == "zh"
    await first.close()
    await second.close()


async def test_an_upgrade_that_fails_leaves_nothing(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables that were made go with the transaction, and the next start makes them all."""

    def failing(connection: Connection) -> None:
        upgrade(connection)
        connection.exec_driver_sql("SELECT * FROM power")

    upgrade = schema.upgrade
    monkeypatch.setattr(schema, "upgrade", failing)
    assert "power" in await refused(url)
    monkeypatch.undo()
    next_start = f"schema not there yet; the next start brings it to {schema.newest()}"
    assert next_start in await examine(url)
    await (await opened(url)).close()


async def test_a_newer_schema_is_refused(url: str, request: pytest.FixtureRequest) -> None:
    """The message says which revision, and doctor says the same; nothing is changed."""
    await (await opened(url)).close()
    postgres = request.getfixturevalue("postgres") if url.startswith("postgres") else None
    stamp(url, postgres, "9999")
    assert "schema 9999 is newer than this version" in await refused(url)
    with pytest.raises(StorageError, match="schema 9999 is newer"):
        await examine(url)
    stamp(url, postgres, schema.newest())
    await (await opened(url)).close()


async def test_alembic_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """At INFO a new schema is one line of the log, and logging stays as it was set up."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    configure("INFO")
    mine = root.handlers[:]
    try:
        await (await opened(f"sqlite:///{tmp_path / 'b.db'}")).close()
        assert root.handlers == mine
    finally:
        root.handlers[:], root.level = before
    out, err = capfd.readouterr()
    assert out == ""
    assert [line.split(" ", 2)[2] for line in err.splitlines()] == [
        f"INFO bot.storage.schema: The schema is now {schema.newest()}, and was not there"
    ]


async def test_doctor_changes_nothing(url: str) -> None:
    """A database is named by kind and place, with its schema or that there is none yet."""
    place = url.rpartition("@")[2] if "@" in url else url.removeprefix("sqlite:///")
    kind = "PostgreSQL" if "@" in url else "SQLite"
    for _ in range(2):
        none = await examine(url)
        assert none.startswith(f"{kind} at {place}, ")
        assert f"schema {schema.newest()}" not in none
    assert exists(url) is (kind == "PostgreSQL")
    await (await opened(url)).close()
    assert await examine(url) == f"{kind} at {place}, schema {schema.newest()}"
    assert exists(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "It takes sqlite:///FILE, sqlite:///:memory: or postgresql://"),
        (SECRET, "It takes sqlite:///FILE"),
        (f"mysql://me:{SECRET}@db/x", "begins with mysql:, which isn't known. It takes sqlite:"),
        (f"sqlite+pysqlite:///{SECRET}", "begins with sqlite+pysqlite:"),
        ("sqlite:///", "names no file"),
        ("sqlite://verbatim.db", "names no file"),
        ("sqlite:///file:x?mode=ro&uri=true", "names no file"),
        (f"postgresql://me:{SECRET}@db:port/x", "It takes"),
        (f"postgresql://me:{SECRET}@{SECRET}@db/x", "more than one @. Write one in the password"),
    ],
)
async def test_another_url_is_refused(url: str, says: str) -> None:
    """It is told which are taken, and the URL, which may hold a password, isn't repeated."""
    assert says in await refused(url)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///var/x.db", "SQLite at var/x.db"),
        ("sqlite:////data/x.db", "SQLite at /data/x.db"),
        ("sqlite:///:memory:", "SQLite in memory"),
        (f"postgresql://me:{SECRET}@db:5433/x", "PostgreSQL at db:5433/x"),
        (f"postgresql://db/x?user=me&password={SECRET}", "PostgreSQL at db/x"),
        ("postgresql:///x?host=/run/postgresql", "PostgreSQL at this machine/x"),
    ],
)
def test_a_database_is_named_without_its_secrets(url: str, name: str) -> None:
    """Kind and place; a password that stands in a driver's message is taken out too."""
    assert named(parse(url)) == name
    if SECRET in url:
        assert without_secrets(f"bad\n\t{SECRET}!", parse(url)) == "bad ***!"


async def test_a_postgresql_that_is_not_there_is_one_line() -> None:
    """Place, reason, what to do; the password is in neither."""
    says = await refused(f"postgresql://me:{SECRET}@127.0.0.1:9/x")
    assert says.startswith("The storage, PostgreSQL at 127.0.0.1:9/x, cannot be used: ")
    assert "Connection refused" in says
    assert says.endswith("Check that it runs, and VERBATIM_STORAGE__URL.")


async def test_a_wrong_password_or_database_is_one_line(postgres: Postgres) -> None:
    """The server's reason is in it."""
    assert "password authentication failed" in await refused(postgres.url("postgres", SECRET))
    assert '"nowhere" does not exist' in await refused(postgres.url("nowhere"))
    with pytest.raises(StorageError, match='"nowhere" does not exist'):
        await examine(postgres.url("nowhere"))


async def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A file where a folder should be, or a folder where the file should be."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    for path in ("file/x.db", "file/deeper/x.db", "folder"):
        says = await refused(f"sqlite:///{tmp_path / path}")
        assert says.startswith(f"The storage, SQLite at {tmp_path / path}, cannot be used: ")
        assert says.endswith("Name a file that can be written in storage.url.")
        with pytest.raises(StorageError, match="cannot be used"):
            await examine(f"sqlite:///{tmp_path / path}")


async def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path) -> None:
    """What isn't a database is refused, not overwritten."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam, " * 100)
    assert "file is not a database" in await refused(f"sqlite:///{file}")
    with pytest.raises(StorageError, match="file is not a database"):
        await examine(f"sqlite:///{file}")
    assert file.read_text() == "Dear Sir or Madam, " * 100


@pytest.mark.slow
async def test_a_folder_that_takes_no_file_is_named_at_once() -> None:
    """Nobody waits for a lock whose file can't be made."""
    assert await refused("sqlite:////proc/x.db") == (
        "The storage, SQLite at /proc/x.db, cannot be used: /proc is no folder that can be written "
        "to. Name a file that can be written in storage.url."
    )


async def test_a_database_that_is_locked_for_good_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start doesn't hang for ever behind a process that writes and never ends."""
    monkeypatch.setattr("bot.storage.database._WAIT", 0.1)
    file = tmp_path / "b.db"
    url = f"sqlite:///{file}"
    await (await opened(url)).close()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "database is locked" in await refused(url)
    other.close()
    await (await opened(url)).close()
