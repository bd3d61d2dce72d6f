"""Reports that come, change and go while the bot runs, by commands of other processes."""

import asyncio
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.answering.passage_codes import PassageCode
from bot.demo.server.serve import serve
from bot.texts import ENGLISH
from corpus.added.state import read_added
from corpus.report import read_report
from tests.patience import seconds
from tests.process import Talk, command, links, running

pytestmark = pytest.mark.slow

CATALOG = """[[report]]
id = "farms"
title = "A Report on Farms"
date = "2020-03-01"
language = "en"
publisher = "Nobody"
file = "farms.txt"
"""
FIRST = """# Trains of the North

20 January 2021

In winter 42 trains left for Europe each week, all of them loaded with grain.

The railway built nine stations in the mountains, and closed the old one by the lake.
"""
QUESTION = "How many trains left for Europe each week?"
_WITHIN = 20


async def until(talk: Talk, words: str, payload: str = "") -> str:
    """Ask, or open a link, until what the bot says holds some words; return where that leads.

    It asks once a second: a person who asks more than the limit isn't answered for a while.
    """
    for tried in range(int(seconds(_WITHIN))):
        await asyncio.sleep(1 if tried else 0)
        if payload:
            talk.bot.server.people.start(talk.user, payload)
            said = await talk.bot.heard(talk.user)
        else:
            said = await talk.say(QUESTION)
        if words in said["text"]:
            return payload or parse_qs(urlsplit(links(said)[0]).query)["start"][0]
    raise AssertionError(f"{words!r} isn't in {said['text']!r}")


async def test_reports_come_change_and_go_while_the_bot_runs(tmp_path: Path) -> None:
    """It is asked within seconds; links into it live on through its update, and end with it."""
    (tmp_path / "farms.txt").write_text("Pigs live on the farms of the province, as ever.")
    (tmp_path / "catalog.toml").write_text(CATALOG)
    file, index = tmp_path / "trains.md", tmp_path / "index"
    file.write_text(FIRST)
    names = {"VERBATIM_CORPUS__CATALOG": str(tmp_path / "catalog.toml")}

    async def reports(*arguments: str) -> str:
        """Run a command on the reports that must succeed."""
        code, out, err = await command(index, "reports", *arguments, names=names)
        assert code == 0, err
        return out

    async with serve() as server, running(server, index, **names) as bot:
        talk = Talk.of(bot, "Ada")
        assert "42" not in (await talk.say(QUESTION))["text"]
        said = await reports("add", str(file))
        assert "date: 2021-01-20 (guessed: its first lines)" in said
        assert "Added trains-of-the-north-2021: 3 paragraphs." in said
        trains = await until(talk, "42 trains")
        stations = code_of(tmp_path, "stations")
        file.write_text(FIRST.replace("42 trains", "50 full trains").partition("The railway")[0])
        await reports("update", "trains-of-the-north-2021", str(file))
        await until(talk, "50 full trains left", trains)
        await until(talk, "Changed since: the report was updated on", trains)
        await until(talk, "is gone from the report since its update on", stations)
        assert "(2 paragraphs, added)" in await reports("list")
        await reports("remove", "trains-of-the-north-2021")
        await until(talk, ENGLISH.no_link, trains)
        assert "trains" not in await reports("list")
        assert "failed" not in "".join(bot.log)


def code_of(folder: Path, word: str) -> str:
    """Return the code of the paragraph of the added report that holds a word."""
    (added,) = read_added(folder / "index-added").reports
    (paragraph,) = (p for p in read_report(added.entry).paragraphs if word in p.text)
    return PassageCode.of(paragraph).text
