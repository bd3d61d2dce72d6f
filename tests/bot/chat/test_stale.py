"""Buttons of old messages: after a restart, on another process, with a report that has changed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.demo.server.serve import Server, serve
from bot.demo.server.state.messages import change
from bot.texts import ENGLISH
from tests.process import Process, Talk, buttons, keys, running

pytestmark = pytest.mark.slow

QUESTION = "How much were taxes and fees cut?"
FIRST = """I. Farms

There are 4,000 pigs on the farms of the province. Every farm keeps some.

The grain harvest came to 7 million tons, better than in any winter before.

II. Trains

Trains to Europe left every week."""


@asynccontextmanager
async def on(server: Server, folder: Path, text: str, **more: str) -> AsyncIterator[Process]:
    """Run a bot that answers from a report with this text."""
    folder.mkdir(exist_ok=True)
    (folder / "tiny.txt").write_text(text, encoding="utf-8")
    (folder / "catalog.toml").write_text(
        '[[report]]\nid = "tiny"\ntitle = "A Tiny Report"\ndate = "2020-03-01"\n'
        'language = "en"\npublisher = "Nobody"\nfile = "tiny.txt"\n',
        encoding="utf-8",
    )
    names = {"VERBATIM_CORPUS__CATALOG": str(folder / "catalog.toml"), **more}
    async with running(server, folder / "index", **names) as process:
        yield process


async def test_every_button_works_on_another_process_that_remembers_nothing(
    bot: Process, library: Library, index_folder: Path
) -> None:
    """Messages of one process are tapped while another one runs, with a memory of its own."""
    async with serve() as server:
        async with running(server, index_folder) as first:
            talk = Talk.of(first, "Ada")
            answer = await talk.say(QUESTION)
            follow_up = await talk.say("and by how much in total?", answer)
            whole = await talk.sent(answer, "In full")
            contents = await talk.say("/contents")
            sources = await talk.say("/language")
        async with running(server, index_folder) as second:
            talk = Talk(second, talk.user, talk.chat)
            assert (await talk.tap(answer, "👍"))["text"] == ENGLISH.voted_up
            assert "primary" in str(keys(await second.heard(talk.user, "edited")))
            assert "16.76 billion" in (await talk.sent(answer, "In full"))["text"]
            assert "¶4" in (await talk.sent(answer, "Context"))["text"]
            assert "2/5" in buttons(await talk.turned(answer, "›"))
            turned = await talk.turned(follow_up, "›")
            assert turned["text"].startswith("↪ ")
            assert "¶6" in (await talk.turned(whole, "¶6"))["text"]
            assert "Work Arrangement" in (await talk.turned(contents, "II. Work"))["text"]
            assert "中文" in (await talk.turned(sources, "中文"))["text"]


async def test_a_rebuilt_index_keeps_every_passage_and_says_what_is_gone(tmp_path: Path) -> None:
    """A paragraph that moved is opened where it stands; one that was changed is never replaced."""
    async with serve() as server:
        async with on(server, tmp_path, FIRST) as first:
            talk = Talk.of(first, "Ben")
            pigs = await talk.say("How many pigs are on the farms?")
            assert "¶1" in pigs["text"]
            harvest = await talk.say("How large was the grain harvest?")
            assert "¶2" in harvest["text"]
            contents = await talk.say("/contents")
        second_edition = FIRST.replace("I. Farms", "I. Farms\n\nThis is a new edition, with more.")
        second_edition = second_edition.replace("4,000 pigs", "5,000 pigs")
        async with on(server, tmp_path, second_edition) as second:
            talk = Talk(second, talk.user, talk.chat)
            moved = await talk.sent(harvest, "In full")
            assert "better than in any winter before" in moved["text"]
            assert "¶3" in moved["text"]
            assert (await talk.tap(pigs, "In full"))["text"] == ENGLISH.no_passage
            assert (await talk.tap(pigs, "Context"))["text"] == ENGLISH.no_passage
            assert (await talk.tap(pigs, "👎"))["text"] == ENGLISH.no_passage
            assert "2/" in str(buttons(await talk.turned(pigs, "›")))
            assert "Trains to Europe" in str(buttons(await talk.turned(contents, "II. Trains")))


async def test_contents_of_a_section_that_was_renamed_say_so(tmp_path: Path) -> None:
    """The tap is answered with a word on it, and the message shows the contents of today."""
    async with serve() as server:
        async with on(server, tmp_path, FIRST) as first:
            talk = Talk.of(first, "Cai")
            contents = await talk.say("/contents")
        async with on(server, tmp_path, FIRST.replace("II. Trains", "II. Ships")) as second:
            talk = Talk(second, talk.user, talk.chat)
            assert (await talk.tap(contents, "II. Trains"))["text"] == ENGLISH.old_contents
            assert "II. Ships" in buttons(await second.heard(talk.user, "edited"))


async def test_a_question_that_was_deleted_is_remembered_or_asked_for_again(
    bot: Process, library: Library, index_folder: Path
) -> None:
    """While the memory holds it the buttons go on; without it the person is told what to do."""
    talk = Talk.of(bot, "Dee")
    said = await talk.say(QUESTION)
    await talk.say("/help")  # whose turn comes when the question is remembered
    question = bot.message(said).reply_to
    assert question is not None
    bot.server.people.delete(question)
    turned = await talk.turned(said, "›")
    assert "2/5" in buttons(turned)
    await talk.say("/forget")
    assert (await talk.tap(turned, "›"))["text"] == ENGLISH.no_question


async def test_data_that_nobody_knows_is_answered_without_a_word(bot: Process) -> None:
    """Whatever an old button carries, its tap is answered once and nothing breaks."""
    talk = Talk.of(bot, "Eli")
    said = bot.message(await talk.say(QUESTION))
    data = [
        "x",
        "p:",
        "p:99999999",
        "w:",
        "w:gone_1_0_00000000",
        "r:tiny",
        "u:x",
        "c:x_1",
        "s:gone",
    ]
    rows = [[{"text": text, "callback_data": text}] for text in [*data, "l:xx", "e:9", "a:/"]]
    for number, (row,) in enumerate(rows):
        change(bot.server.telegram, said, markup={"inline_keyboard": rows})
        bot.server.people.tap(talk.user, said, data=row["callback_data"])
        answer = await bot.heard(talk.user, "answer")
        assert answer["query_id"], number
    assert "failed" not in "".join(bot.log)
