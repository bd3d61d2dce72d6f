"""What the handlers of taps share: the tap, what its button carries, and how it is answered."""

import logging

from telegram import CallbackQuery, Message, Update
from telegram.constants import MessageEntityType
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.answering.answers import Passage
from bot.answering.former import Found
from bot.chat.callback_data import CallbackData
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.texts import Texts

log = logging.getLogger(__name__)

# How a tap's answer is refused that comes late.
_TOO_LATE = ("query is too old", "query id is invalid")


def callback_in(update: Update) -> CallbackQuery:
    """Return the tap of an update that a handler of taps was given."""
    if update.callback_query is None:
        raise ValueError("the update has no tap")
    return update.callback_query


def bold_in(query: CallbackQuery) -> str:
    """Return the last bold words of the tapped message, which are those that answer."""
    message = query.message
    if not isinstance(message, Message) or not message.text:
        return ""
    bold = list(message.parse_entities([MessageEntityType.BOLD]).values())
    return bold[-1] if bold else ""


def carried(query: CallbackQuery) -> CallbackData:
    """Return what the tapped button carries."""
    return CallbackData.parse(query.data or "")


async def tapped_passage(services: Services, update: Update) -> tuple[Session, Passage] | None:
    """Return who tapped, and the passage that the button carries.

    Where it is gone the tap is answered with that, and None returned; else it is to be answered.
    """
    query, session = callback_in(update), await session_of(services, update)
    found = session.answering.find(carried(query).code)
    if found.passage is None:
        await acknowledge(query, gone(found, session.texts))
        return None
    return session, found.passage


def gone(found: Found, texts: Texts) -> str:
    """Say that a code leads to no passage any more, and since when if that is known."""
    if not found.until:
        return texts.no_passage
    return texts.gone_since.format(day=texts.day(found.until))


async def acknowledge(query: CallbackQuery, alert: str = "", *, words: str = "") -> None:
    """Answer a tap, which stops its clock; what it asks for is done even where that fails.

    Args:
        query: the tap.
        alert: what the person must read and dismiss.
        words: what passes by by itself.
    """
    try:
        await query.answer(alert or words or None, show_alert=bool(alert))
    except RetryAfter:
        return
    except TelegramError as error:
        if not (isinstance(error, BadRequest) and is_too_late(error)):
            log.warning("A tap can't be answered: %s", type(error).__name__)


def is_too_late(error: BadRequest) -> bool:
    """Tell whether an answer to a tap or an inline query came when nobody waits for it any more."""
    return any(refusal in error.message.lower() for refusal in _TOO_LATE)
