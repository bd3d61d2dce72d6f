"""Sending: messages and chat actions."""

from dataclasses import replace
from typing import Any

from telegram.constants import ChatAction

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.find import find_chat, find_topic
from bot.demo.server.api.keyboards import read_markup
from bot.demo.server.api.methods.method import method
from bot.demo.server.api.replies import read_reply
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import Chat, Json, Message, Text
from bot.demo.server.objects.views import message_json
from bot.demo.server.state.messages import post
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import caption_text, message_text

SENDING = (
    "chat_id message_thread_id reply_parameters reply_to_message_id allow_sending_without_reply "
    "reply_markup parse_mode disable_notification protect_content message_effect_id "
    "allow_paid_broadcast "
)
_PREVIEW = {
    *("is_disabled", "url"),
    *("prefer_small_media", "prefer_large_media", "show_above_text"),
}


async def send_message(telegram: Telegram, arguments: Arguments) -> Json:
    """Send a text."""
    text = read_text(arguments)
    options = read_preview(arguments)
    return message_json(send(telegram, arguments, text, link_preview_options=options))


def read_preview(arguments: Arguments) -> Json | None:
    """Return how a link in the text is to be previewed."""
    if arguments.flag("disable_web_page_preview"):
        return {"is_disabled": True}
    options = arguments.object("link_preview_options", "link preview options")
    for name in (options or {}).keys() - _PREVIEW:
        raise bad_request(f'can\'t parse link preview options: unknown field "{name}"')
    return options


def read_text(arguments: Arguments, *, edit: bool = False) -> Text:
    """Return the text of a message with the markup that the call asks for."""
    entities = arguments.objects("entities", "MessageEntity")
    mode = arguments.text("parse_mode")
    return message_text(arguments.text("text"), mode, entities, edit=edit)


def read_caption(arguments: Arguments) -> Text:
    """Return the caption of a file with the markup that the call asks for."""
    entities = arguments.objects("caption_entities", "MessageEntity")
    return caption_text(arguments.text("caption"), arguments.text("parse_mode"), entities)


def send(telegram: Telegram, arguments: Arguments, text: Text, **fields: Any) -> Message:  # noqa: ANN401  fields of Message, of several types
    """Post a message of the bot where the call wants it."""
    markup = read_markup(arguments)
    chat = find_chat(telegram, arguments.text("chat_id"))
    topic = find_topic(telegram, chat, arguments)
    reply = read_reply(telegram, arguments, chat)
    if reply.message and not topic:
        topic = reply.message.topic
    return post(
        telegram,
        chat,
        telegram.bot,
        text=with_known_users(telegram, text),
        topic=topic,
        reply_to=reply.message or topic_start(telegram, chat, topic),
        quote=reply.quote,
        markup=markup,
        **fields,
    )


def topic_start(telegram: Telegram, chat: Chat, topic: int | None) -> Message | None:
    """Return the message that opened a topic; what is said in it counts as a reply to that."""
    return telegram.messages[chat.id].get(topic or 0)


def with_known_users(telegram: Telegram, text: Text) -> Text:
    """Fill in who is mentioned by id, and drop mentions of strangers."""
    entities = [
        replace(entity, user=telegram.users[entity.user.id]) if entity.user else entity
        for entity in text.entities
        if not entity.user or entity.user.id in telegram.users
    ]
    return replace(text, entities=tuple(entities))


async def send_chat_action(telegram: Telegram, arguments: Arguments) -> bool:
    """Show that the bot is at work."""
    action = arguments.text("action").lower()
    if action not in set(ChatAction):
        raise bad_request("wrong parameter action in request")
    chat = find_chat(telegram, arguments.text("chat_id"))
    topic = find_topic(telegram, chat, arguments)
    shown: Json = {"chat_id": chat.id, "action": action}
    shown |= {"message_thread_id": topic} if topic else {}
    telegram.events.publish(telegram.people_in(chat), "action", shown)
    return True


METHODS = (
    method(
        "sendMessage",
        send_message,
        SENDING + "text entities link_preview_options disable_web_page_preview",
    ),
    method("sendChatAction", send_chat_action, "chat_id message_thread_id action"),
)
