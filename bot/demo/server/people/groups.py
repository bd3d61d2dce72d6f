"""What people do with groups: open them, come and go, let the bot in or put it out."""

from collections.abc import Iterable

from bot.demo.server.objects.model import Chat, Message, User
from bot.demo.server.people.writing import check_member
from bot.demo.server.state.members import set_bot_status
from bot.demo.server.state.messages import change, post
from bot.demo.server.state.telegram import Telegram


def open_group(
    telegram: Telegram,
    title: str,
    creator: User,
    members: Iterable[User] = (),
    *,
    topics: bool = False,
    username: str = "",
) -> Chat:
    """Open a group; the bot is added apart."""
    number = telegram.new_group_id()
    chat = Chat(number, "supergroup", title, username=username, is_forum=topics)
    statuses = {member.id: "member" for member in members} | {creator.id: "creator"}
    return telegram.add_chat(chat, statuses)


def add_bot(telegram: Telegram, by: User, chat: Chat, *, administrator: bool = False) -> None:
    """Add the bot to a group, or change what it is there."""
    is_new = not telegram.has_bot(chat)
    set_bot_status(telegram, chat, by, "administrator" if administrator else "member")
    if is_new:
        post(telegram, chat, by, service={"new_chat_members": [telegram.bot.json()]})


def remove_bot(telegram: Telegram, by: User, chat: Chat) -> None:
    """Put the bot out of a group."""
    set_bot_status(telegram, chat, by, "kicked")


def join_group(telegram: Telegram, user: User, chat: Chat) -> Message:
    """Come into a group."""
    telegram.members[chat.id][user.id] = "member"
    return post(telegram, chat, user, service={"new_chat_members": [user.json()]})


def leave_group(telegram: Telegram, user: User, chat: Chat) -> Message:
    """Go out of a group."""
    check_member(telegram, user, chat)
    message = post(telegram, chat, user, service={"left_chat_member": user.json()})
    telegram.members[chat.id][user.id] = "left"
    return message


def open_topic(telegram: Telegram, user: User, chat: Chat, name: str) -> int:
    """Open a topic in a group that has topics; return its thread id."""
    if not chat.is_forum:
        raise ValueError(f"{chat.title} has no topics")
    created = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
    message = post(telegram, chat, user, service=created)
    telegram.topics[chat.id][message.id] = name
    return change(telegram, message, "", topic=message.id).id
