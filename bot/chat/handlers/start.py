"""/start with or without a link, /help, and the example questions under the welcome."""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.answering.places import Place, find_passage
from bot.chat.commands import menu_of
from bot.chat.handlers.about import on_about
from bot.chat.handlers.ask import answer
from bot.chat.handlers.callbacks import acknowledge, tap_in
from bot.chat.keyboards import answers as keyboards
from bot.chat.question import message_in
from bot.chat.replies import Reply
from bot.chat.services import Desk
from bot.chat.session import Asked, Reader
from bot.render.card import card
from bot.render.pages import sources
from bot.render.text import html
from bot.texts import LANGUAGES


async def on_start(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what this is, with example questions as buttons; open what a link names."""
    message, payload = message_in(update), " ".join(context.args or ())
    if payload == "help":
        await on_help(desk, update, context)
        return
    if payload == "about":
        await on_about(desk, update, context)
        return
    reader = await desk.reader(update)
    reply = linked(desk, reader, payload) if payload else await _welcome(desk, reader)
    await message.reply_text(reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup)
    if reader.is_private and reader.person in desk.manners.admins:
        # Telegram takes no menu for a chat that isn't there, as before an admin's first start.
        await menu_of(context.bot, reader.chat, LANGUAGES.get(reader.language), is_admin=True)


async def on_help(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say how to ask and how to read an answer."""
    reader = await desk.reader(update)
    text = reader.texts.help.format(username=reader.username)
    await message_in(update).reply_text(text, parse_mode=ParseMode.HTML)


async def on_example(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask the question that the tapped button says, as a message that the answer replies to."""
    query, reader = tap_in(update), await desk.reader(update)
    question = _label(query)
    if not question or not isinstance(query.message, Message):
        await acknowledge(query, reader.texts.no_question)
        return
    await acknowledge(query)
    asked = await query.message.reply_text(question, do_quote=False)
    await answer(desk, reader, asked, Asked(question))


def linked(desk: Desk, reader: Reader, payload: str) -> Reply:
    """Return the message for the payload of a link: a passage, or a word on why there is none."""
    place = Place.parse(payload)
    passage = find_passage(desk.library.reports, place) if place else None
    if passage is None:
        return Reply(html(reader.texts.no_link))
    text = card(passage, reader.texts, reader.username)
    return Reply(text, keyboards.under_linked(passage, reader.texts))


async def _welcome(desk: Desk, reader: Reader) -> Reply:
    """Return the first message: what this is, and questions that the report answers."""
    suggested = await desk.suggest(reader)
    reports = sources(desk.library.reports.values(), reader.texts)
    lines = [reader.texts.welcome.format(sources=reports)]
    lines += [html(reader.texts.try_these)] if suggested else []
    return Reply("\n".join(lines), keyboards.examples(suggested))


def _label(query: CallbackQuery) -> str:
    """Return the text of the button that was tapped, as the message still shows it."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    return next((str(b.text) for b in buttons if b.callback_data == query.data), "")
