"""/about, /privacy, /forget and /language: what the bot is, keeps and speaks."""

from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.chat.commands import menu_of
from bot.chat.handlers.callbacks import acknowledge, carried, edit, kept, tap_in
from bot.chat.keyboards import answers as keyboards
from bot.chat.question import message_in
from bot.chat.replies import Reply
from bot.chat.services import Desk
from bot.chat.session import Reader
from bot.render.pages import sources
from bot.render.text import html
from bot.texts import LANGUAGES


async def on_about(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what this is, how sure it is, what it searches and what it keeps."""
    reader, reports = await desk.reader(update), desk.library.reports.values()
    manifest = desk.library.searcher.index.manifest
    text = reader.texts.about.format(
        sources=sources(reports, reader.texts),
        kept=_kept(desk, reader),
        paragraphs=manifest.paragraphs,
        model=html(manifest.model),
        index=manifest.corpus[:12],
    )
    await message_in(update).reply_text(text, parse_mode=ParseMode.HTML)


async def on_privacy(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what is kept, how, and how to have it deleted."""
    reader = await desk.reader(update)
    text = reader.texts.privacy.format(kept=_kept(desk, reader))
    await message_in(update).reply_text(text, parse_mode=ParseMode.HTML)


def _kept(desk: Desk, reader: Reader) -> str:
    """Say for how long something is kept."""
    days = desk.retention_days
    return reader.texts.kept_days.format(days=days) if days else reader.texts.kept_for_ever


async def on_forget(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Delete what is kept of a person, and say how much that was."""
    reader = await desk.reader(update)
    gone = await desk.storage.forget(reader.person)
    text = reader.texts.forgotten.format(turns=gone.turns, votes=gone.votes)
    await message_in(update).reply_text(text)
    if reader.person > 0:
        # The menu of their private chat; a group that writes in its own name has none.
        is_admin = reader.person in desk.manners.admins
        await menu_of(context.bot, reader.person, is_admin=is_admin)


async def on_language(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Offer the languages of the interface."""
    reader = await desk.reader(update)
    await message_in(update).reply_text(
        reader.texts.choose_language, reply_markup=keyboards.languages()
    )


async def on_language_tap(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Speak another language in this chat from now on, its menu of commands included."""
    query, reader = tap_in(update), await desk.reader(update)
    texts = LANGUAGES.get(carried(query)[0], reader.texts)
    if not await kept(query, reader, desk.storage.set_language(reader.chat, texts.code)):
        return
    await acknowledge(query)
    await edit(query, Reply(html(texts.language_set)))
    is_admin = reader.chat in desk.manners.admins
    await menu_of(context.bot, reader.chat, texts, is_private=reader.is_private, is_admin=is_admin)
