"""/sources: which reports there are, and which a chat searches."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.serve import serve
from bot.demo.server.state.messages import post
from bot.texts import CHINESE, ENGLISH, LANGUAGES, Texts
from tests.process import ROOT, Process, Talk, buttons, running

pytestmark = pytest.mark.slow

PIGS = "There are 4,000 pigs on the farms of the province. Every farm keeps some of its own."
QUESTION = "How many pigs are on the farms?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a catalog of the shipped report and two small ones."""
    folder = tmp_path_factory.mktemp("sources")
    shipped = ROOT / "corpus/reports/liaoning-2022.txt"
    reports = [
        ("pigs", "A Report on Pigs", PIGS),
        ("trains", "On Trains", "Trains left every week."),
    ]
    tables = [("liaoning-2022", "The Work of Liaoning", shipped)]
    for name, title, text in reports:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        tables.append((name, title, folder / f"{name}.txt"))
    catalog = "\n".join(
        f'[[report]]\nid = "{name}"\ntitle = "{title}"\ndate = "2020-03-01"\nlanguage = "en"\n'
        f'publisher = "Publisher of {name}"\nurl = "https://example.org/{name}"\nfile = "{file}"\n'
        for name, title, file in tables
    )
    (folder / "catalog.toml").write_text(catalog, encoding="utf-8")
    return folder


@pytest_asyncio.fixture(scope="module")
async def many(folder: Path) -> AsyncIterator[Process]:
    """Run a bot that searches three reports and keeps what it must in a file."""
    names = {
        "VERBATIM_CORPUS__CATALOG": str(folder / "catalog.toml"),
        "VERBATIM_STORAGE__URL": f"sqlite:///{folder}/kept.db",
    }
    async with serve() as server, running(server, folder / "index", **names) as process:
        yield process


async def test_one_report_needs_no_choice(bot: Process) -> None:
    """It is listed with its date, and there is nothing to tap."""
    said = await Talk.of(bot, "Ada").say("/sources")
    assert "Report on the Work of Liaoning" in said["text"]
    assert "20 Jan 2022" in said["text"]
    assert "reply_markup" not in said
    assert "report:" not in said["text"]


async def test_reports_are_listed_with_date_publisher_and_link(many: Process) -> None:
    """Each has a button that says whether it is searched."""
    said = await Talk.of(many, "Ben").say("/sources")
    assert "• A Report on Pigs, 1 Mar 2020 · Publisher of pigs · source" in said["text"]
    links = [entity["url"] for entity in said["entities"] if entity["type"] == "text_link"]
    assert "https://example.org/pigs" in links
    assert list(buttons(said)) == [
        "✓ 2020 · The Work of Liaoning",
        "✓ 2020 · A Report on Pigs",
        "✓ 2020 · On Trains",
    ]


@pytest.mark.parametrize("texts", LANGUAGES.values(), ids=LANGUAGES.keys())
async def test_what_names_a_report_in_a_question_stands_under_it(
    many: Process, texts: Texts
) -> None:
    """A tap copies it, and a question with it asks that report alone."""
    talk = Talk.of(many, "Bea", language=texts.code)
    said = await talk.say("/sources")
    assert texts.one_alone in said["text"]
    lines = said["text"].splitlines()
    (pigs,) = (n for n, line in enumerate(lines) if line.startswith("• A Report on Pigs"))
    assert lines[pigs + 1] == "report:pigs"
    assert marked(said, "code") == ["report:liaoning-2022", "report:pigs", "report:trains"]
    answer = await talk.say("report:trains How often do trains leave?")
    assert "Trains left every week." in answer["text"]
    assert "A Report on Pigs" not in answer["text"]


def marked(said: dict[str, Any], kind: str) -> list[str]:
    """Return the words of a message that have a kind of mark."""
    units = said["text"].encode("utf-16-le")
    spans = [(e["offset"], e["length"]) for e in said["entities"] if e["type"] == kind]
    return [units[2 * at : 2 * (at + length)].decode("utf-16-le") for at, length in spans]


async def test_a_report_that_was_left_out_is_not_searched_in_this_chat(many: Process) -> None:
    """Neither by a question nor by a button of an old answer; other chats search it still."""
    talk = Talk.of(many, "Cai")
    before = await talk.say(QUESTION)
    assert "A Report on Pigs" in before["text"]
    said = await talk.turned(await talk.say("/sources"), "✓ 2020 · A Report on Pigs")
    assert "○ 2020 · A Report on Pigs" in buttons(said)
    assert "A Report on Pigs" not in (await talk.say(QUESTION))["text"]
    other = Talk.of(many, "Cai's friend")
    assert "A Report on Pigs" in (await other.say(QUESTION))["text"]
    found = await talk.inline(QUESTION)
    assert not any("Pigs" in result["title"] for result in found["results"])
    again = await talk.turned(said, "○ 2020 · A Report on Pigs")
    assert "✓ 2020 · A Report on Pigs" in buttons(again)
    assert "A Report on Pigs" in (await talk.say(QUESTION))["text"]


async def test_the_last_report_cannot_be_left_out(many: Process) -> None:
    """The tap says why, and nothing changes."""
    talk = Talk.of(many, "Dee")
    said = await talk.turned(await talk.say("/sources"), "✓ 2020 · A Report on Pigs")
    said = await talk.turned(said, "✓ 2020 · The Work")
    assert (await talk.tap(said, "✓ 2020 · On Trains"))["text"] == ENGLISH.one_must_stay
    assert "✓ 2020 · On Trains" in buttons(await talk.say("/sources"))


async def test_a_group_has_a_choice_of_its_own(many: Process) -> None:
    """What is chosen there is chosen for everybody there, and for nobody elsewhere."""
    talk = Talk.of(many, "Eli")
    group = open_group(many.server.telegram, "Farmers", talk.user)
    add_bot(many.server.telegram, talk.user, group)
    there = replace(talk, chat=group)
    await there.turned(await there.say("/sources"), "✓ 2020 · A Report on Pigs")
    assert "A Report on Pigs" not in (await there.say(f"/ask {QUESTION}"))["text"]
    assert "A Report on Pigs" in (await talk.say(QUESTION))["text"]


@pytest.mark.parametrize("first", ["old", "new"])
async def test_choices_survive_that_a_group_becomes_a_supergroup(many: Process, first: str) -> None:
    """Reports and language, whichever of the two chats is heard of it first."""
    telegram, talk = many.server.telegram, Talk.of(many, "Ella")
    old = replace(open_group(telegram, "Growers", talk.user), type="group")
    telegram.chats[old.id] = old
    add_bot(telegram, talk.user, old)
    there = replace(talk, chat=old)
    await there.turned(await there.say("/sources"), "✓ 2020 · A Report on Pigs")
    await there.turned(await there.say("/language"), "中文")
    new = open_group(telegram, "Growers", talk.user)
    add_bot(telegram, talk.user, new)
    services = [(old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})]
    for chat, service in services if first == "old" else reversed(services):
        post(telegram, chat, talk.user, service=service)
    said = await replace(talk, chat=new).say("/sources")
    assert CHINESE.choose_sources in said["text"]
    assert "○ 2020 · A Report on Pigs" in buttons(said)


async def test_contents_begin_with_the_choice_of_a_report(many: Process) -> None:
    """Back from a report leads to all of them."""
    talk = Talk.of(many, "Fei")
    said = await talk.say("/contents")
    assert said["text"] == ENGLISH.choose_report
    opened = await talk.turned(said, "2020 · A Report on Pigs")
    assert [label[:12] for label in buttons(opened)] == ["¶1 There are", "‹ Back"]
    assert (await talk.turned(opened, "‹ Back"))["text"] == ENGLISH.choose_report


async def test_choices_outlive_a_restart(folder: Path, many: Process) -> None:
    """Another process with the same memory knows them."""
    talk = Talk.of(many, "Gil")
    await talk.turned(await talk.say("/sources"), "✓ 2020 · A Report on Pigs")
    names = {
        "VERBATIM_CORPUS__CATALOG": str(folder / "catalog.toml"),
        "VERBATIM_STORAGE__URL": f"sqlite:///{folder}/kept.db",
    }
    async with serve() as server, running(server, folder / "index", **names) as other:
        people = server.people
        people.telegram.users[talk.user.id] = talk.user
        people.telegram.add_chat(talk.chat, {talk.user.id: "member"})
        said = await Talk(other, talk.user, talk.chat).say("/sources")
        assert "○ 2020 · A Report on Pigs" in buttons(said)
