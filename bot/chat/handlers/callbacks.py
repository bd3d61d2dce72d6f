"""What the handlers of taps share: the tap, what its button carries, and messages in return."""

import logging
from collections.abc import Awaitable
from typing import TypeGuard

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.answering.answers import Passage
from bot.answering.places import Place, find_passage
from bot.chat.replies import Reply
from bot.chat.services import Services
from bot.chat.session import Session
from bot.storage.database import StorageFailure

log = logging.getLogger(__name__)

# How a tap's answer is refused that comes late, and an edit of what can't be edited any more.
_TOO_LATE = ("query is too old", "query id is invalid")
_UNCHANGEABLE = ("message can't be edited", "message to edit not found")


def tap_in(update: Update) -> CallbackQuery:
    """Return the tap of an update that a handler of taps was given."""
    if update.callback_query is None:
        raise ValueError("the update has no tap")
    return update.callback_query


def carried(query: CallbackQuery) -> tuple[str, int]:
    """Return what a button carries behind its letter: a code, and a number behind a colon or 0."""
    _, _, rest = (query.data or "").partition(":")
    code, _, number = rest.partition(":")
    return code, int(number) if number.isdecimal() else 0


def is_seen(message: MaybeInaccessibleMessage | None) -> TypeGuard[Message]:
    """Tell whether Telegram still shows a tapped message; of old ones it only gives the number."""
    return isinstance(message, Message) and message.date.timestamp() > 0


async def tapped_passage(services: Services, update: Update) -> tuple[Session, Passage] | None:
    """Return who tapped, and the passage that the button carries.

    Where it is gone the tap is answered with that, and None returned; else it is to be answered.
    """
    query, session = tap_in(update), await services.session(update)
    passage = passage_in(services, query)
    if passage is None:
        await acknowledge(query, session.texts.no_passage)
        return None
    return session, passage


def passage_in(services: Services, query: CallbackQuery) -> Passage | None:
    """Return the passage that a button carries; None when it is gone or was changed."""
    place = Place.parse(carried(query)[0])
    return find_passage(services.library.reports, place) if place else None


async def acknowledge(query: CallbackQuery, alert: str = "", *, words: str = "") -> None:
    """Answer a tap, which stops its clock; one that waited too long is done all the same.

    Args:
        query: the tap.
        alert: what the person must read and dismiss.
        words: what passes by by itself.
    """
    try:
        await query.answer(alert or words or None, show_alert=bool(alert))
    except BadRequest as error:
        if not is_too_late(error):
            raise


def is_too_late(error: BadRequest) -> bool:
    """Tell whether an answer to a tap or an inline query came when nobody waits for it any more."""
    return any(says in error.message.lower() for says in _TOO_LATE)


async def kept(query: CallbackQuery, session: Session, saving: Awaitable[None]) -> bool:
    """Save what somebody chose by a tap; where that fails, answer the tap with it."""
    try:
        await saving
    except StorageFailure as error:
        log.error("What was chosen isn't kept: %s", type(error).__name__, exc_info=error)
        await acknowledge(query, session.texts.not_kept)
        return False
    return True


async def edit(query: CallbackQuery, reply: Reply) -> None:
    """Turn the tapped message into another, or send that one where the first can't be changed.

    Two quick taps may ask for the same, and the second then changes nothing.
    """
    try:
        await query.edit_message_text(
            reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup
        )
    except BadRequest as error:
        if any(says in error.message.lower() for says in _UNCHANGEABLE):
            await send(query, reply)
        elif "not modified" not in error.message.lower():
            raise


async def send(query: CallbackQuery, reply: Reply) -> None:
    """Send a message in reply to the tapped one, if that can still be replied to."""
    message = query.message
    if is_seen(message):
        await message.reply_text(
            reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.markup,
            do_quote=True,
        )
    elif message is not None:
        await query.get_bot().send_message(
            message.chat.id, reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup
        )
