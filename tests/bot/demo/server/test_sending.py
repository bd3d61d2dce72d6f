"""sendMessage and sendChatAction: where to, in reply to what."""

from typing import Any

import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.groups import add_bot, open_group, open_topic, remove_bot
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import Api


async def test_message_has_the_fields_of_the_real_one(api: Api, telegram: Telegram) -> None:
    """A sent message comes back with number, chat, sender, date, text and entities."""
    user = People(telegram).person("Bob", username="bob", last_name="Ray")
    People(telegram).start(user)
    sent = await api.ok("sendMessage", chat_id=user.id, text="<b>hi</b>", parse_mode="HTML")
    assert sent == {
        "message_id": 2,
        "from": telegram.bot.json(),
        "chat": {
            "id": user.id,
            "username": "bob",
            "first_name": "Bob",
            "last_name": "Ray",
            "type": "private",
        },
        "date": 1_700_000_000,
        "text": "hi",
        "entities": [{"offset": 0, "length": 2, "type": "bold"}],
    }


async def test_numbers_count_up_in_each_chat(api: Api, chat: Chat, group: Chat) -> None:
    """Messages are numbered apart in each chat."""
    first = await api.ok("sendMessage", chat_id=chat.id, text="a")
    second = await api.ok("sendMessage", chat_id=chat.id, text="a")
    other = await api.ok("sendMessage", chat_id=group.id, text="a")
    assert second["message_id"] == first["message_id"] + 1
    assert other["message_id"] == 2


async def test_chat_must_be_named(api: Api) -> None:
    """A message to no chat is refused."""
    assert await api.refused("sendMessage", text="a") == "Bad Request: chat_id is empty"


@pytest.mark.parametrize("chat_id", [5, "five", "@nowhere"])
async def test_chat_must_exist(api: Api, chat_id: int | str) -> None:
    """A message to a chat that isn't there is refused."""
    reason = await api.refused("sendMessage", chat_id=chat_id, text="a")
    assert reason == "Bad Request: chat not found"


async def test_bot_does_not_write_first(api: Api, people: People) -> None:
    """A person who hasn't written to the bot can't be written to."""
    stranger = people.person("Bob")
    reason = await api.refused("sendMessage", chat_id=stranger.id, text="a")
    assert reason == "Bad Request: chat not found"


async def test_blocked_bot_is_told_so(api: Api, people: People, ann: User) -> None:
    """A person who blocked the bot can't be written to, until they press Start."""
    people.block(ann)
    reason = await api.refused("sendMessage", chat_id=ann.id, text="a")
    assert reason == "Forbidden: bot was blocked by the user"
    people.start(ann)
    await api.ok("sendMessage", chat_id=ann.id, text="a")


async def test_bot_put_out_of_a_group_is_told_so(
    api: Api, people: People, ann: User, group: Chat
) -> None:
    """A bot can't write to a group that it was put out of."""
    remove_bot(people.telegram, ann, group)
    reason = await api.refused("sendMessage", chat_id=group.id, text="a")
    assert reason == "Forbidden: bot was kicked from the supergroup chat"


async def test_group_by_its_name(api: Api, people: People, ann: User) -> None:
    """A public group is found by its @username."""
    room = open_group(people.telegram, "Open", ann, username="open_room")
    add_bot(people.telegram, ann, room)
    sent = await api.ok("sendMessage", chat_id="@Open_Room", text="a")
    assert sent["chat"]["id"] == room.id


async def test_reply_shows_what_it_replies_to(
    api: Api, people: People, ann: User, chat: Chat
) -> None:
    """A reply carries the message replied to, but not what that one replied to."""
    first = people.say(ann, chat, "one")
    second = people.say(ann, chat, "two", first)
    reply = {"message_id": second.id, "chat_id": chat.id}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in sent["reply_to_message"]


async def test_reply_follows_what_it_replies_to(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """After an edit a reply carries the new words; after a deletion nothing."""
    question = people.say(ann, chat, "one")
    reply = {"message_id": question.id, "chat_id": chat.id}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    people.edit(question, "two")
    replied = telegram.messages[chat.id][sent["message_id"]].reply_to
    assert replied is not None
    assert replied.text.text == "two"
    people.delete(question)
    assert telegram.messages[chat.id][sent["message_id"]].reply_to is None


async def test_reply_in_the_old_form(api: Api, people: People, ann: User, chat: Chat) -> None:
    """reply_to_message_id still works."""
    said = people.say(ann, chat, "one")
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_to_message_id=said.id)
    assert sent["reply_to_message"]["message_id"] == said.id


async def test_reply_target_must_exist(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A reply to a message that is gone is refused."""
    said = people.say(ann, chat, "one")
    people.delete(said)
    reply = {"message_id": said.id}
    reason = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert reason == "Bad Request: message to be replied not found"


async def test_reply_target_is_in_the_same_chat(
    api: Api, people: People, ann: User, chat: Chat, group: Chat
) -> None:
    """A reply to a message of another chat is refused here."""
    said = people.say(ann, group, "/one")
    while people.say(ann, chat, "here").id < said.id:
        pass
    reply = {"message_id": said.id, "chat_id": group.id}
    reason = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert reason == "Bad Request: message to be replied not found"


async def test_reply_may_be_sent_without_its_target(api: Api, chat: Chat) -> None:
    """A reply that allows it is sent plain when its target is gone."""
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_quote_must_be_exact(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A quote that isn't in the message word for word is refused."""
    said = people.say(ann, chat, "grain output reached 25 million tonnes")
    reply = {"message_id": said.id, "quote": "grain output  reached"}
    reason = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert reason == "Bad Request: QUOTE_TEXT_INVALID"


async def test_quote_shows_where_it_stands(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A quote comes back with its place in UTF-16 units, the nearest to the one asked for."""
    said = people.say(ann, chat, "😀 ab ab")
    reply = {"message_id": said.id, "quote": "ab", "quote_position": 6}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert sent["quote"] == {"text": "ab", "position": 6, "is_manual": True}
    reply["quote_position"] = 0
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert sent["quote"]["position"] == 3


async def test_quote_must_repeat_the_styles(api: Api, chat: Chat) -> None:
    """A quote without the bold of the message is refused, with it taken."""
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a <b>b</b> c", parse_mode="HTML")
    plain = {"message_id": sent["message_id"], "quote": "b c"}
    reason = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_parameters=plain)
    assert reason == "Bad Request: QUOTE_TEXT_INVALID"
    bold = plain | {"quote": "<b>b</b> c", "quote_parse_mode": "HTML"}
    reply = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_parameters=bold)
    assert reply["quote"]["entities"] == [{"offset": 0, "length": 1, "type": "bold"}]


async def test_quote_has_a_length(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A quote has 1024 units at most."""
    said = people.say(ann, chat, "a" * 1025)
    for size, taken in ((1024, True), (1025, False)):
        reply = {"message_id": said.id, "quote": "a" * size}
        body = await api.call("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
        assert body["ok"] is taken


async def test_reply_parameters_are_checked(api: Api, chat: Chat) -> None:
    """A field that reply parameters don't have is refused."""
    reply = {"message": 1}
    reason = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert reason == 'Bad Request: can\'t parse reply parameters: unknown field "message"'


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ({"quote": "a"}, 'Can\'t find field "message_id"'),
        ({"message_id": "x"}, 'Field "message_id" must be of type Number'),
        ({"message_id": 1, "quote": 5}, 'Field "quote" must be of type String'),
        (
            {"message_id": 1, "quote": "a", "quote_entities": ["a"]},
            'Field "quote_entities" must be of type Array of Objects',
        ),
    ],
)
async def test_fields_have_types(api: Api, chat: Chat, reply: dict[str, Any], reason: str) -> None:
    """A field within an object that is missing or of another type is named."""
    refused = await api.refused("sendMessage", chat_id=chat.id, text="a", reply_parameters=reply)
    assert refused == f"Bad Request: can't parse reply parameters: {reason}"


async def test_topic_must_exist(api: Api, chat: Chat, group: Chat) -> None:
    """A message to a topic that isn't there is refused."""
    for room in (chat, group):
        reason = await api.refused("sendMessage", chat_id=room.id, text="a", message_thread_id=7)
        assert reason == "Bad Request: message thread not found"


async def test_message_in_a_topic(api: Api, people: People, ann: User) -> None:
    """A message in a topic says so, and counts as a reply to the topic's first message."""
    room = open_group(people.telegram, "Topics", ann, topics=True)
    add_bot(people.telegram, ann, room)
    topic = open_topic(people.telegram, ann, room, "Grain")
    sent = await api.ok("sendMessage", chat_id=room.id, text="a", message_thread_id=topic)
    assert sent["message_thread_id"] == topic
    assert sent["is_topic_message"] is True
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Grain"


async def test_reply_stays_in_its_topic(api: Api, people: People, ann: User) -> None:
    """A reply goes to the topic of the message replied to."""
    room = open_group(people.telegram, "Topics", ann, topics=True)
    add_bot(people.telegram, ann, room)
    topic = open_topic(people.telegram, ann, room, "Grain")
    said = people.say(ann, room, "/ask", topic=topic)
    reply = {"message_id": said.id}
    sent = await api.ok("sendMessage", chat_id=room.id, text="a", reply_parameters=reply)
    assert sent["message_thread_id"] == topic


async def test_preview_options_come_back(api: Api, chat: Chat) -> None:
    """Options for the preview of links are kept, and unknown ones refused."""
    options = {"is_disabled": True}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", link_preview_options=options)
    assert sent["link_preview_options"] == options
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", disable_web_page_preview=True)
    assert sent["link_preview_options"] == options
    reason = await api.refused(
        "sendMessage", chat_id=chat.id, text="a", link_preview_options={"disabled": True}
    )
    assert reason == 'Bad Request: can\'t parse link preview options: unknown field "disabled"'


async def test_mention_by_id_names_the_user(api: Api, ann: User, chat: Chat) -> None:
    """A mention by id carries the user; one of a stranger is dropped."""
    html = f'<a href="tg://user?id={ann.id}">her</a> <a href="tg://user?id=5">him</a>'
    sent = await api.ok("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML")
    (entity,) = sent["entities"]
    assert entity["user"] == ann.json()


async def test_entities_come_back(api: Api, chat: Chat) -> None:
    """Entities come back with what belongs to them: address, language, emoji."""
    html = '<a href="a.org">a</a><pre><code class="language-py">b</code></pre>'
    emoji = '<tg-emoji emoji-id="5">👍</tg-emoji>'
    sent = await api.ok("sendMessage", chat_id=chat.id, text=html + emoji, parse_mode="HTML")
    assert sent["entities"] == [
        {"offset": 0, "length": 1, "type": "text_link", "url": "http://a.org/"},
        {"offset": 1, "length": 1, "type": "pre", "language": "py"},
        {"offset": 2, "length": 2, "type": "custom_emoji", "custom_emoji_id": "5"},
    ]


async def test_action_is_shown(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A chat action reaches the people of the chat."""
    assert await api.ok("sendChatAction", chat_id=chat.id, action="typing") is True
    event = await people.hear(ann, "action")
    assert event.data == {"chat_id": chat.id, "action": "typing"}


async def test_action_must_be_known(api: Api, chat: Chat) -> None:
    """An action that isn't one is refused."""
    reason = await api.refused("sendChatAction", chat_id=chat.id, action="think")
    assert reason == "Bad Request: wrong parameter action in request"
