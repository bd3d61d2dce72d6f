"""Groups: heard when spoken to, silent otherwise."""

from dataclasses import replace

import pytest

from bot.demo.server.people.groups import add_bot, join_group, open_group, open_topic
from bot.demo.server.people.sending import send_photo, send_sticker
from bot.texts import ENGLISH
from tests.process import Process, Talk, buttons

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


def in_group(bot: Process, name: str, *, topics: bool = False) -> Talk:
    """Open a group with the bot in it, and a person who talks there."""
    talk = Talk.of(bot, name)
    group = open_group(bot.server.telegram, f"{name}'s group", talk.user, topics=topics)
    add_bot(bot.server.telegram, talk.user, group)
    return replace(talk, chat=group)


def name_of(bot: Process) -> str:
    """Return the bot's username."""
    return bot.server.telegram.bot.username


@pytest.mark.parametrize(
    "form", ["/ask {}", "/ask@{name} {}", "@{name} {}", "{} @{name}", "/ASK {}"]
)
async def test_a_question_to_the_bot_is_answered(bot: Process, form: str) -> None:
    """By command or mention, at the beginning or the end; the answer replies to it."""
    talk = in_group(bot, "Ada")
    said = await talk.say(form.format(QUESTION, name=name_of(bot)))
    assert ANSWER in said["text"]
    assert said["reply_to_message"]["from"]["first_name"] == "Ada"
    turned = await talk.turned(said, "›")
    assert "2/5" in buttons(turned)


async def test_a_picture_whose_caption_asks_is_answered(bot: Process) -> None:
    """The caption is the question, also for the buttons under the answer."""
    talk = in_group(bot, "Amy")
    caption = f"@{name_of(bot)} {QUESTION}"
    question = send_photo(bot.server.telegram, talk.user, talk.chat, caption=caption)
    said = await bot.heard(talk.user)
    assert ANSWER in said["text"]
    assert said["reply_to_message"]["message_id"] == question.id
    assert "2/5" in buttons(await talk.turned(said, "›"))


async def test_talk_among_people_is_left_alone(bot: Process) -> None:
    """Plain messages, commands for other bots and pictures get no answer."""
    talk = in_group(bot, "Ben")
    add_bot(bot.server.telegram, talk.user, talk.chat, administrator=True)
    talk.write(QUESTION)
    talk.write("hello everybody")
    talk.write("/ask@another_bot how much?")
    talk.write("/nonsense")
    talk.write("ask @another_bot")
    send_photo(bot.server.telegram, talk.user, talk.chat)
    send_sticker(bot.server.telegram, talk.user, talk.chat)
    await talk.say(f"/ask {QUESTION}")
    assert len(talk.from_bot()) == 1


async def test_a_reply_to_the_bot_is_a_question(bot: Process) -> None:
    """It is read with the question before it, whoever asked that."""
    talk = in_group(bot, "Cai")
    said = await talk.say("/ask How many new urban jobs were created in 2021?")
    friend = Talk.of(bot, "Cai's friend")
    join_group(bot.server.telegram, friend.user, talk.chat)
    friend = replace(friend, chat=talk.chat)
    answer = await friend.say("and in 2022?", said)
    assert answer["text"].startswith("↪ Read with “How many new urban jobs were created in 2021?”")


@pytest.mark.parametrize("form", ["/ask", "/ask@{name}", "@{name}"])
async def test_ask_as_a_reply_asks_that_message(bot: Process, form: str) -> None:
    """The answer replies to the message that holds the question, so its buttons find it."""
    talk = in_group(bot, "Dee")
    question = talk.write(QUESTION)
    bot.server.people.say(talk.user, talk.chat, form.format(name=name_of(bot)), question)
    said = await bot.heard(talk.user)
    assert ANSWER in said["text"]
    assert said["reply_to_message"]["message_id"] == question.id
    assert "2/5" in buttons(await talk.turned(said, "›"))


async def test_ask_without_a_question_says_how(bot: Process) -> None:
    """A friendly line with an example, no passage."""
    assert (await in_group(bot, "Eli").say("/ask"))["text"] == ENGLISH.ask_how


async def test_an_answer_stays_in_its_topic(bot: Process) -> None:
    """Answers, and what their buttons send, go where the question was asked."""
    talk = in_group(bot, "Fei", topics=True)
    topic = open_topic(bot.server.telegram, talk.user, talk.chat, "Taxes")
    talk.write(f"/ask {QUESTION}", topic=topic)
    said = await bot.heard(talk.user)
    assert said["message_thread_id"] == topic
    assert (await talk.sent(said, "In full"))["message_thread_id"] == topic
    talk.write("/contents", topic=topic)
    assert (await bot.heard(talk.user))["message_thread_id"] == topic


async def test_a_follow_up_in_a_group_is_ones_own(bot: Process) -> None:
    """What another person asked just before isn't dragged in."""
    talk = in_group(bot, "Gil")
    await talk.say("/ask How many new urban jobs were created in 2021?")
    friend = replace(Talk.of(bot, "Gil's friend"), chat=talk.chat)
    join_group(bot.server.telegram, friend.user, talk.chat)
    assert not (await friend.say("/ask and in 2022?"))["text"].startswith("↪")
    await bot.heard(talk.user)  # which sees the friend's answer too
    assert (await talk.say("/ask and in 2022?"))["text"].startswith("↪")


async def test_an_edited_question_in_a_group_edits_its_answer(bot: Process) -> None:
    """A plain message that is edited there stays none of the bot's business."""
    talk = in_group(bot, "Hui")
    first = await talk.say("/ask How many new urban jobs were created in 2021?")
    question = bot.message(first).reply_to
    assert question is not None
    bot.server.people.edit(question, f"/ask {QUESTION}")
    edited = await bot.heard(talk.user, "edited")
    assert (edited["message_id"], ANSWER in edited["text"]) == (first["message_id"], True)
    bot.server.people.edit(talk.write("just talk"), "still just talk")
    await talk.say("/help")
    assert len(talk.from_bot()) == 2


async def test_everybody_in_a_group_votes_for_themselves(bot: Process) -> None:
    """The buttons are shared, so no one's vote is shown on them."""
    talk = in_group(bot, "Ian")
    said = await talk.say(f"/ask {QUESTION}")
    assert (await talk.tap(said, "👍"))["text"] == ENGLISH.voted_up
    await talk.say("/help")
    assert bot.message(said).edit_date is None
