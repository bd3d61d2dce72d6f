"""The schema in a database: which revision it is at, and how it comes to the newest."""

import logging

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import ColumnClause, Connection, column, func, select, table, update

from bot.storage.model import StorageError

# The database may be shared, and another program's Alembic keeps its own revision in it.
VERSION_TABLE = "verbatim_schema"
# Any number, as long as it is always the same: who holds this lock of PostgreSQL may upgrade.
_LOCK = 0x5645524241544D

log = logging.getLogger(__name__)


def newest() -> str:
    """Return the revision that this version of Verbatim needs."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def known() -> frozenset[str]:
    """Return every revision that this version of Verbatim can upgrade, and the newest."""
    script = ScriptDirectory.from_config(_config())
    return frozenset(step.revision for step in script.walk_revisions())


def revision(connection: Connection) -> str:
    """Return the revision that a database is at; empty when there is nothing yet.

    Raises:
        StorageError: a newer Verbatim wrote it.
    """
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    found = context.get_current_revision() or ""
    if found and found not in known():
        raise StorageError(
            f"its schema {found} is newer than this version of Verbatim, which knows up to "
            f"{newest()}. Update Verbatim, or give another database in storage.url"
        )
    return found


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the schema to a revision, the newest one, inside the transaction that is open.

    Raises:
        StorageError: a newer Verbatim wrote it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    before = revision(connection)
    if before != newest():
        command.upgrade(_config(connection), to)
        log.info("The schema is now %s, and was %s", revision(connection), before or "not there")


def touch(connection: Connection) -> None:
    """Write the revision that is there once more: a real write, which changes nothing."""
    version: ColumnClause[str] = column("version_num")
    connection.execute(update(table(VERSION_TABLE, version)).values(version_num=version))


def _config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, which stands in no file."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.storage:migrations")
    config.set_main_option("path_separator", "os")
    return config
