"""A question that was edited: its answer changes with it."""

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat.handlers.ask import answer, find, remember
from bot.chat.question import asked_by, message_in, read_question
from bot.chat.sending import edit_message
from bot.chat.services import Services
from bot.chat.session import session_of
from embeddings.stages import stage


async def on_edited(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Edit the answer of an edited question; where that can't be done, send a new one.

    Telegram also reports edits that leave the text as it was; those change nothing.
    """
    message, session = message_in(update), await session_of(services, update)
    asked = asked_by(message)
    message = asked.message
    past = await services.memory.turn_asked(session.chat, message.message_id)
    question = await read_question(services, session, asked)
    if past is None or past.answer_id is None:
        await answer(services, session, message, question)
        return
    if question.text == past.question:
        return
    found, reply = await find(services, session, question)
    try:
        with stage("send"):
            edited = await edit_message(message.get_bot(), message.chat.id, past.answer_id, reply)
    except BadRequest:
        edited = False
    if edited:
        await remember(services, session, message.message_id, past.answer_id, found)
    else:
        await answer(services, session, message, question)
