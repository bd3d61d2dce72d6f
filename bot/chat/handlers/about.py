"""/about, /privacy, /forget and /language: what the bot is, keeps and speaks."""

from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.chat.commands import menu_of
from bot.chat.handlers.callbacks import acknowledge, carried, edit, kept, tap_in
from bot.chat.keyboards import answers as keyboards
from bot.chat.question import message_in
from bot.chat.replies import Reply
from bot.chat.services import Services
from bot.chat.session import Session
from bot.render.pages import sources
from bot.render.text import html
from bot.texts import LANGUAGES


async def on_about(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what this is, how sure it is, what it searches and what it keeps."""
    session, reports = await services.session(update), services.library.reports.values()
    manifest = services.library.searcher.index.manifest
    text = session.texts.about.format(
        sources=sources(reports, session.texts),
        kept=_kept(services, session),
        paragraphs=manifest.paragraphs,
        model=html(manifest.model),
        index=manifest.corpus[:12],
    )
    await message_in(update).reply_text(text, parse_mode=ParseMode.HTML)


async def on_privacy(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Say what is kept, how, and how to have it deleted."""
    session = await services.session(update)
    text = session.texts.privacy.format(kept=_kept(services, session))
    await message_in(update).reply_text(text, parse_mode=ParseMode.HTML)


def _kept(services: Services, session: Session) -> str:
    """Say for how long something is kept."""
    days = services.retention_days
    return session.texts.kept_days.format(days=days) if days else session.texts.kept_for_ever


async def on_forget(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Delete what is kept of a person, and say how much that was."""
    session = await services.session(update)
    gone = await services.storage.forget(session.person)
    text = session.texts.forgotten.format(turns=gone.turns, votes=gone.votes)
    await message_in(update).reply_text(text)
    if session.person > 0:
        # The menu of their private chat; a group that writes in its own name has none.
        is_admin = session.person in services.options.admins
        await menu_of(context.bot, session.person, is_admin=is_admin)


async def on_language(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Offer the languages of the interface."""
    session = await services.session(update)
    await message_in(update).reply_text(
        session.texts.choose_language, reply_markup=keyboards.languages()
    )


async def on_language_tap(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Speak another language in this chat from now on, its menu of commands included."""
    query, session = tap_in(update), await services.session(update)
    texts = LANGUAGES.get(carried(query)[0], session.texts)
    if not await kept(query, session, services.storage.set_language(session.chat, texts.code)):
        return
    await acknowledge(query)
    await edit(query, Reply(html(texts.language_set)))
    is_admin = session.chat in services.options.admins
    await menu_of(
        context.bot, session.chat, texts, is_private=session.is_private, is_admin=is_admin
    )
