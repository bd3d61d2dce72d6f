"""Editing, deleting and reacting."""

from typing import Any

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.groups import add_bot
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import Api, Clock

BUTTONS = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def sent(api: Api, chat: Chat, **parameters: object) -> dict[str, Any]:
    """Send a message and return the parameters that name it."""
    message = await api.ok("sendMessage", chat_id=chat.id, **({"text": "old"} | parameters))
    return {"chat_id": chat.id, "message_id": message["message_id"]}


async def test_edit_changes_the_text(api: Api, chat: Chat, clock: Clock) -> None:
    """An edited message has the new text and the time of the edit."""
    target = await sent(api, chat)
    clock.now += 5
    edited = await api.ok("editMessageText", **target, text="<i>new</i>", parse_mode="HTML")
    assert (edited["text"], edited["edit_date"]) == ("new", 1_700_000_005)


async def test_edit_without_buttons_removes_them(api: Api, chat: Chat) -> None:
    """Buttons that an edit doesn't give again are gone."""
    target = await sent(api, chat, reply_markup=BUTTONS)
    edited = await api.ok("editMessageText", **target, text="new")
    assert "reply_markup" not in edited


async def test_edit_must_change_something(api: Api, chat: Chat) -> None:
    """An edit to what the message is already is refused, markup and white space aside."""
    target = await sent(api, chat, text="<b>a</b>", parse_mode="HTML", reply_markup=BUTTONS)
    same = {"text": " <strong>a</strong>", "parse_mode": "HTML", "reply_markup": BUTTONS}
    assert await api.refused("editMessageText", **target, **same) == NOT_MODIFIED
    await api.ok("editMessageText", **target, text="a", reply_markup=BUTTONS)


async def test_other_buttons_must_be_other(api: Api, chat: Chat) -> None:
    """Buttons can be changed and removed apart from the text, but not to what they are."""
    target = await sent(api, chat, reply_markup=BUTTONS)
    assert (
        await api.refused("editMessageReplyMarkup", **target, reply_markup=BUTTONS) == NOT_MODIFIED
    )
    edited = await api.ok("editMessageReplyMarkup", **target)
    assert "reply_markup" not in edited
    assert await api.refused("editMessageReplyMarkup", **target) == NOT_MODIFIED


async def test_edit_takes_inline_buttons_only(api: Api, chat: Chat) -> None:
    """A reply keyboard can't be put under a message."""
    target = await sent(api, chat)
    markup = {"keyboard": [["a"]]}
    reason = await api.refused("editMessageText", **target, text="new", reply_markup=markup)
    assert reason == "Bad Request: inline keyboard expected"


async def test_edit_target_must_exist(api: Api, chat: Chat) -> None:
    """An edit of a message that isn't there is refused."""
    reason = await api.refused("editMessageText", chat_id=chat.id, message_id=99, text="a")
    assert reason == "Bad Request: message to edit not found"


async def test_edit_needs_a_target(api: Api, chat: Chat) -> None:
    """An edit of no message is refused."""
    reason = await api.refused("editMessageText", chat_id=chat.id, text="a")
    assert reason == "Bad Request: message identifier is not specified"


async def test_bot_edits_its_own_messages_only(
    api: Api, people: People, ann: User, chat: Chat
) -> None:
    """A person's message can't be edited by the bot."""
    said = people.say(ann, chat, "mine")
    reason = await api.refused("editMessageText", chat_id=chat.id, message_id=said.id, text="a")
    assert reason == "Bad Request: message can't be edited"


async def test_edit_is_shown(api: Api, people: People, ann: User, chat: Chat) -> None:
    """People see an edit, and the bot gets no update about it."""
    await api.ok("editMessageText", **await sent(api, chat), text="new")
    assert (await people.hear(ann, "edited")).data["text"] == "new"
    assert people.telegram.updates.pending == []


async def test_message_can_be_deleted(api: Api, people: People, ann: User, chat: Chat) -> None:
    """In a private chat the bot deletes its own messages and the person's."""
    said = people.say(ann, chat, "mine")
    target = await sent(api, chat)
    for gone in (target, {"chat_id": chat.id, "message_id": said.id}):
        assert await api.ok("deleteMessage", **gone) is True
        assert (await people.hear(ann, "deleted")).data == gone


async def test_delete_target_must_exist(api: Api, chat: Chat) -> None:
    """A message can be deleted once."""
    target = await sent(api, chat)
    await api.ok("deleteMessage", **target)
    reason = await api.refused("deleteMessage", **target)
    assert reason == "Bad Request: message to delete not found"


async def test_others_messages_in_a_group_stay(
    api: Api, people: People, ann: User, group: Chat
) -> None:
    """In a group only an administrator deletes what others wrote."""
    said = people.say(ann, group, "/mine")
    target = {"chat_id": group.id, "message_id": said.id}
    reason = await api.refused("deleteMessage", **target)
    assert reason == "Bad Request: message can't be deleted for everyone"
    add_bot(people.telegram, ann, group, administrator=True)
    await api.ok("deleteMessage", **target)


async def test_old_messages_stay(api: Api, chat: Chat, clock: Clock) -> None:
    """A message of more than 48 hours can't be deleted."""
    target = await sent(api, chat)
    clock.now += 48 * 3600 + 1
    reason = await api.refused("deleteMessage", **target)
    assert reason == "Bad Request: message can't be deleted for everyone"


async def test_several_messages_at_once(api: Api, telegram: Telegram, chat: Chat) -> None:
    """Several messages are deleted at once, those not there passed over, 100 at most."""
    target = await sent(api, chat)
    numbers = [target["message_id"], 999]
    assert await api.ok("deleteMessages", chat_id=chat.id, message_ids=numbers) is True
    assert target["message_id"] not in telegram.messages[chat.id]
    many = list(range(1, 102))
    reason = await api.refused("deleteMessages", chat_id=chat.id, message_ids=many)
    assert reason == "Bad Request: too many message identifiers specified"
    reason = await api.refused("deleteMessages", chat_id=chat.id, message_ids=["a"])
    assert reason == "Bad Request: can't parse message identifiers: expected an Integer"
    reason = await api.refused("deleteMessages", chat_id=chat.id, message_ids=[])
    assert reason == "Bad Request: message identifiers are not specified"


async def test_reaction_is_shown(api: Api, people: People, ann: User, chat: Chat) -> None:
    """The bot's reaction reaches the people of the chat, and can be taken away."""
    said = people.say(ann, chat, "thanks")
    target = {"chat_id": chat.id, "message_id": said.id}
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await api.ok("setMessageReaction", **target, reaction=reaction)
    await api.ok("setMessageReaction", **target)
    assert (await people.hear(ann, "reaction")).data == target | {"emoji": ["👍"]}
    assert (await people.hear(ann, "reaction")).data == target | {"emoji": []}


async def test_reaction_must_be_allowed(api: Api, people: People, ann: User, chat: Chat) -> None:
    """A bot sets one of the free reactions, under a message that is there."""
    said = people.say(ann, chat, "thanks")
    target = {"chat_id": chat.id, "message_id": said.id}
    thumb, cat = ({"type": "emoji", "emoji": emoji} for emoji in "👍🐈")
    reason = await api.refused("setMessageReaction", **target, reaction=[cat])
    assert reason == "Bad Request: REACTION_INVALID"
    reason = await api.refused("setMessageReaction", **target, reaction=[thumb, thumb])
    assert reason == "Bad Request: REACTIONS_TOO_MANY"
    reason = await api.refused("setMessageReaction", chat_id=chat.id, message_id=99)
    assert reason == "Bad Request: message to react not found"
