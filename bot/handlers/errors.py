"""What happens when a handler fails: the log says what and where, the person that it did."""

import logging

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.texts import texts_in

log = logging.getLogger(__name__)


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log a failure with its update's id, never a question's text, and ask to try again."""
    error = context.error
    if not isinstance(update, Update):
        log.warning("Bot API: %s: %s", type(error).__name__, error)
        return
    log.error("Update %d failed: %s", update.update_id, type(error).__name__, exc_info=error)
    if update.effective_chat is None:
        return
    user = update.effective_user
    says = texts_in(user.language_code if user else None).went_wrong
    try:
        await context.bot.send_message(update.effective_chat.id, says)
    except TelegramError as second:
        log.error("Update %d: nor could it be said: %s", update.update_id, type(second).__name__)
