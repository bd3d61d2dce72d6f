"""What happens when a handler fails: the log says what and where, the person that it did."""

import logging

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.chat.sending import Reply, is_seen, respond
from bot.chat.services import Services
from bot.chat.session import session_of

log = logging.getLogger(__name__)


async def on_error(services: Services, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log a failure with its update's id, never a question's text, and ask to try again."""
    error = context.error
    if not isinstance(update, Update):
        log.warning("Bot API: %s: %s", type(error).__name__, error)
        return
    if isinstance(error, Forbidden):
        # Who blocked the bot, or put it out of a group, is told nothing.
        log.info("Update %d: %s", update.update_id, error.message)
        return
    log.error("Update %d failed: %s", update.update_id, type(error).__name__, exc_info=error)
    try:
        await _apologise(services, update)
    except TelegramError as second:
        log.error("Update %d: nor could it be said: %s", update.update_id, type(second).__name__)


async def _apologise(services: Services, update: Update) -> None:
    """Say that something went wrong where the person is: in the topic, in their language."""
    message = update.effective_message
    if is_seen(message):
        session = await session_of(services, update)
        await respond(message, Reply.plain(session.texts.went_wrong))
