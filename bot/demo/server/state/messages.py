"""Messages as they come, change and go, and who sees that."""

from dataclasses import replace
from typing import Any

from bot.demo.server.objects.model import Chat, Json, Message, User
from bot.demo.server.objects.views import message_json
from bot.demo.server.state.privacy import is_meant_for
from bot.demo.server.state.telegram import Telegram


def post(telegram: Telegram, chat: Chat, sender: User, **fields: Any) -> Message:  # noqa: ANN401  fields of Message, of several types
    """Add a message to a chat, show it to its people and, where it may hear it, the bot."""
    message = Message(telegram.new_message_id(chat), chat, sender, telegram.now(), **fields)
    telegram.messages[chat.id][message.id] = message
    _show(telegram, "message", message)
    tell(telegram, "message", message)
    return message


def tell(telegram: Telegram, kind: str, message: Message) -> None:
    """Queue a message for the bot if it may hear it."""
    if hears(telegram, message):
        telegram.updates.put(kind, message_json(message))


def hears(telegram: Telegram, message: Message) -> bool:
    """Tell whether the bot gets an update of a message."""
    if message.sender == telegram.bot or not telegram.has_bot(message.chat):
        return False
    admin = telegram.status(message.chat, telegram.bot.id) == "administrator"
    if message.chat.is_private or admin or not telegram.privacy:
        return True
    return is_meant_for(telegram.bot, message, mentions=telegram.mentions)


def change(telegram: Telegram, message: Message, kind: str = "edited", **fields: Any) -> Message:  # noqa: ANN401  fields of Message, of several types
    """Put a changed message in the place of the old one; show it as an event, if of a kind."""
    changed = replace(message, **fields)
    telegram.messages[message.chat.id][message.id] = changed
    _refer(telegram, message, changed)
    if kind:
        _show(telegram, kind, changed)
    return changed


def delete(telegram: Telegram, message: Message) -> None:
    """Take a message away."""
    del telegram.messages[message.chat.id][message.id]
    _refer(telegram, message, None)
    gone: Json = {"chat_id": message.chat.id, "message_id": message.id}
    telegram.events.publish(telegram.people_in(message.chat), "deleted", gone)


def _refer(telegram: Telegram, message: Message, now: Message | None) -> None:
    """Let the replies to a message refer to what it is now, or to nothing."""
    known = telegram.messages[message.chat.id]
    for number, reply in known.items():
        if reply.reply_to and reply.reply_to.id == message.id:
            known[number] = replace(reply, reply_to=now)


def _show(telegram: Telegram, kind: str, message: Message) -> None:
    """Show a message to the people of its chat."""
    people = telegram.people_in(message.chat)
    telegram.events.publish(people, kind, message_json(message, keyboards=True))
