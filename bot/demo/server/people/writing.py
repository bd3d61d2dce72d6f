"""How what a person writes comes into a chat."""

from typing import Any

from telegram.constants import MessageLimit

from bot.demo.server.objects.model import Chat, Message, Quote, Text, User
from bot.demo.server.state.messages import post
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import format_text
from bot.demo.server.text.utf16 import utf16_length


def write(
    telegram: Telegram,
    user: User,
    chat: Chat,
    *,
    text: Text,
    reply_to: Message | None = None,
    topic: int | None = None,
    quote: Quote | None = None,
    **fields: Any,  # noqa: ANN401  fields of Message, of several types
) -> Message:
    """Post a person's message where they may write.

    Raises:
        ValueError: If they may not write there.
    """
    check_member(telegram, user, chat)
    if chat.is_private:
        telegram.members[chat.id].setdefault(telegram.bot.id, "member")
    known = telegram.messages[chat.id]
    if reply_to:
        reply_to = known[reply_to.id]
        topic = topic or reply_to.topic
    replied = reply_to or known.get(topic or 0)
    return post(
        telegram, chat, user, text=text, reply_to=replied, topic=topic, quote=quote, **fields
    )


def check_member(telegram: Telegram, user: User, chat: Chat) -> None:
    """Refuse who isn't there, or has blocked the bot."""
    if telegram.status(chat, user.id) in {"left", "kicked"}:
        raise ValueError(f"{user.first_name} can't write in chat {chat.id}")


def typed_text(text: str) -> Text:
    """Return what a person typed as the server keeps it."""
    kept = format_text(text)
    if not 1 <= utf16_length(kept.text) <= MessageLimit.MAX_TEXT_LENGTH:
        raise ValueError("a message has 1 to 4096 characters")
    return kept
