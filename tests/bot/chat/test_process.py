"""The real bot process in a real conversation, over HTTP with a local Bot API."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from bot.texts import ENGLISH
from tests.patience import seconds
from tests.process import TOKEN, Process, buttons, running, stopped

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


async def test_a_question_is_answered_with_the_reports_words(bot: Process) -> None:
    """One message that replies to the question and quotes verbatim."""
    people = bot.server.people
    ada = people.person("Ada")
    question = people.say(ada, people.private(ada), QUESTION)
    said = await bot.heard(ada)
    assert said["reply_to_message"]["message_id"] == question.id
    units = said["text"].encode("utf-16-le")
    spans = {
        e["type"]: units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in said["entities"]
    }
    assert ANSWER in spans["bold"] in spans["blockquote"]
    assert said["text"].endswith("20 Jan 2022 · ¶5")


async def test_a_message_without_words_is_asked_for_words(bot: Process) -> None:
    """Punctuation alone gets a friendly line, not a passage."""
    people = bot.server.people
    fay = people.person("Fay")
    people.say(fay, people.private(fay), "?!")
    assert (await bot.heard(fay))["text"] == ENGLISH.no_words


async def test_a_long_question_is_cut_and_it_is_said(bot: Process) -> None:
    """Of a message beyond 1,000 characters what asks is read; the answer starts by saying so."""
    people = bot.server.people
    gus = people.person("Gus")
    people.say(gus, people.private(gus), f"{QUESTION} {'please ' * 300}")
    assert "up to 1,000 characters" in (await bot.heard(gus))["text"]


async def test_the_log_holds_no_question_and_no_token(bot: Process) -> None:
    """At INFO neither what was asked nor the token is written."""
    log = "".join(bot.log)
    assert "79 paragraphs" in log
    assert QUESTION not in log
    assert TOKEN not in log


async def test_buttons_work_after_a_restart(library: Library, index_folder: Path) -> None:
    """Nothing is remembered between processes, and nothing needs to be."""
    async with serve() as server:
        people = server.people
        ida = people.person("Ida")
        async with running(server, index_folder) as first:
            people.say(ida, people.private(ida), QUESTION)
            said = await first.heard(ida)
            assert await stopped(first) == 0
        async with running(server, index_folder) as second:
            people.tap(ida, second.message(said), data="p:1")
            assert "2/5" in buttons(await second.heard(ida, "edited"))


async def test_sigterm_answers_what_is_in_flight(library: Library, index_folder: Path) -> None:
    """A question that the process has taken is answered before it ends, with exit code 0."""
    async with serve() as server, running(server, index_folder) as process:
        people = server.people
        joe = people.person("Joe")
        # The first answers take a while, since what is made once is made for them.
        people.say(joe, people.private(joe), QUESTION)
        await process.heard(joe)
        await process.logged("Rehearsed")
        for number in range(3):
            people.say(joe, people.private(joe), f"{QUESTION} {number}")
        await process.heard(joe)
        started = asyncio.get_running_loop().time()
        assert await stopped(process) == 0
        assert asyncio.get_running_loop().time() - started < seconds(15)
        question = [m for m in server.telegram.messages[joe.id].values() if m.sender == joe]
        answered = [m for m in server.telegram.messages[joe.id].values() if m.sender != joe]
        assert len(answered) == len(question) == 4


async def test_a_refused_token_is_one_clear_line(library: Library, index_folder: Path) -> None:
    """The token itself is not in it, and the exit code is 2."""
    async with serve(Telegram(refuse=True)) as server:
        with pytest.raises(RuntimeError, match="refuses the token") as error:
            async with running(server, index_folder):
                pass
        assert TOKEN not in str(error.value)
        assert "Traceback" not in str(error.value)


async def test_a_failing_handler_is_logged_and_said(library: Library, index_folder: Path) -> None:
    """The log names the update; the person is told to try again."""
    async with (
        serve(Telegram(faults=True)) as server,
        running(server, index_folder) as process,
    ):
        people = server.people
        kim = people.person("Kim")
        server.telegram.faults.add(Fault("sendMessage", 400))
        people.say(kim, people.private(kim), QUESTION)
        assert (await process.heard(kim))["text"] == ENGLISH.went_wrong
        await stopped(process)
        assert re.search(r"Update \d+ failed: BadRequest", "".join(process.log))
        assert QUESTION not in "".join(process.log)
