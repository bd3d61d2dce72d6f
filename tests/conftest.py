"""What tests share: the real model and the real report, opened once a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.library import Library, read_reports
from embeddings.encoder import SentenceEncoder
from tests.postgres import Postgres, running_postgres

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the page be taken, which else stay as they are."""
    parser.addoption("--screenshots", type=Path, help="folder for pictures of the page")


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """Return the bundled model."""
    return SentenceEncoder.load()


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the index of the shipped report, built once."""
    return tmp_path_factory.mktemp("index")


@pytest.fixture(scope="session")
def library(encoder: SentenceEncoder, index_folder: Path) -> Library:
    """Return the shipped report, ready to be asked."""
    return Library.of(read_reports(ROOT / "corpus/catalog.toml"), index_folder, encoder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server of the tests' own; skip what needs it where there is none."""
    with running_postgres() as server:
        if server is None:
            pytest.skip("PostgreSQL is not installed")
        yield server
