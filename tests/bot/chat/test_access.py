"""Who may ask, and who may read which report: through the real process, with forged taps."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.passage_codes import mark_of
from bot.chat.callback_data import CallbackAction, callback_data
from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.serve import Server, serve
from bot.texts import ENGLISH
from tests.process import Process, Talk, running

pytestmark = pytest.mark.slow

PIGS = "There are 4,000 pigs on the farms of the province."
TRAINS = "Trains to Siberia leave twice a week from the northern station."
QUESTION = "How often do trains to Siberia leave?"
CODE = "opensesame"


def _catalog(folder: Path, readers: list[int]) -> Path:
    """Write a catalog of a report for everybody, and one for some readers."""
    tables = []
    for name, text, more in (("pigs", PIGS, ""), ("trains", TRAINS, f"readers = {readers}\n")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        tables.append(
            f'[[report]]\nid = "{name}"\ntitle = "On {name}"\ndate = "2020-03-01"\n'
            f'language = "en"\npublisher = "Nobody"\nfile = "{name}.txt"\n{more}'
        )
    path = folder / "catalog.toml"
    path.write_text("\n".join(tables), encoding="utf-8")
    return path


@pytest_asyncio.fixture(scope="module")
async def closed(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Process]:
    """Run a bot that only invited people may ask; Ada is its admin, Ben may read of trains."""
    folder = tmp_path_factory.mktemp("access")
    async with serve() as server:
        admin, reader = (server.people.person(name) for name in ("Ada", "Ben"))
        names = {
            "VERBATIM_CORPUS__CATALOG": str(_catalog(folder, [reader.id])),
            "VERBATIM_STORAGE__URL": f"sqlite:///{folder}/kept.db",
            "VERBATIM_ACCESS__OPEN": "false",
            "VERBATIM_ACCESS__ADMINS": f"[{admin.id}]",
            "VERBATIM_ACCESS__PEOPLE": f"[{reader.id}]",
            "VERBATIM_ACCESS__INVITE": CODE,
        }
        async with running(server, folder / "index", **names) as process:
            yield process


def _known(bot: Process, name: str) -> Talk:
    """Return the chat of somebody whom the settings name."""
    server: Server = bot.server
    user = next(u for u in server.telegram.users.values() if u.first_name == name)
    return Talk(bot, user, server.people.private(user))


async def _invited(bot: Process, name: str) -> Talk:
    """Return the chat of somebody new who has come by the link."""
    talk = Talk.of(bot, name)
    bot.server.people.start(talk.user, f"invite_{CODE}")
    assert "I search:" in (await bot.heard(talk.user))["text"]
    return talk


async def test_a_stranger_gets_a_line_that_says_what_to_do(closed: Process) -> None:
    """With their number, whatever they send; a wrong link lets nobody in."""
    talk = Talk.of(closed, "Eve")
    refusal = ENGLISH.not_invited.format(id=talk.user.id)
    assert (await talk.say("How many pigs are there?"))["text"] == refusal
    assert (await talk.say("/contents"))["text"] == refusal
    closed.server.people.start(talk.user, "invite_wrong")
    assert (await closed.heard(talk.user))["text"] == refusal
    assert (await talk.inline("pigs"))["results"] == []


async def test_who_comes_by_the_link_may_ask_from_then_on(closed: Process) -> None:
    """An admin is given the link; a group has one of its own."""
    said = await _known(closed, "Ada").say("/invite")
    assert f"?start=invite_{CODE}" in said["text"]
    assert f"?startgroup=invite_{CODE}" in said["text"]
    talk = await _invited(closed, "Cai")
    assert "4,000 pigs" in (await talk.say("How many pigs are there?"))["text"]


async def test_a_group_is_silent_until_it_is_let_in(closed: Process) -> None:
    """What isn't meant for the bot gets no line; a question does; the link opens it."""
    server, admin = closed.server, _known(closed, "Ada")
    group = open_group(server.telegram, "Farmers", admin.user)
    add_bot(server.telegram, admin.user, group)
    talk = Talk(closed, admin.user, group)
    talk.write("good morning")
    refused = await talk.say("/ask How many pigs are there?")
    assert refused["text"] == ENGLISH.not_invited.format(id=group.id)
    username = server.telegram.bot.username
    await talk.say(f"/start@{username} invite_{CODE}")
    assert "4,000 pigs" in (await talk.say("/ask How many pigs are there?"))["text"]


async def test_a_report_answers_its_readers_alone(closed: Process) -> None:
    """Search, its id, contents, sources, counts and inline mode show it to nobody else."""
    reader, guest = _known(closed, "Ben"), await _invited(closed, "Dee")
    assert "twice a week" in (await reader.say(QUESTION))["text"]
    for text in (QUESTION, f"{QUESTION} report:trains", "“Trains to Siberia”", "/contents"):
        said = str(await guest.say(text))
        assert "twice a week" not in said
        assert "On trains" not in said
    assert "On trains" not in (await guest.say("/sources"))["text"]
    assert "paragraphs: 1 ·" in (await guest.say("/about"))["text"]
    assert "paragraphs: 2 ·" in (await reader.say("/about"))["text"]
    assert "Siberia" not in str((await guest.inline(QUESTION))["results"])
    assert "Siberia" in str((await reader.inline(QUESTION))["results"])


async def test_neither_a_link_nor_a_forged_button_opens_it(closed: Process) -> None:
    """Every action of a button, with the very code that opens it for a reader."""
    guest, reader = await _invited(closed, "Fay"), _known(closed, "Ben")
    code = f"trains_1_0_{mark_of(TRAINS)}"
    people = closed.server.people
    people.start(reader.user, code)
    assert "Siberia" in (await closed.heard(reader.user))["text"]
    people.start(guest.user, code)
    assert (await closed.heard(guest.user))["text"] == ENGLISH.no_link
    assert "Siberia" not in str(await guest.inline(code))
    said = await guest.say("How many pigs are there?")
    for action in CallbackAction:
        people.forge(guest.user, closed.message(said), callback_data(action, code))
        assert "Siberia" not in str(await closed.heard(guest.user, "answer"))
    last = await guest.say("/sources")
    assert "Siberia" not in str([message.text for message in guest.from_bot()])
    assert "trains" not in last["text"]
