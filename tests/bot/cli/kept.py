"""A folder with a database and added reports, the commands on it, and damages to its backups."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from bot.storage.storage import Storage
from corpus.added.files import name_of_content
from corpus.added.state import Added, AddedReport, write_added
from corpus.model import OperatorError
from tests.fakes import entry
from tests.options import storage_options

PIGS = f"reports/files/{name_of_content(b'Pigs.')}.txt"


class Kept:
    """A folder with a database and added reports, and the commands on it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.file, self.added = folder / "kept.db", folder / "added"
        monkeypatch.setenv("VERBATIM_STORAGE__URL", f"sqlite:///{self.file}")
        monkeypatch.setenv("VERBATIM_CORPUS__ADDED", str(self.added))

    async def set_language(self, language: str) -> None:
        """Remember something."""
        storage = await Storage.open(storage_options(f"sqlite:///{self.file}"))
        await storage.set_language(1, language)
        await storage.close()

    async def language(self) -> str:
        """Return what is remembered."""
        storage = await Storage.open(storage_options(f"sqlite:///{self.file}"))
        language = (await storage.preferences(1)).language
        await storage.close()
        return language

    def put_report(self, text: str) -> None:
        """Let one report be added, as far as its files go."""
        shutil.rmtree(self.added, ignore_errors=True)
        (self.added / "files").mkdir(parents=True)
        file = self.added / "files" / f"{name_of_content(text.encode())}.txt"
        file.write_text(text)
        write_added(self.added, Added(1, (AddedReport(entry(file), "tiny.txt"),)))

    def contents(self) -> dict[str, bytes]:
        """Return the files of added reports, but for the lock."""
        found = [path for path in self.added.rglob("*") if path.is_file()]
        return {
            str(path.relative_to(self.added)): path.read_bytes()
            for path in found
            if path.suffix != ".lock"
        }


def run(*arguments: str) -> Result:
    """Run a command in this process."""
    with ThreadPoolExecutor(1) as thread:
        # A command begins an event loop of its own.
        return thread.submit(CliRunner().invoke, app, arguments).result()


def refused(*arguments: str) -> str:
    """Return the one line that a command ends with."""
    result = run(*arguments)
    assert isinstance(result.exception, OperatorError), result.output
    says = str(result.exception)
    assert len(says.splitlines()) == 1
    return says


def flip_database(folder: Path) -> None:
    """Change a byte of the database."""
    data = bytearray((folder / "database.db").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "database.db").write_bytes(data)


def flip_report(folder: Path) -> None:
    """Change a report."""
    (folder / PIGS).write_text("Other pigs.")


def lose_database(folder: Path) -> None:
    """Lose the database."""
    (folder / "database.db").unlink()


def lose_manifest(folder: Path) -> None:
    """Lose the list."""
    (folder / "manifest.json").unlink()


def cut_manifest(folder: Path) -> None:
    """Cut the list off."""
    text = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(text[:50])


def add_file(folder: Path) -> None:
    """Put another file beside."""
    (folder / "reports/files/more.txt").write_text("More.")


DAMAGES: dict[Callable[[Path], None], str] = {
    flip_database: "database.db isn't what was backed up",
    flip_report: f"{PIGS} isn't what was backed up",
    lose_database: "database.db lacks",
    lose_manifest: "manifest.json lacks",
    cut_manifest: "is damaged",
    add_file: "reports/files/more.txt isn't in its list",
}
