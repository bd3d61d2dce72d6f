"""Telegram's moods, with the real process: chats that must wait, and chats that are lost."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from bot.texts import ENGLISH
from tests.patience import until
from tests.process import Process, Talk, running, stopped

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


@pytest_asyncio.fixture(scope="module")
async def bot(library: Library, index_folder: Path) -> AsyncIterator[Process]:
    """Run a bot that works on one update at a time, so that whoever waits holds up everybody."""
    names = {"VERBATIM_TELEGRAM__CONCURRENT_UPDATES": "1"}
    async with (
        serve(Telegram(faults=True)) as server,
        running(server, index_folder, **names) as process,
    ):
        yield process


def said_of(bot: Process, words: str) -> list[str]:
    """Return the lines of the log that hold some words."""
    return [line for line in bot.log if words in line]


async def test_a_chat_that_must_wait_holds_up_nobody(bot: Process) -> None:
    """While one waits an hour others are answered, their taps and inline queries too."""
    waiting, other = Talk.of(bot, "Waits"), Talk.of(bot, "Goes on")
    fault = Fault("sendMessage", 429, retry_after=3600, chat=waiting.chat.id)
    bot.server.telegram.faults.add(fault)
    waiting.write(QUESTION)
    await until(lambda: bool(said_of(bot, "puts off a chat's messages for 3600 s")), 30)
    said = await other.say(QUESTION)
    assert ANSWER in said["text"]
    assert (await other.tap(said, "👍"))["text"] == ENGLISH.voted_up
    assert (await other.inline(QUESTION))["results"]
    assert waiting.from_bot() == []


async def test_an_answer_that_had_to_wait_is_sent_once(bot: Process) -> None:
    """Two refusals, one after the other, and one answer in the end; questions stay in order."""
    talk = Talk.of(bot, "Patient")
    for _ in range(2):
        fault = Fault("sendMessage", 429, retry_after=1, chat=talk.chat.id)
        bot.server.telegram.faults.add(fault)
    first = talk.write(QUESTION)
    second = talk.write("Who delivered the report?")
    said = [await bot.heard(talk.user) for _ in range(2)]
    assert [each["reply_to_message"]["message_id"] for each in said] == [first.id, second.id]
    assert ANSWER in said[0]["text"] and ANSWER not in said[1]["text"]
    assert len(talk.from_bot()) == 2


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", "blocked"),
        (403, "Forbidden: user is deactivated", "deleted account"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "kicked"),
        (400, "Bad Request: chat not found", "no chat"),
        (
            400,
            "Bad Request: not enough rights to send text messages to the chat",
            "no rights",
        ),
        (400, "Bad Request: TOPIC_CLOSED", "topic closed"),
    ],
)
async def test_a_chat_that_is_lost_is_one_line_in_the_log(
    bot: Process, status: int, description: str, kind: str
) -> None:
    """At INFO, without a traceback, the question or a name; and nothing more is sent there."""
    talk = Talk.of(bot, "Leonora")
    refused = Fault("sendMessage", status, description=description, chat=talk.chat.id, times=9)
    bot.server.telegram.faults.add(refused)
    begun = len(bot.log)
    talk.write(QUESTION)
    await until(lambda: any(kind in line for line in bot.log[begun:]), 30)
    assert ANSWER in (await Talk.of(bot, "Next").say(QUESTION))["text"]
    # The question has its own line, whatever becomes of the answer.
    lines = [line for line in bot.log[begun:] if "observing" not in line]
    assert len(lines) == 1 and "INFO" in lines[0]
    assert "Leonora" not in lines[0] and "taxes" not in lines[0]
    assert talk.from_bot() == []


async def test_a_group_that_became_a_supergroup_is_answered_there(bot: Process) -> None:
    """The refusal says where that is, and the answer goes there."""
    talk = Talk.of(bot, "Mia")
    old, new = (open_group(bot.server.telegram, name, talk.user) for name in ("Old", "New"))
    for group in (old, new):
        add_bot(bot.server.telegram, talk.user, group)
    bot.server.telegram.faults.add(Fault("sendMessage", 400, migrate_to=new.id, chat=old.id))
    talk = replace(talk, chat=old)
    talk.write(f"/ask {QUESTION}")
    said = await bot.heard(talk.user)
    assert said["chat"]["id"] == new.id and ANSWER in said["text"]


async def test_a_command_whose_answer_broke_off_is_not_called_wrong(bot: Process) -> None:
    """It stands there, and nobody is told that it went wrong."""
    talk = Talk.of(bot, "Nia")
    bot.server.telegram.faults.add(Fault("sendMessage", body="cut", chat=talk.chat.id))
    assert "Ask" in (await talk.say("/help"))["text"]
    assert ANSWER in (await talk.say(QUESTION))["text"]
    assert len(talk.from_bot()) == 2


async def test_a_stop_waits_for_no_chat(bot: Process) -> None:
    """The last test here: while a chat must wait an hour, SIGTERM ends the process at once."""
    talk = Talk.of(bot, "Stays")
    bot.server.telegram.faults.add(
        Fault("sendMessage", 429, retry_after=3601, chat=talk.chat.id, times=99)
    )
    for _ in range(3):
        talk.write(QUESTION)
    await until(lambda: bool(said_of(bot, "for 3601 s")), 30)
    assert await stopped(bot) == 0
    assert talk.from_bot() == []
    assert not said_of(bot, "Traceback")
