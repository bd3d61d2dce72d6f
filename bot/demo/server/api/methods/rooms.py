"""Chats and who is in them."""

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.find import find_chat
from bot.demo.server.api.methods.method import method
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import Json
from bot.demo.server.state.members import member_json
from bot.demo.server.state.telegram import Telegram

_HERE = {"creator", "administrator", "member"}
_FULL = {"accent_color_id": 0, "max_reaction_count": 11}
_ACCEPTED_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)


async def get_chat(telegram: Telegram, arguments: Arguments) -> Json:
    """Describe a chat."""
    chat = find_chat(telegram, arguments.text("chat_id"))
    return chat.json() | _FULL | {"accepted_gift_types": _ACCEPTED_GIFTS}


async def get_chat_member(telegram: Telegram, arguments: Arguments) -> Json:
    """Say what a user is in a chat."""
    chat = find_chat(telegram, arguments.text("chat_id"))
    user_id = arguments.integer("user_id")
    if user_id not in telegram.users:
        raise bad_request("user not found")
    return member_json(telegram.users[user_id], telegram.status(chat, user_id))


async def get_chat_administrators(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """List who runs a group."""
    chat = find_chat(telegram, arguments.text("chat_id"))
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    running = {"creator", "administrator"}
    members = telegram.members[chat.id].items()
    return [member_json(telegram.users[user], what) for user, what in members if what in running]


async def get_chat_member_count(telegram: Telegram, arguments: Arguments) -> int:
    """Count the members of a chat."""
    chat = find_chat(telegram, arguments.text("chat_id"))
    return sum(status in _HERE for status in telegram.members[chat.id].values())


async def leave_chat(telegram: Telegram, arguments: Arguments) -> bool:
    """Leave a group."""
    chat = find_chat(telegram, arguments.text("chat_id"))
    if chat.is_private:
        raise bad_request("can't leave private chats")
    telegram.members[chat.id][telegram.bot.id] = "left"
    return True


METHODS = (
    method("getChat", get_chat, "chat_id"),
    method("getChatMember", get_chat_member, "chat_id user_id"),
    method("getChatAdministrators", get_chat_administrators, "chat_id"),
    method("getChatMemberCount", get_chat_member_count, "chat_id"),
    method("leaveChat", leave_chat, "chat_id"),
)
