"""/start with or without a link, /help, and the example questions under the welcome."""

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat.commands import menu_of
from bot.chat.handlers.about import on_about
from bot.chat.handlers.ask import answer
from bot.chat.handlers.callbacks import acknowledge, callback_in, gone
from bot.chat.invitation import INVITATION
from bot.chat.keyboards import passages as keyboards
from bot.chat.question import ChatQuestion, message_in
from bot.chat.sending import Reply, respond
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.card import card
from bot.render.pages import sources
from bot.render.text import html
from bot.texts import LANGUAGES, names_of_languages


async def on_start(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what this is, with example questions as buttons; open what a link names."""
    message, payload = message_in(update), " ".join(context.args or ())
    if payload == "help":
        await on_help(services, update, context)
        return
    if payload == "about":
        await on_about(services, update, context)
        return
    session = await session_of(services, update)
    # Who came by an invite link is let in by now.
    is_link = payload and not payload.startswith(INVITATION)
    is_admin = session.is_private and session.person in services.options.admins
    reply = _linked(session, payload) if is_link else await _welcome(session, is_admin=is_admin)
    await respond(message, reply)
    if is_admin:
        # Telegram takes no menu for a chat that isn't there, as before an admin's first start.
        await menu_of(context.bot, session.chat, LANGUAGES.get(session.language), is_admin=True)


async def on_help(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say how to ask and how to read an answer."""
    session = await session_of(services, update)
    names = {"username": session.username, "languages": names_of_languages()}
    await respond(message_in(update), Reply(session.texts.help.format(**names)))


async def on_example(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Ask the question that the tapped button says, as a message that the answer replies to."""
    query, session = callback_in(update), await session_of(services, update)
    question = _label(query)
    if not question or not isinstance(query.message, Message):
        await acknowledge(query, session.texts.no_question)
        return
    await acknowledge(query)
    asking = await respond(query.message, Reply.plain(question), quote=False)
    await answer(services, session, asking, ChatQuestion(question))


def _linked(session: Session, payload: str) -> Reply:
    """Return the message for the payload of a link: a passage, or a word on why there is none."""
    found, texts = session.answering.find(payload), session.texts
    if found.passage is None:
        is_gone = bool(found.until)
        return Reply.plain(gone(found, texts) if is_gone else texts.no_link)
    text = card(found.passage, texts, session.username)
    return Reply(text, keyboards.under_linked(found.passage, texts))


async def _welcome(session: Session, *, is_admin: bool) -> Reply:
    """Return the first message: what this is, and questions that the report answers."""
    suggested = await session.answering.suggest(
        session.texts.code, sources=session.sources, asker=session.chat
    )
    reports = sources(session.answering.reports.values(), session.texts)
    lines = [session.texts.welcome.format(sources=reports)]
    lines += [html(session.texts.admins.welcome)] if is_admin else []
    lines += [html(session.texts.try_these)] if suggested else []
    return Reply("\n".join(lines), keyboards.examples(suggested))


def _label(query: CallbackQuery) -> str:
    """Return the text of the button that was tapped, as the message still shows it."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    return next((str(b.text) for b in buttons if b.callback_data == query.data), "")
