"""SIGHUP with the real process: what changes at once, what needs a restart, what is refused."""

import asyncio
import re
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.serve import serve
from bot.texts import ENGLISH
from tests.bot.chat.seated import Seated, seated_bot
from tests.patience import seconds, until
from tests.process import ROOT, Talk, stopped

pytestmark = pytest.mark.slow

FERRY = "Which ferry runs to the island of Zembla?"
REPORT = """The Ferry Report

I. Ferries

The ferry to the island of Zembla runs twice a day, at nine and at five. It carries bicycles.

The ferry to the island of Ruritania was given up in 2019, since nobody took it any more.
"""
STARTER = f"""import sys
sys.path.insert(0, {str(ROOT)!r})
from bot.cli.commands import main
main()
"""
CATALOG = """[[report]]
id = "ferries"
title = "The Ferry Report"
date = "2020-01-01"
language = "en"
publisher = "Nobody"
file = "ferries.txt"
"""


class Operator:
    """Writes the settings file of a bot, and asks it to reload."""

    def __init__(self, seated: Seated, folder: Path) -> None:
        self.seated, self.folder = seated, folder

    def write(self, text: str) -> None:
        """Write the settings."""
        (self.folder / "config/bot.toml").write_text(text)

    async def reload(self) -> str:
        """Send SIGHUP; return the line that says what came of it."""
        log = self.seated.bot.log
        before = len(log)
        self.seated.bot.process.send_signal(signal.SIGHUP)
        async with asyncio.timeout(seconds(60)):
            while self.seated.bot.process.returncode is None:
                found = [line for line in log[before:] if "eloaded" in line]
                if found:
                    return found[0]
                await asyncio.sleep(0.05)
        raise RuntimeError("".join(log))


@pytest_asyncio.fixture
async def operator(library: Library, index_folder: Path, tmp_path: Path) -> AsyncIterator[Operator]:
    """Run a bot with a settings file and an index of its own, made of the shared one."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config/bot.toml").write_text("")
    shutil.copytree(index_folder, tmp_path / "index")
    (tmp_path / "ferries.txt").write_text(REPORT)
    (tmp_path / "ferries.toml").write_text(CATALOG)
    (tmp_path / "run_bot.py").write_text(STARTER)
    async with serve() as server, seated_bot(server, tmp_path / "index", root=str(tmp_path)) as bot:
        yield Operator(bot, tmp_path)


async def test_what_can_change_changes(operator: Operator) -> None:
    """Level, form, words, admins and catalog, with a line that names them; questions go on."""
    talk = Talk.of(operator.seated.bot, "Ada")
    assert (await talk.say("/stats"))["text"] == ENGLISH.unknown_command
    operator.write(
        f'[access]\nadmins = [{talk.user.id}]\n[logging]\nquestions = true\nformat = "text"\n'
        f'[corpus]\ncatalog = "{operator.folder}/ferries.toml"\n[telegram]\nretries = 7\n'
    )
    said = await operator.reload()
    changed = "corpus.catalog, access.admins, logging.format, logging.questions"
    assert f"Reloaded: {changed}; 3 paragraphs in edition" in said
    assert "A restart is needed for telegram.retries" in said
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", said)
    assert "last 30 days" in (await talk.say("/stats"))["text"].lower()
    assert "Zembla runs twice a day" in (await talk.say(FERRY))["text"]
    await until(lambda: any(FERRY in line for line in operator.seated.bot.log))
    samples = await operator.seated.samples()
    assert (samples["verbatim_paragraphs",], samples["verbatim_reports",]) == (3, 1)
    operator.write("")
    said = await operator.reload()
    assert "Reloaded: corpus.catalog, access.admins" in said
    assert "restart" not in said
    assert (await talk.say("/stats"))["text"] == ENGLISH.unknown_command
    assert await stopped(operator.seated.bot) == 0


async def test_what_is_broken_changes_nothing(operator: Operator) -> None:
    """Settings, catalog or report: one error line, and all goes on as before."""
    talk = Talk.of(operator.seated.bot, "Ben")
    assert (await talk.say("/help"))["text"]
    (operator.folder / "broken.toml").write_text(CATALOG.replace("ferries.txt", "gone.txt"))
    broken = [
        ('[logging]\nlevel = "LOUD"\n', "logging.level"),
        ("[acess]\nadmins = [1]\n", "Did you mean access.admins?"),
        ("[access\n", "cannot be read"),
        (f'[corpus]\ncatalog = "{operator.folder}/none.toml"\n', "none.toml"),
        (f'[corpus]\ncatalog = "{operator.folder}/broken.toml"\n', "gone.txt"),
    ]
    for text, why in broken:
        operator.write(f"{text}")
        said = await operator.reload()
        assert "Not reloaded, all goes on as before: " in said
        assert why in said and '"level": "ERROR"' in said
    samples = await operator.seated.samples()
    assert samples["verbatim_paragraphs",] == 79
    assert "16.76 billion" in (await talk.say("How much were taxes and fees cut?"))["text"]
    assert "Traceback" not in "".join(operator.seated.bot.log)
    assert await stopped(operator.seated.bot) == 0
