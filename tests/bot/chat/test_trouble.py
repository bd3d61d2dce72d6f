"""When things go wrong in a chat: faults of the Bot API and of the memory, haste, crowds."""

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.people.groups import add_bot, open_group, open_topic
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.queries import open_query
from bot.demo.server.state.telegram import Telegram
from bot.texts import CHINESE, ENGLISH
from tests.patience import until
from tests.process import Process, Talk, buttons, keys, running

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ADMIN = 1001


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a memory."""
    return tmp_path_factory.mktemp("trouble") / "kept.db"


@pytest_asyncio.fixture(scope="module")
async def bot(library: Library, index_folder: Path, file: Path) -> AsyncIterator[Process]:
    """Run a bot that faults can be ordered for; its admin is the first person to come."""
    names = {
        "VERBATIM_STORAGE__URL": f"sqlite:///{file}",
        "VERBATIM_ACCESS__ADMINS": f"[{ADMIN}]",
        "VERBATIM_TELEGRAM__RETRIES": "1",
    }
    async with (
        serve(Telegram(faults=True)) as server,
        running(server, index_folder, **names) as process,
    ):
        assert server.people.person("Admin").id == ADMIN
        yield process


def is_answered(talk: Talk) -> bool:
    """Tell whether a person has the answer, be it in place of a note of the wait."""
    return any(ANSWER in message.text.text for message in talk.from_bot())


def typing_shown(bot: Process) -> int:
    """Return how often the bot has shown, or tried to show, that it is at work."""
    return sum(call.method == "sendChatAction" for call in bot.server.telegram.calls)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendChatAction", 400),
        Fault("sendChatAction", 502),
        Fault("sendChatAction", 429, retry_after=1),
        Fault("sendChatAction", 429, retry_after=60),
        Fault("sendChatAction", drop="before"),
        Fault("sendChatAction", drop="after"),
    ],
    ids=["400", "502", "429", "429 for long", "lost before", "lost after"],
)
async def test_typing_that_cannot_be_shown_costs_no_answer(bot: Process, fault: Fault) -> None:
    """All of a crowd, the last of whom wait long enough to see it, are answered all the same."""
    bot.server.telegram.faults.add(fault)
    before = typing_shown(bot)
    crowd = [Talk.of(bot, f"Person {number}") for number in range(60)]
    for talk in crowd:
        talk.write(f"{QUESTION} {talk.user.id}")
    await until(lambda: all(is_answered(talk) for talk in crowd))
    assert all(len(talk.from_bot()) == 1 for talk in crowd)
    assert typing_shown(bot) > before


async def test_a_tap_that_waited_too_long_is_done_all_the_same(bot: Process) -> None:
    """The page turns, and nobody is told of an error."""
    talk = Talk.of(bot, "Ben")
    said = await talk.say(QUESTION)
    bot.server.telegram.faults.add(Fault("answerCallbackQuery", 400, description=TOO_OLD))
    bot.server.people.tap(talk.user, bot.message(said), data="p:1")
    assert "2/5" in buttons(await bot.heard(talk.user, "edited"))
    assert len(talk.from_bot()) == 1


async def test_inline_results_that_come_too_late_are_no_error(bot: Process) -> None:
    """The person has typed on meanwhile, and gets the results of that."""
    talk = Talk.of(bot, "Bea")
    errors = "".join(bot.log).count("ERROR")
    bot.server.telegram.faults.add(Fault("answerInlineQuery", 400, description=TOO_OLD))
    bot.server.people.inline(talk.user, "How much")
    await bot.called("answerInlineQuery")
    assert (await talk.inline(QUESTION))["results"]
    assert "".join(bot.log).count("ERROR") == errors


async def test_text_and_buttons_belong_together_whatever_is_tapped(bot: Process) -> None:
    """A vote right behind a turned page shows the passage that was voted on, whole."""
    talk = Talk.of(bot, "Cai")
    said = await talk.say(QUESTION)
    up = next(data for text, data in buttons(said).items() if text == "👍")
    bot.server.people.tap(talk.user, bot.message(said), data="p:1")
    bot.server.people.tap(talk.user, bot.message(said), data=up)
    for _ in range(2):
        shown = await bot.heard(talk.user, "edited")
    assert shown["text"] == said["text"]
    assert [key.get("style") for key in keys(shown)[0]] == [None, None, "primary", None]
    assert list(buttons(shown).values()) == list(buttons(said).values())


async def test_a_command_that_was_deleted_is_answered_all_the_same(bot: Process) -> None:
    """Groups are cleaned by other bots; what the reply can't refer to it leaves out."""
    talk = Talk.of(bot, "Eli")
    group = open_group(bot.server.telegram, "A clean group", talk.user)
    add_bot(bot.server.telegram, talk.user, group)
    talk = replace(talk, chat=group)
    bot.server.people.delete(talk.write("/help"))
    said = await bot.heard(talk.user)
    assert "Ask: type a question" in said["text"]
    assert "reply_to_message" not in said


async def test_a_choice_that_cannot_be_kept_is_said_once(bot: Process, file: Path) -> None:
    """While another program holds the file the vote fails with a word; questions go on."""
    talk = Talk.of(bot, "Fei")
    said = await talk.say(QUESTION)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert (await talk.tap(said, "👍"))["text"] == ENGLISH.not_kept
        assert ANSWER in (await talk.say(QUESTION))["text"]
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert len(talk.from_bot()) == 2
    assert (await talk.tap(said, "👍"))["text"] == ENGLISH.voted_up


async def test_a_page_that_cannot_be_turned_is_sent(bot: Process) -> None:
    """Where the message can't be edited any more, the passage comes as a new one."""
    talk = Talk.of(bot, "Fox")
    said = await talk.say(QUESTION)
    refused = "Bad Request: message can't be edited"
    bot.server.telegram.faults.add(Fault("editMessageText", 400, description=refused))
    assert "2/5" in buttons(await talk.sent(said, "›"))


async def test_an_apology_stands_where_the_person_is(bot: Process) -> None:
    """In the topic of a group, and in the language that was chosen."""
    talk = Talk.of(bot, "Gil")
    await talk.turned(await talk.say("/language"), "中文")
    bot.server.telegram.faults.add(Fault("sendMessage", 400))
    assert (await talk.say(QUESTION))["text"] == CHINESE.went_wrong
    group = open_group(bot.server.telegram, "With topics", talk.user, topics=True)
    add_bot(bot.server.telegram, talk.user, group)
    topic = open_topic(bot.server.telegram, talk.user, group, "Taxes")
    bot.server.telegram.faults.add(Fault("sendMessage", 400))
    replace(talk, chat=group).write(f"/ask {QUESTION}", topic=topic)
    assert (await bot.heard(talk.user))["message_thread_id"] == topic


async def test_who_blocked_the_bot_is_one_line_in_the_log(bot: Process) -> None:
    """It isn't an error, and nothing more is tried."""
    talk = Talk.of(bot, "Hui")
    await talk.say(QUESTION)
    errors = "".join(bot.log).count("ERROR")
    bot.server.telegram.faults.add(Fault("sendMessage", 403))
    talk.write(QUESTION)
    await talk.say("/help")
    assert "".join(bot.log).count("ERROR") == errors


async def test_the_menu_follows_the_language_and_what_was_forgotten(bot: Process) -> None:
    """An admin keeps what admins do in it; after /forget it is the phone's language again."""
    people, profile = bot.server.people, bot.server.telegram.profile
    admin = bot.server.telegram.users[ADMIN]
    talk = Talk(bot, admin, people.private(admin))
    scope = ("chat", ADMIN, 0)
    await talk.say("/start")
    await talk.say("/help")
    names = [command["command"] for command in profile.commands[scope, "en"]]
    assert names[-3:] == ["stats", "reports", "invite"]
    await talk.turned(await talk.say("/language"), "中文")
    await talk.say("/help")
    assert profile.commands[scope, "en"][-1]["description"] == CHINESE.commands["invite"]
    await talk.say("/forget")
    await talk.say("/help")
    assert profile.commands[scope, "en"][-1]["description"] == ENGLISH.commands["invite"]


async def test_a_message_that_telegram_no_longer_shows_keeps_its_buttons(bot: Process) -> None:
    """Of old messages a tap brings only the number; the memory knows what they answer."""
    talk = Talk.of(bot, "Ian")
    said = await talk.say(QUESTION)
    await talk.say("/help")  # whose turn comes when the question is remembered
    seen = bot.message(said)
    for data, kind in (("p:1", "edited"), (buttons(said)["In full"], "message")):
        query = open_query(bot.server.telegram, "tap", talk.user, data, message=seen)
        bare = {"chat": talk.chat.json(), "message_id": seen.id, "date": 0}
        tap = {"id": query.id, "from": talk.user.json(), "message": bare, "data": data}
        bot.server.telegram.updates.put("callback_query", {**tap, "chat_instance": "1"})
        assert await bot.heard(talk.user, kind)


async def test_a_crowd_of_questions_holds_up_no_tap(bot: Process) -> None:
    """In a group that asks more than Telegram lets the bot answer, a button works at once.

    The last test here: the bot goes on answering the crowd for a while.
    """
    talk = Talk.of(bot, "Dee")
    group = open_group(bot.server.telegram, "A crowd", talk.user)
    add_bot(bot.server.telegram, talk.user, group)
    talk = replace(talk, chat=group)
    said = await talk.say(f"/ask {QUESTION}")
    for number in range(25):
        talk.write(f"/ask {QUESTION} {number}")
    answer = await talk.tap(said, "👍")
    assert answer["text"] == ENGLISH.voted_up
