"""The people: what they do reaches the bot as it really would."""

from typing import Any

import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.groups import (
    add_bot,
    join_group,
    leave_group,
    open_group,
    open_topic,
    remove_bot,
)
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import Api, Clock


def heard(telegram: Telegram, kind: str = "message") -> list[dict[str, Any]]:
    """Take the updates that wait for the bot and return those of a kind."""
    updates = [update[kind] for update in telegram.updates.pending if kind in update]
    telegram.updates.pending.clear()
    return updates


def test_start_is_a_command_with_a_payload(people: People, telegram: Telegram) -> None:
    """Start comes as /start with the payload of the link, marked as a command."""
    user = people.person("Bob", language="ru")
    people.start(user, "liaoning-2022_57")
    (message,) = heard(telegram)
    assert message["text"] == "/start liaoning-2022_57"
    assert message["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert message["from"]["language_code"] == "ru"


@pytest.mark.parametrize("payload", ["a b", "a" * 65, "é"])
def test_payload_is_short_and_plain(people: People, ann: User, payload: str) -> None:
    """A payload has up to 64 letters, digits, _ and -."""
    people.start(ann, "a" * 64)
    with pytest.raises(ValueError, match="payload"):
        people.start(ann, payload)


def test_people_write_messages_of_4096_units(people: People, ann: User, chat: Chat) -> None:
    """A person can write no empty message and none above 4096 units."""
    people.say(ann, chat, "a" * 4096)
    for text in ("", " \n", "a" * 4097):
        with pytest.raises(ValueError, match="4096"):
            people.say(ann, chat, text)


def test_what_people_write_is_trimmed(
    people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """A person's text is trimmed, and markup in it is just text."""
    people.say(ann, chat, " <b>hi</b> \n")
    (message,) = heard(telegram)
    assert message["text"] == "<b>hi</b>"
    assert "entities" not in message


def test_edit_reaches_the_bot(
    people: People, telegram: Telegram, ann: User, chat: Chat, clock: Clock
) -> None:
    """A person's edit comes as an edited message with the same number."""
    said = people.say(ann, chat, "a")
    heard(telegram)
    clock.now += 5
    people.edit(said, "b")
    (message,) = heard(telegram, "edited_message")
    assert (message["message_id"], message["text"]) == (said.id, "b")
    assert message["edit_date"] == message["date"] + 5


def test_deletion_does_not_reach_the_bot(
    people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """The bot isn't told that a message was taken back."""
    said = people.say(ann, chat, "a")
    telegram.updates.pending.clear()
    people.delete(said)
    assert telegram.updates.pending == []


async def test_reply_with_a_quote_reaches_the_bot(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """A reply brings the bot the message replied to and the quoted words."""
    text = {"text": "one <b>two</b>", "parse_mode": "HTML"}
    sent = await api.ok("sendMessage", chat_id=chat.id, **text)
    replied = telegram.messages[chat.id][sent["message_id"]]
    people.say(ann, chat, "why?", replied, quote="two")
    (message,) = heard(telegram)
    assert message["reply_to_message"]["text"] == "one two"
    bold = {"offset": 0, "length": 3, "type": "bold"}
    assert message["quote"] == {"text": "two", "entities": [bold], "position": 4, "is_manual": True}
    with pytest.raises(ValueError, match="nothing to quote"):
        people.say(ann, chat, "why?", replied, quote="three")


def test_block_and_unblock_reach_the_bot(people: People, telegram: Telegram, ann: User) -> None:
    """The bot learns that it was blocked, and that it is welcome again."""
    people.block(ann)
    with pytest.raises(ValueError, match="can't write"):
        people.say(ann, people.private(ann), "a")
    people.start(ann)
    statuses = [update["old_chat_member"]["status"] for update in heard(telegram, "my_chat_member")]
    assert statuses == ["member", "kicked"]


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("just talk", False),
        ("/ask what", True),
        ("/ask@verbatim_demo_bot what", True),
        ("/ask@Other_bot what", False),
        ("see /ask there", False),
        ("hey @Verbatim_Demo_Bot, what", True),
        ("hey @somebody_else, what", False),
    ],
)
def test_privacy_mode(
    people: People, telegram: Telegram, ann: User, group: Chat, text: str, reaches: bool
) -> None:
    """In a group the bot hears commands not meant for another bot, and mentions of it."""
    people.say(ann, group, text)
    assert bool(heard(telegram)) is reaches


def test_privacy_mode_may_keep_mentions_back(people: People, ann: User, group: Chat) -> None:
    """Mentions can be kept back too, as production often does; commands still come."""
    telegram = people.telegram
    telegram.mentions = False
    people.say(ann, group, "hey @verbatim_demo_bot")
    assert heard(telegram) == []
    people.say(ann, group, "/ask@verbatim_demo_bot")
    assert len(heard(telegram)) == 1


async def test_replies_to_the_bot_pass_privacy_mode(
    api: Api, people: People, telegram: Telegram, ann: User, group: Chat
) -> None:
    """In a group the bot hears replies to its own messages, not to others'."""
    sent = await api.ok("sendMessage", chat_id=group.id, text="a")
    said = people.say(ann, group, "talk")
    people.say(ann, group, "and?", telegram.messages[group.id][sent["message_id"]])
    people.say(ann, group, "so?", said)
    assert [message["text"] for message in heard(telegram)] == ["and?"]


def test_administrator_hears_all(people: People, telegram: Telegram, ann: User) -> None:
    """As an administrator, or without privacy mode, the bot hears everything."""
    room = open_group(people.telegram, "Readers", ann)
    add_bot(people.telegram, ann, room)
    add_bot(people.telegram, ann, room, administrator=True)
    heard(telegram)
    people.say(ann, room, "talk")
    assert len(heard(telegram)) == 1
    add_bot(people.telegram, ann, room)
    telegram.privacy = False
    people.say(ann, room, "talk")
    assert len(heard(telegram)) == 1


def test_bot_hears_nothing_where_it_is_not(people: People, telegram: Telegram, ann: User) -> None:
    """A group without the bot, or that put it out, sends it nothing."""
    room = open_group(people.telegram, "Readers", ann)
    people.say(ann, room, "/ask")
    add_bot(people.telegram, ann, room)
    remove_bot(people.telegram, ann, room)
    heard(telegram)
    people.say(ann, room, "/ask")
    assert heard(telegram) == []


def test_joining_is_told(people: People, telegram: Telegram, ann: User) -> None:
    """The bot is told of its own coming and of others' coming and going."""
    room, bob = open_group(people.telegram, "Readers", ann), people.person("Bob")
    add_bot(people.telegram, ann, room)
    join_group(people.telegram, bob, room)
    leave_group(people.telegram, bob, room)
    (update,) = [update for update in telegram.updates.pending if "my_chat_member" in update]
    change = update["my_chat_member"]
    assert (change["from"], change["new_chat_member"]["status"]) == (ann.json(), "member")
    came, bob_came, bob_left = heard(telegram)
    assert came["new_chat_members"] == [telegram.bot.json()]
    assert bob_came["new_chat_members"] == [bob.json()]
    assert bob_left["left_chat_member"] == bob.json()
    with pytest.raises(ValueError, match="can't write"):
        people.say(bob, room, "/ask")


def test_topics(people: People, telegram: Telegram, ann: User, group: Chat) -> None:
    """What is said in a topic carries its number; a group without topics has none."""
    room = open_group(people.telegram, "Topics", ann, topics=True)
    add_bot(people.telegram, ann, room)
    topic = open_topic(people.telegram, ann, room, "Grain")
    heard(telegram)
    people.say(ann, room, "/ask", topic=topic)
    (message,) = heard(telegram)
    assert (message["message_thread_id"], message["is_topic_message"]) == (topic, True)
    assert message["chat"]["is_forum"] is True
    with pytest.raises(ValueError, match="topics"):
        open_topic(people.telegram, ann, group, "Grain")


async def test_everyone_in_a_chat_hears_the_bot(
    api: Api, people: People, ann: User, group: Chat
) -> None:
    """A message of the bot reaches everyone in the chat and no one else."""
    bob, eve = people.person("Bob"), people.person("Eve")
    join_group(people.telegram, bob, group)
    await api.ok("sendMessage", chat_id=group.id, text="all")
    for user in (ann, bob):
        assert people.telegram.events.after(user.id, 0)[-1].data["text"] == "all"
    with pytest.raises(TimeoutError, match="Eve heard no message"):
        await people.hear(eve, seconds=0.01)


async def test_each_event_is_heard_once(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A person hears each event once, in order, and not what they wrote themselves."""
    for text in "ab":
        people.say(ann, chat, "mine")
        await api.ok("sendMessage", chat_id=chat.id, text=text)
    assert [(await people.hear(ann)).data["text"] for _ in "ab"] == ["a", "b"]
