"""What happens when a handler fails: the log says what and where, the person that it did."""

import logging
import traceback

from telegram import Update
from telegram.error import NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot.chat.calls.refusals import normal_event, without_quotes
from bot.chat.calls.retries import may_be_done
from bot.chat.sending import Reply, is_seen, respond
from bot.chat.services import Services
from bot.chat.session import session_of

log = logging.getLogger(__name__)


async def on_error(services: Services, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log a failure with its update's id, never a question's text, and ask to try again.

    Who blocked the bot, or whose message is gone, is told nothing; nor is anybody to whom the
    answer may have come all the same.
    """
    error = context.error
    if not isinstance(update, Update):
        log.warning("Bot API: %s: %s", type(error).__name__, error)
        return
    number = update.update_id
    if kind := normal_event(error):
        log.info("Update %d: %s", number, kind)
    elif isinstance(error, NetworkError) and may_be_done(error):
        log.warning("Update %d: what was sent may have arrived (%s)", number, type(error).__name__)
    else:
        log.error("Update %d failed: %s", number, described(error))
        await _apologise(services, update)


def described(error: BaseException | None) -> str:
    """Return what failed and where: of what was in hand, such as a question, nothing is said.

    Errors of other libraries may hold anything, so only Telegram's say more than their type.
    """
    if error is None:
        return "unknown"
    says = f": {without_quotes(error)}" if isinstance(error, TelegramError) else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}{says}\n{frames}".rstrip()


async def _apologise(services: Services, update: Update) -> None:
    """Say that something went wrong where the person is: in the topic, in their language."""
    message = update.effective_message
    if not is_seen(message):
        return
    session = await session_of(services, update)
    try:
        await respond(message, Reply.plain(session.texts.went_wrong))
    except TelegramError as second:
        says = normal_event(second) or type(second).__name__
        log.warning("Update %d: nor could it be said: %s", update.update_id, says)
