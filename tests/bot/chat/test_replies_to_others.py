"""What is meant by few words in reply: what somebody else wrote, or the part that is quoted."""

from dataclasses import replace

import pytest

from bot.demo.server.objects.model import Message, User
from bot.demo.server.people.groups import join_group
from bot.demo.server.people.sending import send_document, send_photo
from bot.demo.server.people.writing import typed_text
from bot.demo.server.state.messages import post
from bot.texts import ENGLISH
from tests.bot.chat.test_groups import ANSWER, QUESTION, in_group, name_of
from tests.process import Process, Talk, buttons

JOBS = "How many new urban jobs were created in 2021?"
# Who posts what a channel says in the group where it is talked about.
FORWARDER = User(777000, "Telegram")


def joined(bot: Process, name: str, talk: Talk) -> Talk:
    """Bring another person into a group."""
    friend = Talk.of(bot, name)
    join_group(bot.server.telegram, friend.user, talk.chat)
    return replace(friend, chat=talk.chat)


def posted(bot: Process, talk: Talk, text: str) -> Message:
    """Let a channel post into the group where it is talked about."""
    channel = {"id": -1009, "type": "channel", "title": "News"}
    service = {"is_automatic_forward": True, "sender_chat": channel}
    telegram = bot.server.telegram
    return post(telegram, talk.chat, FORWARDER, text=typed_text(text), service=service)


@pytest.mark.parametrize(
    "text",
    [
        "@{name} do you know?",
        "@{name} is that true?",
        "/ask what do you think?",
        "can you help, @{name}?",
        "@{name} 你知道吗？",
    ],
)
async def test_few_words_in_reply_ask_what_another_wrote(bot: Process, text: str) -> None:
    """The answer replies to that message, and the next question isn't read with the few words."""
    ada = in_group(bot, "Ada")
    bob = joined(bot, "Bob", ada)
    question = ada.write(QUESTION)
    bot.server.people.say(bob.user, bob.chat, text.format(name=name_of(bot)), question)
    said = await bot.heard(bob.user)
    assert ANSWER in said["text"]
    assert "↪" not in said["text"]
    assert said["reply_to_message"]["message_id"] == question.id
    assert "2/5" in buttons(await bob.turned(said, "›"))


async def test_a_claim_is_looked_up_as_it_was_made(bot: Process) -> None:
    """What another said needn't be a question."""
    ada = in_group(bot, "Amy")
    bob = joined(bot, "Bill", ada)
    claim = ada.write("Taxes and fees were cut by 16.76 billion yuan.")
    bot.server.people.say(bob.user, bob.chat, f"@{name_of(bot)} is that so?", claim)
    assert ANSWER in (await bot.heard(bob.user))["text"]


async def test_a_topic_of_its_own_is_asked_for_itself(bot: Process) -> None:
    """What it replies to takes no part in it."""
    ada = in_group(bot, "Ann")
    bob = joined(bot, "Ben", ada)
    remark = ada.write("Ferries sail all winter.")
    bot.server.people.say(bob.user, bob.chat, f"@{name_of(bot)} {QUESTION}", remark)
    said = await bot.heard(bob.user)
    assert ANSWER in said["text"]
    assert "↪" not in said["text"]


async def test_a_question_that_goes_on_is_read_with_what_another_wrote(bot: Process) -> None:
    """The line above the answer says so."""
    ada = in_group(bot, "Ava")
    bob = joined(bot, "Bea", ada)
    question = ada.write(JOBS)
    bot.server.people.say(bob.user, bob.chat, f"@{name_of(bot)} and in 2022?", question)
    said = await bot.heard(bob.user)
    assert said["text"].startswith(f"↪ Read with “{JOBS}”")


async def test_the_quoted_part_is_what_is_asked(bot: Process) -> None:
    """The answer quotes it too, and its buttons go on from it."""
    ada = in_group(bot, "Alma")
    bob = joined(bot, "Bert", ada)
    both = ada.write(f"Where do the ferries sail? {QUESTION} {JOBS}")
    people, text = bot.server.people, f"@{name_of(bot)} do you know?"
    people.say(bob.user, bob.chat, text, both, quote=QUESTION)
    said = await bot.heard(bob.user)
    assert ANSWER in said["text"]
    assert said["quote"]["text"] == QUESTION
    assert said["reply_to_message"]["message_id"] == both.id
    turned = await bob.turned(said, "›")
    assert "2/5" in buttons(turned)
    assert ANSWER in (await bob.turned(turned, "‹"))["text"]


async def test_a_quoted_part_of_an_answer_is_asked_on_about(bot: Process) -> None:
    """In private too, and in place of the question that the answer was to."""
    talk = Talk.of(bot, "Cleo")
    said = await talk.say(QUESTION)
    part = "tax and fee cuts of 16.76 billion yuan"
    people = bot.server.people
    people.say(talk.user, talk.chat, "and in 2022?", bot.message(said), quote=part)
    assert (await bot.heard(talk.user))["text"].startswith(f"↪ Read with “{part}”")


async def test_a_quoted_part_without_a_topic_is_read_with_its_question(bot: Process) -> None:
    """A figure alone doesn't say what it counts."""
    talk = Talk.of(bot, "Cora")
    said = await talk.say(QUESTION)
    people, part = bot.server.people, "16.76 billion"
    people.say(talk.user, talk.chat, "why?", bot.message(said), quote=part)
    start = f"↪ Read with “{QUESTION}” · “{part}”"
    assert (await bot.heard(talk.user))["text"].startswith(start)


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_caption_in_private_is_a_question(bot: Process, kind: str) -> None:
    """It is answered as in a group, and read by the buttons."""
    talk, telegram = Talk.of(bot, "Dora"), bot.server.telegram
    if kind == "photo":
        send_photo(telegram, talk.user, talk.chat, caption=QUESTION)
    else:
        send_document(telegram, talk.user, talk.chat, "a.txt", b"a", caption=f"/ask {QUESTION}")
    said = await bot.heard(talk.user)
    assert ANSWER in said["text"]
    assert "2/5" in buttons(await talk.turned(said, "›"))


async def test_a_caption_with_the_command_is_a_question_in_a_group(bot: Process) -> None:
    """As the same words without a picture are."""
    talk = in_group(bot, "Edda")
    send_photo(bot.server.telegram, talk.user, talk.chat, caption=f"/ask {QUESTION}")
    assert ANSWER in (await bot.heard(talk.user))["text"]


@pytest.mark.parametrize(
    "text", ["Ask our bot @{name} about the new report!", "@{name}", "@{name} " + QUESTION]
)
async def test_a_channels_post_asks_nothing(bot: Process, text: str) -> None:
    """It is for its readers, whoever it names; a reader may ask it on."""
    talk = in_group(bot, "Fay")
    post = posted(bot, talk, text.format(name=name_of(bot)))
    said = await talk.say("/ask")
    assert said["text"] == ENGLISH.ask_how
    assert len(talk.from_bot()) == 1
    if QUESTION in text:
        bot.server.people.say(talk.user, talk.chat, f"@{name_of(bot)} is that known?", post)
        assert ANSWER in (await bot.heard(talk.user))["text"]
