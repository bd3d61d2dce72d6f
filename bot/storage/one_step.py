"""A connection to SQLite whose thread does at one time what belongs to one statement.

SQLAlchemy asks a driver to make a cursor, to execute, to fetch and to close. aiosqlite does each in
its thread, and each time two threads wait for Python's lock: beside searches that takes longer than
all that SQLite does.
"""

import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")
Parameters = Sequence[Any] | dict[str, Any]

# So many rows are fetched at a time; a result of fewer is fetched with its statement.
_ROWS = 500


class OneStepConnection(aiosqlite.Connection):
    """A connection whose transactions begin with their first statement."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Prepare a connection, which is opened when it is awaited.

        Args:
            connect: opens one that begins no transaction of its own.
        """
        super().__init__(connect, _ROWS)
        # Nobody who ends waits for a database that is locked.
        self._thread.daemon = True
        self._begins = ""
        self._is_open = False

    def begin(self, how: str) -> None:
        """Begin a transaction by a statement that goes with the next one."""
        self._begins = how

    def cursor(self) -> "OneStepCursor":  # type: ignore[override]  # needs no thread
        """Return a cursor."""
        return OneStepCursor(self)

    async def step(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work in the connection's thread, in the transaction that was begun."""
        begins, self._begins = self._begins, ""
        self._is_open = self._is_open or bool(begins)

        def begun(connection: sqlite3.Connection) -> T:
            """Begin where that is still to be done."""
            if begins:
                connection.execute(begins)
            return work(connection)

        done: T = await self._execute(begun, self._conn)  # type: ignore[no-untyped-call]
        return done

    async def commit(self) -> None:
        """Commit the transaction, if there is one."""
        self._begins = ""
        if self._is_open:
            await self._execute(self._conn.commit)  # type: ignore[no-untyped-call]
            self._is_open = False

    async def rollback(self) -> None:
        """Take the transaction back, if there is one.

        It isn't waited for: what comes next comes behind it, and fails where it has failed.
        """
        self._begins = ""
        if self._is_open:
            self._is_open = False
            self._tx.put_nowait((None, self._conn.rollback))


class OneStepCursor:
    """What came of a statement, with its first rows; more are fetched as they are wanted."""

    def __init__(self, connection: OneStepConnection) -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        # Where rows are left.
        self._cursor: sqlite3.Cursor | None = None
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "OneStepCursor":
        return self

    async def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Execute a statement."""
        await self._connection.step(
            lambda connection: self._keep(connection.execute(sql, parameters))
        )

    async def executemany(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Execute a statement with each of some parameters."""
        await self._connection.step(
            lambda connection: self._keep(connection.executemany(sql, parameters))
        )

    async def fetchone(self) -> Any:  # noqa: ANN401  # a row is of any types
        """Return the next row; None behind the last."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows, fewer at the end."""
        wanted = size or self.arraysize
        while len(self._rows) < wanted and self._cursor:
            await self._connection.step(lambda _: self._fetch())
        return [self._rows.popleft() for _ in range(min(wanted, len(self._rows)))]

    async def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        while self._cursor:
            await self._connection.step(lambda _: self._fetch())
        rows = list(self._rows)
        self._rows.clear()
        return rows

    async def __aiter__(self) -> AsyncIterator[Any]:
        while rows := await self.fetchmany(_ROWS):
            for row in rows:
                yield row

    async def close(self) -> None:
        """Let go of the rows that are left."""
        self._rows.clear()
        cursor, self._cursor = self._cursor, None
        if cursor:
            await self._connection.step(lambda _: cursor.close())

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        """Keep what came of a statement; in the connection's thread."""
        self.description, self.lastrowid = cursor.description, cursor.lastrowid
        self._rows.clear()
        self._cursor = cursor
        self._fetch()
        self.rowcount = cursor.rowcount

    def _fetch(self) -> None:
        """Fetch the next rows, and close the cursor behind the last; in the connection's thread."""
        if self._cursor is None:
            return
        rows = self._cursor.fetchmany(_ROWS) if self.description else []
        self._rows.extend(rows)
        if len(rows) < _ROWS:
            self._cursor.close()
            self._cursor = None
