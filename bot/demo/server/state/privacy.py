"""What of a group's talk a bot in privacy mode hears."""

from telegram.constants import MessageEntityType as Kind

from bot.demo.server.objects.model import Entity, Message, User
from bot.demo.server.text.utf16 import utf16_slice


def is_meant_for(bot: User, message: Message, *, mentions: bool) -> bool:
    """Tell whether a group message reaches a bot in privacy mode.

    Service messages do, replies to the bot, messages sent through it, commands not meant for
    another bot, and mentions where they are let through.
    """
    if message.service or message.via_bot == bot:
        return True
    if message.reply_to and message.reply_to.sender.id == bot.id:
        return True
    return any(_addresses(bot, message, entity, mentions) for entity in message.text.entities)


def _addresses(bot: User, message: Message, entity: Entity, mentions: bool) -> bool:
    """Tell whether an entity is a command for the bot or, where that counts, its mention."""
    text = utf16_slice(message.text.text, entity.offset, entity.end).lower()
    name = f"@{bot.username.lower()}"
    if entity.type == Kind.BOT_COMMAND:
        return text.endswith(name) if "@" in text else entity.offset == 0
    return mentions and entity.type == Kind.MENTION and text == name
