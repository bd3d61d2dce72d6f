"""What the handlers of taps share: the tap, what its button carries, and messages in return."""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.answers import Passage
from bot.desk import Desk
from bot.places import Place, find_passage
from bot.reader import Reader
from bot.replies import Reply


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


async def tapped_passage(desk: Desk, update: Update) -> tuple[Reader, Passage] | None:
    """Return who tapped, and the passage that the button carries.

    Where it is gone the tap is answered with that, and None returned; else it is to be answered.
    """
    query, reader = tap_in(update), await desk.reader(update)
    passage = passage_in(desk, query)
    if passage is None:
        await query.answer(reader.texts.no_passage, show_alert=True)
        return None
    return reader, passage


def passage_in(desk: Desk, query: CallbackQuery) -> Passage | None:
    """Return the passage that a button carries; None when it is gone or was changed."""
    place = Place.parse(carried(query)[0])
    return find_passage(desk.library.reports, place) if place else None


async def edit(query: CallbackQuery, reply: Reply) -> None:
    """Turn the tapped message into another; two quick taps may ask for the same."""
    try:
        await query.edit_message_text(
            reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup
        )
    except BadRequest as error:
        if "not modified" not in error.message:
            raise


async def send(query: CallbackQuery, reply: Reply) -> None:
    """Send a message in reply to the tapped one, if that can still be replied to."""
    message = query.message
    if isinstance(message, Message):
        await message.reply_text(
            reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.markup,
            do_quote=True,
            allow_sending_without_reply=True,
        )
    elif message is not None:
        await query.get_bot().send_message(
            message.chat.id, reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup
        )
