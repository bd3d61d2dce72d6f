"""Who is in a chat, and how the bot hears that this changed."""

from bot.demo.server.objects.model import Chat, Json, User
from bot.demo.server.state.telegram import Telegram

_RIGHTS = (
    *("is_anonymous", "can_be_edited", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
    *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
_GRANTED = {"can_manage_chat": True, "can_delete_messages": True}
_EXTRA: dict[str, Json] = {
    "kicked": {"until_date": 0},
    "creator": {"is_anonymous": False},
    "administrator": dict.fromkeys(_RIGHTS, False) | _GRANTED,
}


def member_json(user: User, status: str) -> Json:
    """Return the ChatMember object."""
    return {"user": user.json(), "status": status} | _EXTRA.get(status, {})


def set_bot_status(telegram: Telegram, chat: Chat, by: User, status: str) -> None:
    """Make the bot something else in a chat and tell it."""
    old = telegram.status(chat, telegram.bot.id)
    telegram.members[chat.id][telegram.bot.id] = status
    _tell(telegram, chat, by, old, status)


def set_blocked(telegram: Telegram, chat: Chat, user: User, *, blocked: bool) -> None:
    """Close or reopen a private chat to the bot and tell it."""
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    telegram.members[chat.id][user.id] = new
    _tell(telegram, chat, user, old, new)


def _tell(telegram: Telegram, chat: Chat, by: User, old: str, new: str) -> None:
    """Queue the update about the bot's own place in a chat."""
    body: Json = {
        "chat": chat.json(),
        "from": by.json(),
        "date": telegram.now(),
        "old_chat_member": member_json(telegram.bot, old),
        "new_chat_member": member_json(telegram.bot, new),
    }
    telegram.updates.put("my_chat_member", body)
