"""Finding what a call names: the chat, the topic, the message."""

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.objects.errors import bad_request, forbidden
from bot.demo.server.objects.model import Chat, Message
from bot.demo.server.state.telegram import Telegram


def find_chat(telegram: Telegram, name: str) -> Chat:
    """Return a chat that the bot knows, by id or by @username.

    Raises:
        ApiError: If there is none, or it is closed to the bot.
    """
    if not name:
        raise bad_request("chat_id is empty")
    chat = _by_name(telegram, name)
    if not chat or telegram.bot.id not in telegram.members[chat.id]:
        raise bad_request("chat not found")
    _check_access(telegram, chat)
    return chat


def _by_name(telegram: Telegram, name: str) -> Chat | None:
    """Look a chat up."""
    if name.startswith("@"):
        wanted = name[1:].lower()
        groups = [chat for chat in telegram.chats.values() if not chat.is_private]
        return next((chat for chat in groups if chat.username.lower() == wanted), None)
    try:
        return telegram.chats.get(int(name))
    except ValueError:
        return None


def _check_access(telegram: Telegram, chat: Chat) -> None:
    """Refuse a chat that the bot was put out of."""
    status = telegram.status(chat, telegram.bot.id)
    if chat.is_private and telegram.status(chat, chat.id) == "kicked":
        raise forbidden("bot was blocked by the user")
    if status == "kicked":
        raise forbidden("bot was kicked from the supergroup chat")
    if status == "left":
        raise forbidden("bot is not a member of the supergroup chat")


def find_message(telegram: Telegram, arguments: Arguments, what: str) -> Message:
    """Return the message that a call names by chat_id and message_id."""
    chat = find_chat(telegram, arguments.text("chat_id"))
    message = telegram.messages[chat.id].get(arguments.integer("message_id"))
    if not message:
        raise bad_request(f"{what} not found")
    return message


def find_own_message(telegram: Telegram, arguments: Arguments) -> Message:
    """Return the bot's own message that an edit names, here or sent through inline mode."""
    inline_id = arguments.text("inline_message_id")
    if inline_id:
        return _sent_inline(telegram, inline_id)
    if not arguments.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = find_message(telegram, arguments, "message to edit")
    if message.sender != telegram.bot or message.service:
        raise bad_request("message can't be edited")
    return message


def _sent_inline(telegram: Telegram, inline_id: str) -> Message:
    """Return the message that a person sent through inline mode, wherever it is."""
    for messages in telegram.messages.values():
        for message in messages.values():
            if message.inline_id == inline_id:
                return message
    raise bad_request("MESSAGE_ID_INVALID")


def find_topic(telegram: Telegram, chat: Chat, arguments: Arguments) -> int | None:
    """Return the topic that a message is sent to, or nothing for the general one."""
    topic = arguments.integer("message_thread_id")
    if not topic:
        return None
    if topic not in telegram.topics[chat.id]:
        raise bad_request("message thread not found")
    return topic
