"""`backup` and `restore`: all of it while the bot runs, or nothing and why."""

import os
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.answering.library import Library
from bot.demo.server.serve import serve
from bot.storage import schema
from bot.storage.model import Arrived
from bot.storage.storage import Storage
from bot.texts import ENGLISH
from corpus.added.state import read_added
from tests.bot.cli.kept import DAMAGES, Kept, refused, run
from tests.options import storage_options
from tests.postgres import PASSWORD, Postgres
from tests.process import Talk, command, running, stopped

QUESTION = "How much were taxes and fees cut?"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean_environment: None) -> Kept:
    """Return a folder in which nothing is yet."""
    return Kept(tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ["copy", "copy.zip", "deep/er/copy.zip"])
async def test_what_was_backed_up_comes_back(kept: Kept, name: str) -> None:
    """Memory and reports are as they were, whatever has become of them; nobody else reads it."""
    await kept.set_language("zh")
    kept.put_report("Pigs.")
    before = kept.contents()
    to = kept.folder / name
    assert run("backup", str(to)).exit_code == 0
    assert to.stat().st_mode & 0o077 == 0
    assert not [path for path in to.rglob("*") if path.stat().st_mode & 0o077]
    await kept.set_language("en")
    kept.put_report("Trains.")
    (kept.added / "files/other.txt").write_text("Left over.")
    assert run("restore", str(to)).exit_code == 0
    assert await kept.language() == "zh"
    assert kept.contents() == before
    assert [each.entry.id for each in read_added(kept.added).reports] == ["tiny"]
    assert kept.file.stat().st_mode & 0o777 == 0o600


async def test_what_waits_to_be_answered_is_not_backed_up(kept: Kept) -> None:
    """Else a restore would answer it again; its words are nowhere in the backup."""
    storage = await Storage.open(storage_options(f"sqlite:///{kept.file}"))
    inbox = await storage.inbox(60.0)
    await inbox.put([Arrived(7, "5", 5, '{"text": "words that wait"}')], 10)
    await storage.close()
    assert b"words that wait" in b"".join(
        each.read_bytes() for each in kept.folder.glob("kept.db*")
    )
    assert run("backup", str(kept.folder / "copy")).exit_code == 0
    copy = (kept.folder / "copy/database.db").read_bytes()
    assert copy.startswith(b"SQLite format 3")
    assert b"words that wait" not in copy


async def test_a_restore_needs_nothing_to_be_there(kept: Kept) -> None:
    """On a new machine database and folders are made."""
    await kept.set_language("zh")
    assert run("backup", str(kept.folder / "copy.zip")).exit_code == 0
    for each in kept.folder.glob("kept.db*"):
        each.unlink()
    shutil.rmtree(kept.added, ignore_errors=True)
    assert run("restore", str(kept.folder / "copy.zip")).exit_code == 0
    assert await kept.language() == "zh"
    assert read_added(kept.added).reports == ()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("packed", [False, True])
async def test_a_damaged_backup_is_refused(
    kept: Kept, damage: Callable[[Path], None], packed: bool
) -> None:
    """One line says what is wrong, and nothing has changed."""
    await kept.set_language("zh")
    kept.put_report("Pigs.")
    copy = kept.folder / "copy"
    assert run("backup", str(copy)).exit_code == 0
    damage(copy)
    if packed:
        shutil.make_archive(str(copy), "zip", copy)
        copy = kept.folder / "copy.zip"
    await kept.set_language("en")
    kept.put_report("Trains.")
    before = kept.contents()
    assert DAMAGES[damage] in refused("restore", str(copy))
    assert await kept.language() == "en"
    assert kept.contents() == before


@pytest.mark.parametrize("name", ["../evil.txt", "/tmp/evil.txt", "reports/../../evil.txt", "x.sh"])
async def test_a_zip_writes_nowhere_else(kept: Kept, name: str) -> None:
    """Names that no backup has are refused before anything is unpacked under them."""
    copy = kept.folder / "copy.zip"
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr(name, "evil")
    assert "is no file of a backup" in refused("restore", str(copy))
    assert not [path for path in kept.folder.parent.rglob("evil.txt")]


async def test_a_backup_of_a_newer_version_is_refused(kept: Kept) -> None:
    """Its schema isn't known here; what is here stays."""
    await kept.set_language("zh")
    with sqlite3.connect(kept.file) as connection:
        connection.execute(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    connection.close()
    assert "schema 9999, which isn't known here" in refused("backup", str(kept.folder / "copy"))
    assert not (kept.folder / "copy").exists()
    assert [path.name for path in kept.folder.iterdir() if "copy" in path.name] == []


async def test_what_is_there_is_not_written_over(kept: Kept) -> None:
    """Nor is there a backup of nothing."""
    assert "nothing to back up" in refused("backup", str(kept.folder / "copy"))
    await kept.set_language("zh")
    (kept.folder / "copy").mkdir()
    assert "is there already" in refused("backup", str(kept.folder / "copy"))
    assert "nowhere.zip is no backup" in refused("restore", str(kept.folder / "nowhere.zip"))


async def test_a_restore_that_fails_leaves_the_reports_as_they_were(kept: Kept) -> None:
    """Where the database can't be written, neither is the catalog."""
    await kept.set_language("zh")
    kept.put_report("Pigs.")
    assert run("backup", str(kept.folder / "copy")).exit_code == 0
    kept.put_report("Trains.")
    before = kept.contents()
    for each in kept.folder.glob("kept.db*"):
        each.unlink()
    kept.file.mkdir()
    assert "cannot be used" in refused("restore", str(kept.folder / "copy"))
    assert kept.contents() == before


@pytest.mark.parametrize("verb", ["backup", "restore"])
async def test_for_postgresql_it_says_what_does_it(
    kept: Kept, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place, and PostgreSQL's own commands; not the password."""
    monkeypatch.setenv("VERBATIM_STORAGE__URL", "postgresql://me:pa55@db/x")
    says = refused(verb, str(kept.folder / "copy"))
    assert says.startswith("The storage is PostgreSQL at db/x, which has tools of its own: pg_dump")
    assert "pg_restore" in says and "pa55" not in says


@pytest.mark.slow
async def test_the_words_for_postgresql_work(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean_environment: None
) -> None:
    """What they dump comes back, as they are written."""
    name = postgres.fresh().rpartition("/")[2]
    url = postgres.url(name, quote(PASSWORD, safe=""))
    storage = await Storage.open(storage_options(url))
    await storage.set_language(1, "zh")
    monkeypatch.setenv("VERBATIM_STORAGE__URL", url)
    monkeypatch.setenv("PATH", f"{postgres.programs}:{os.environ['PATH']}")
    says = refused("backup", str(tmp_path / "copy"))
    words = says.partition("of its own: ")[2].partition(". The added")[0]
    dump, _, load = words.partition(" and ")
    subprocess.run(dump, shell=True, cwd=tmp_path, check=True)
    await storage.set_language(1, "en")
    await storage.close()
    subprocess.run(load, shell=True, cwd=tmp_path, check=True)
    storage = await Storage.open(storage_options(url))
    assert (await storage.preferences(1)).language == "zh"
    await storage.close()
    assert PASSWORD not in words


@pytest.mark.slow
async def test_both_while_the_bot_runs(
    library: Library, index_folder: Path, tmp_path: Path
) -> None:
    """What was said after the backup is gone, what was said before is there; the bot goes on."""
    file, copy = tmp_path / "kept.db", tmp_path / "copy.zip"
    names = {
        "VERBATIM_CORPUS__ADDED": str(tmp_path / "added"),
        "VERBATIM_STORAGE__URL": f"sqlite:///{file}",
    }
    async with serve() as server, running(server, index_folder, **names) as bot:
        talk = Talk.of(bot, "Ada")
        await talk.say(QUESTION)
        code, _, says = await command(index_folder, "backup", str(copy), names=names)
        assert (code, "0 added reports" in says) == (0, True)
        await talk.say("What about taxes?")
        code, _, says = await command(index_folder, "restore", str(copy), names=names)
        assert code == 0, says
        answer = await talk.say(QUESTION)
        assert (await talk.tap(answer, "👍"))["text"] == ENGLISH.voted_up
        assert await stopped(bot) == 0
    with sqlite3.connect(file) as connection:
        questions = [row[0] for row in connection.execute("SELECT question FROM turns")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert questions[-1] == QUESTION
    assert "What about taxes?" not in questions
    assert "Traceback" not in "".join(bot.log)
