"""Storage under trouble, with the real process: questions are answered, memory comes back."""

import resource
import shutil
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.serve import Server, serve
from bot.texts import ENGLISH
from tests.bot.chat.seated import Seated, seated_bot
from tests.patience import seconds
from tests.postgres import Postgres, running_postgres
from tests.process import Talk, stopped

pytestmark = pytest.mark.slow

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"
# What /forget says where a database that was made anew has had the time to keep something.
FORGOTTEN = [
    ENGLISH.forgotten.format(turns=turns, votes=votes) for turns in (0, 1) for votes in (0, 1)
]
# What a question takes at most while the database is away: the one time limit, and a little.
_PATIENT = seconds(8)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Postgres]:
    """A server of this module's own, which is frozen and restarted."""
    with running_postgres() as server:
        if server is None:
            pytest.skip("PostgreSQL is not installed")
        yield server


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    """The Bot API, with nothing left in it that another database's bot didn't confirm."""
    async with serve() as running_server:
        yield running_server


@pytest_asyncio.fixture
async def seated(
    library: Library, index_folder: Path, server: Server, tmp_path: Path
) -> AsyncIterator[Seated]:
    """A bot whose database is a file."""
    url = f"sqlite:///{tmp_path}/data/kept.db"
    async with seated_bot(server, index_folder, VERBATIM_STORAGE__URL=url) as bot:
        yield bot


def lock(file: Path, _: int, stack: ExitStack) -> None:
    """Hold the file as a program does that writes for long."""
    other = sqlite3.connect(file, isolation_level=None)
    stack.callback(other.close)
    other.execute("BEGIN IMMEDIATE")


def fill(_: Path, pid: int, stack: ExitStack) -> None:
    """Let the process write no file any further, as on a full disk."""
    limits = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, limits[1]))
    stack.callback(resource.prlimit, pid, resource.RLIMIT_FSIZE, limits)


def delete(file: Path, _: int, __: ExitStack) -> None:
    """Delete the file and all that SQLite has beside it."""
    for each in file.parent.glob(f"{file.name}*"):
        each.unlink()


def delete_folder(file: Path, _: int, __: ExitStack) -> None:
    """Delete the folder."""
    shutil.rmtree(file.parent)


def spoil(file: Path, _: int, stack: ExitStack) -> None:
    """Put something else in its place for a while."""
    kept = file.read_bytes()
    delete(file, 0, stack)
    file.write_bytes(b"This is no database. " * 500)
    stack.callback(file.write_bytes, kept)
    stack.callback(file.unlink)


TROUBLES = [lock, fill, delete, delete_folder, spoil]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_questions_are_answered_whatever_the_file_does(
    seated: Seated, tmp_path: Path, trouble: Callable[[Path, int, ExitStack], None]
) -> None:
    """A vote, a language and /forget get a friendly line or are done; then all comes back."""
    talk = Talk.of(seated.bot, trouble.__name__)
    answer = await talk.say(QUESTION)
    file = tmp_path / "data/kept.db"
    with ExitStack() as stack:
        trouble(file, seated.bot.process.pid, stack)
        friendly = (ENGLISH.voted_up, ENGLISH.not_kept)
        assert (await talk.tap(answer, "👍"))["text"] in friendly
        began = monotonic()
        assert ANSWER in (await talk.say(QUESTION))["text"]
        assert monotonic() - began < _PATIENT
        said = (await talk.say("/forget"))["text"]
        assert said == ENGLISH.not_forgotten or said in FORGOTTEN
        assert (await talk.say("/language"))["text"] == ENGLISH.choose_language
    found = await seated.is_ready(True)
    assert found["ok"]["storage"] == "read and written"
    answer = await talk.say(QUESTION)
    assert (await talk.tap(answer, "👍"))["text"] == ENGLISH.voted_up
    log = "".join(seated.bot.log)
    assert "Traceback" not in log
    assert log.count("The storage fails (") == 1
    assert log.count("The storage works again, after") == 1
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM votes").fetchone() == (1,)
    connection.close()
    assert {each.stat().st_mode & 0o777 for each in file.parent.iterdir()} == {0o600}
    assert await stopped(seated.bot) == 0


async def test_a_frozen_postgresql_holds_nobody_up(
    library: Library, index_folder: Path, server: Server, postgresql: Postgres
) -> None:
    """One call waits for its time limit, the others don't; SIGTERM isn't held up either."""
    url = postgresql.fresh()
    async with seated_bot(server, index_folder, VERBATIM_STORAGE__URL=url) as seated:
        talks = [Talk.of(seated.bot, f"Person {number}") for number in range(15)]
        answer = await talks[0].say(QUESTION)
        with ExitStack() as stack:
            stack.callback(postgresql.signal, signal.SIGCONT)
            postgresql.signal(signal.SIGSTOP)
            began = monotonic()
            for talk in talks:
                talk.write(QUESTION)
            for talk in talks:
                assert ANSWER in (await seated.bot.heard(talk.user))["text"]
            assert monotonic() - began < _PATIENT
            assert (await talks[0].tap(answer, "👍"))["text"] == ENGLISH.not_kept
            assert (await talks[0].say("/forget"))["text"] == ENGLISH.not_forgotten
            assert "storage" in (await seated.is_ready(False))["wrong"]
        await seated.is_ready(True)
        assert (await talks[0].tap(answer, "👍"))["text"] == ENGLISH.voted_up
        postgresql.signal(signal.SIGSTOP)
        try:
            talks[0].write(QUESTION)
            assert ANSWER in (await seated.bot.heard(talks[0].user))["text"]
            began = monotonic()
            assert await stopped(seated.bot) == 0
            assert monotonic() - began < _PATIENT
        finally:
            postgresql.signal(signal.SIGCONT)
        log = "".join(seated.bot.log)
        assert "Traceback" not in log
        assert "postgresql" not in log.lower() or url not in log


async def test_a_restarted_postgresql_is_found_again(
    library: Library, index_folder: Path, server: Server, postgresql: Postgres
) -> None:
    """Its cut connections are made again; what was kept before is there."""
    url = postgresql.fresh()
    async with seated_bot(server, index_folder, VERBATIM_STORAGE__URL=url) as seated:
        talk = Talk.of(seated.bot, "Pia")
        answer = await talk.say(QUESTION)
        postgresql.restart()
        assert ANSWER in (await talk.say(QUESTION))["text"]
        await seated.is_ready(True)
        assert (await talk.tap(answer, "👍"))["text"] == ENGLISH.voted_up
        assert "Traceback" not in "".join(seated.bot.log)
        count = postgresql.run(url.rpartition("/")[2], "SELECT count(*) FROM turns")
        assert count in ([(1,)], [(2,)])
