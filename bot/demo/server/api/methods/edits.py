"""Changing and taking back what was sent."""

from typing import Any

from telegram.constants import BulkRequestLimit, ReactionEmoji

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.find import find_chat, find_message, find_own_message
from bot.demo.server.api.keyboards import read_markup
from bot.demo.server.api.methods.method import method
from bot.demo.server.api.methods.sending import (
    read_caption,
    read_preview,
    read_text,
    with_known_users,
)
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import Json, Message
from bot.demo.server.objects.views import message_json
from bot.demo.server.state.messages import change, delete
from bot.demo.server.state.telegram import Telegram

_TARGET = "chat_id message_id inline_message_id reply_markup "
_DELETABLE_SECONDS = 48 * 3600


async def edit_message_text(telegram: Telegram, arguments: Arguments) -> Json | bool:
    """Give a message another text; buttons not given again are gone."""
    text = read_text(arguments, edit=True)
    markup = read_markup(arguments, inline_only=True)
    options = read_preview(arguments)
    message = find_own_message(telegram, arguments)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    text = with_known_users(telegram, text)
    return _edit(telegram, message, text=text, markup=markup, link_preview_options=options)


async def edit_message_caption(telegram: Telegram, arguments: Arguments) -> Json | bool:
    """Give a file another caption."""
    text = read_caption(arguments)
    markup = read_markup(arguments, inline_only=True)
    message = find_own_message(telegram, arguments)
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    return _edit(telegram, message, text=with_known_users(telegram, text), markup=markup)


async def edit_message_reply_markup(telegram: Telegram, arguments: Arguments) -> Json | bool:
    """Give a message other buttons, or none."""
    markup = read_markup(arguments, inline_only=True)
    return _edit(telegram, find_own_message(telegram, arguments), markup=markup)


def _edit(telegram: Telegram, message: Message, **fields: Any) -> Json | bool:  # noqa: ANN401  fields of Message, of several types
    """Change a message unless it is the same already."""
    if all(getattr(message, name) == value for name, value in fields.items()):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    changed = change(telegram, message, edit_date=telegram.now(), **fields)
    return True if message.inline_id else message_json(changed)


async def delete_message(telegram: Telegram, arguments: Arguments) -> bool:
    """Take a message away."""
    message = find_message(telegram, arguments, "message to delete")
    _check_deletable(telegram, message)
    delete(telegram, message)
    return True


async def delete_messages(telegram: Telegram, arguments: Arguments) -> bool:
    """Take several messages away; those not there are passed over."""
    numbers = arguments.integers("message_ids", "message identifiers")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > BulkRequestLimit.MAX_LIMIT:
        raise bad_request("too many message identifiers specified")
    chat = find_chat(telegram, arguments.text("chat_id"))
    messages = [telegram.messages[chat.id].get(number) for number in numbers]
    for message in filter(None, messages):
        _check_deletable(telegram, message)
    for message in filter(None, messages):
        delete(telegram, message)
    return True


def _check_deletable(telegram: Telegram, message: Message) -> None:
    """Refuse what is too old, and what others wrote in a group that the bot doesn't run."""
    admin = telegram.status(message.chat, telegram.bot.id) == "administrator"
    foreign = message.sender != telegram.bot and not message.chat.is_private and not admin
    if foreign or telegram.now() - message.date > _DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


async def set_message_reaction(telegram: Telegram, arguments: Arguments) -> bool:
    """Put one reaction of the bot under a message, or take it away."""
    reactions = arguments.objects("reaction", "ReactionType") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction.get("type") != "emoji" or reaction.get("emoji") not in set(ReactionEmoji):
            raise bad_request("REACTION_INVALID")
    message = find_message(telegram, arguments, "message to react")
    emoji = tuple(reaction["emoji"] for reaction in reactions)
    changed = change(telegram, message, "", reactions=emoji)
    shown = {"chat_id": changed.chat.id, "message_id": changed.id, "emoji": list(emoji)}
    telegram.events.publish(telegram.people_in(changed.chat), "reaction", shown)
    return True


METHODS = (
    method(
        "editMessageText",
        edit_message_text,
        _TARGET + "text parse_mode entities link_preview_options disable_web_page_preview",
    ),
    method(
        "editMessageCaption", edit_message_caption, _TARGET + "caption parse_mode caption_entities"
    ),
    method("editMessageReplyMarkup", edit_message_reply_markup, _TARGET),
    method("deleteMessage", delete_message, "chat_id message_id"),
    method("deleteMessages", delete_messages, "chat_id message_ids"),
    method("setMessageReaction", set_message_reaction, "chat_id message_id reaction is_big"),
)
