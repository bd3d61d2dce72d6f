"""A question that was edited: its answer changes with it."""

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat.handlers.ask import answer, find, remember
from bot.chat.question import asked_in, message_in
from bot.chat.services import Services


async def on_edited(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Edit the answer of an edited question; where that can't be done, send a new one.

    Telegram also reports edits that leave the text as it was; those change nothing.
    """
    message, session = message_in(update), await services.session(update)
    past = await services.asked_by(session.chat, message.message_id)
    asked = await asked_in(services, session, message)
    if past is None or past.answer_id is None:
        await answer(services, session, message, asked)
        return
    if asked.question == past.question:
        return
    found, reply = await find(services, session, asked)
    try:
        await message.get_bot().edit_message_text(
            reply.text,
            chat_id=message.chat.id,
            message_id=past.answer_id,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.markup,
        )
    except BadRequest as error:
        if "not modified" not in error.message:
            await answer(services, session, message, asked)
            return
    await remember(services, session, message.message_id, past.answer_id, found)
