"""/about, /privacy, /forget and /language: what the bot is, keeps and speaks."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.commands import menu_of
from bot.chat.handlers.callbacks import acknowledge, callback_in, carried
from bot.chat.keyboards import passages as keyboards
from bot.chat.question import message_in
from bot.chat.sending import Reply, replace_tapped, respond
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.pages import sources
from bot.render.text import html
from bot.texts import LANGUAGES


async def on_about(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what this is, how sure it is, what it searches and what it keeps."""
    session = await session_of(services, update)
    edition = session.answering.edition
    text = session.texts.about.format(
        sources=sources(session.answering.reports.values(), session.texts),
        kept=_kept(services, session),
        paragraphs=edition.paragraphs,
        model=html(edition.model),
        index=edition.version,
        id=session.person,
    )
    await respond(message_in(update), Reply(text))


async def on_privacy(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Say what is kept, how, and how to have it deleted."""
    session = await session_of(services, update)
    text = session.texts.privacy.format(kept=_kept(services, session))
    await respond(message_in(update), Reply(text))


def _kept(services: Services, session: Session) -> str:
    """Say for how long something is kept."""
    days = services.memory.retention_days
    texts = session.texts
    return texts.kept_days.format(days=texts.days(days)) if days else texts.kept_for_ever


async def on_forget(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Delete what is kept of a person, and say how much that was."""
    session = await session_of(services, update)
    gone = await services.memory.forget(session.person, update.update_id)
    if gone is None:
        await respond(message_in(update), Reply.plain(session.texts.not_forgotten))
        return
    text = session.texts.forgotten.format(turns=gone.turns, votes=gone.votes)
    await respond(message_in(update), Reply.plain(text))
    if session.person > 0:
        # The menu of their private chat; a group that writes in its own name has none.
        is_admin = session.person in services.options.admins
        await menu_of(context.bot, session.person, is_admin=is_admin)


async def on_language(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Offer the languages of the interface."""
    session = await session_of(services, update)
    reply = Reply.plain(session.texts.choose_language, keyboards.languages())
    await respond(message_in(update), reply)


async def on_language_chosen(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Speak another language in this chat from now on, its menu of commands included."""
    query, session = callback_in(update), await session_of(services, update)
    texts = LANGUAGES.get(carried(query).code, session.texts)
    if not await services.memory.set_language(session.chat, texts.code):
        await acknowledge(query, session.texts.not_kept)
        return
    await acknowledge(query)
    await replace_tapped(query, Reply.plain(texts.language_set))
    is_admin = session.chat in services.options.admins
    await menu_of(
        context.bot, session.chat, texts, is_private=session.is_private, is_admin=is_admin
    )
