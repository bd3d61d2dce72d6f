"""All places of what a question asks for: the list turned, and one of them opened."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.answering.answers import Listed
from bot.chat.aside import aside
from bot.chat.handlers.callbacks import acknowledge, callback_in, carried, tapped_passage
from bot.chat.question import ChatQuestion, question_answered
from bot.chat.replies import list_places, show_place
from bot.chat.sending import replace_tapped
from bot.chat.services import Services
from bot.chat.session import Session, session_of


async def on_places(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Turn the message into a page of all places of the question that it replies to."""
    query, session = callback_in(update), await session_of(services, update)
    texts = session.texts
    question = await question_answered(services, query)
    if question is None:
        await acknowledge(query, texts.no_question)
        return
    await acknowledge(query)
    places = await _places(session, question)
    page, username = carried(query).number, session.username
    await replace_tapped(query, list_places(places, page, texts, username, question.history))


async def on_place(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Turn the list into the card of one of its places, with the ways on and back."""
    query, tapped = callback_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    await acknowledge(query)
    question = await question_answered(services, query)
    history = question.history if question else ()
    places = await _places(session, question) if question else ()
    reply = show_place(places, passage, session.texts, session.username, history)
    await replace_tapped(query, reply)


async def _places(session: Session, question: ChatQuestion) -> tuple[Listed, ...]:
    """Return all places of what a question asks for, when it is the chat's turn."""
    async with aside():
        return await session.answering.places(
            question.text, question.history, sources=session.sources, asker=session.chat
        )
