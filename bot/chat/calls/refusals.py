"""What the Bot API's refusals mean: which are normal events of a chat's life, and their kind."""

import re

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

# What Telegram says, in lower case, where nothing went wrong on either side; by kind.
_NORMAL = {
    "blocked": ("blocked by the user",),
    "deleted account": ("user is deactivated", "user not found", "peer_id_invalid"),
    "kicked": ("bot was kicked", "not a member", "chat was deleted", "group chat was deactivated"),
    "no chat": ("chat not found", "initiate conversation"),
    "no rights": (
        "not enough rights",
        "have no rights",
        "need administrator rights",
        "chat_write_forbidden",
        "chat_restricted",
        "chat_send_",
        "is not allowed in the chat",
    ),
    "topic closed": ("topic_closed", "topic_deleted", "message thread not found"),
    "message gone": (
        "message to edit not found",
        "message to delete not found",
        "message can't be edited",
        "message to be replied not found",
        "message to reply not found",
        "message_id_invalid",
    ),
    "query too old": ("query is too old", "query id is invalid"),
    "migrated": ("upgraded to a supergroup",),
}
# What Telegram repeats of a message stands in quotation marks.
_QUOTED = re.compile(r"([\"“]).*([\"”])", re.DOTALL)
_LONGEST = 200


def normal_event(error: BaseException | None) -> str:
    """Return the kind of a refusal that is a normal event; empty for any other error."""
    if isinstance(error, RetryAfter):
        return "too many requests"
    if isinstance(error, ChatMigrated):
        return "migrated"
    if not isinstance(error, BadRequest | Forbidden):
        return ""
    says = error.message.lower()
    known = (kind for kind, words in _NORMAL.items() if any(word in says for word in words))
    return next(known, "forbidden" if isinstance(error, Forbidden) else "")


def without_quotes(error: TelegramError) -> str:
    """Return what an error says without what it quotes, which may be somebody's words."""
    return _QUOTED.sub(r"\1…\2", error.message)[:_LONGEST]
