"""A group that becomes a supergroup: Telegram gives it a new number, and its choices go along."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.commands import menu_of
from bot.chat.question import message_in
from bot.chat.services import Services
from bot.texts import LANGUAGES


async def on_migrated(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Take the choices along; both the old and the new chat say that they must be, in any order."""
    message = message_in(update)
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await services.memory.move(old, new)
    if message.migrate_from_chat_id:
        texts = LANGUAGES.get((await services.memory.preferences(new, new)).language)
        if texts:
            await menu_of(context.bot, new, texts, is_private=False, is_admin=False)
