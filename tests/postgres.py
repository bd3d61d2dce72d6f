"""A real PostgreSQL server for the tests: made in a temporary folder, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from tests.patience import seconds
from tests.ports import free_port

PASSWORD = "Secret/of:the-tests"
_USER = "verbatim"
_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server that listens on the loopback alone."""

    port: int
    programs: Path
    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str, password: str = PASSWORD) -> str:
        """Return the URL of a database, as an operator writes it."""
        return f"postgresql://{_USER}:{password}@127.0.0.1:{self.port}/{database}"

    def fresh(self) -> str:
        """Make an empty database; return its URL."""
        name = f"test_{next(self.numbers)}"
        self.run("postgres", f"CREATE DATABASE {name}")
        return self.url(name)

    def signal(self, number: int) -> None:
        """Send a signal, such as SIGSTOP, to the server and each of its processes."""
        main = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for process in (main, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(process, number)

    def restart(self) -> None:
        """Cut every connection, and start the server again."""
        _run(self.programs / "pg_ctl", *_at(self.folder), "-w", "-m", "immediate", "restart")

    def run(self, database: str, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement in a database, past the code under test."""
        place = make_conninfo(host="127.0.0.1", port=self.port, dbname=database)
        who = make_conninfo(place, user=_USER, password=PASSWORD)
        with psycopg.connect(who, autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []


@contextmanager
def running_postgres() -> Iterator[Postgres | None]:
    """Run a server until the block ends; None where PostgreSQL isn't installed."""
    programs = _programs()
    if programs is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="verbatim-postgres-"))
    try:
        port = free_port()
        _make(programs, folder)
        # No socket in the file system, and no care for what a power cut would leave.
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -F"
        log = str(folder / "log")
        _run(programs / "pg_ctl", *_at(folder), "-w", "-o", options, "-l", log, "start")
        try:
            yield Postgres(port, programs, folder)
        finally:
            _run(programs / "pg_ctl", *_at(folder), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs: Debian's newest, or the one on the path."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda it: float(it.parts[-3])
    )
    found = shutil.which("pg_ctl")
    programs = [*([Path(found)] if found else []), *debian]
    return programs[-1].parent if programs else None


def _make(programs: Path, folder: Path) -> None:
    """Make a cluster that asks for a password."""
    secret = folder / "password"
    secret.write_text(PASSWORD)
    if owner := _owner():
        for path in (folder, secret):
            shutil.chown(path, owner)
    asks = ("-U", _USER, f"--pwfile={secret}", "--auth=scram-sha-256")
    _run(programs / "initdb", *_at(folder), *asks, "--no-sync", "--encoding=UTF8", "--locale=C")


def _at(folder: Path) -> tuple[str, str]:
    """Return the option that says where the cluster is."""
    return "-D", str(folder / "data")


def _run(program: Path, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, which refuse to be run by root."""
    done = subprocess.run(
        [program, *arguments],
        cwd="/",
        user=_owner(),
        group=_owner(),
        extra_groups=[] if _owner() else None,
        # The server goes on after the program, so it mustn't hold a pipe that is read to its end.
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if program.name == "initdb" else subprocess.DEVNULL,
        timeout=seconds(_START_SECONDS),
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed: {(done.stderr or b'').decode()}")


def _owner() -> str | None:
    """Return the user that the server runs as, where it isn't the one who runs the tests."""
    if os.geteuid():
        return None
    return pwd.getpwnam("postgres").pw_name
