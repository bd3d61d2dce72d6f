"""/start, /help, and the example questions under the welcome."""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot import keyboards, render, texts
from bot.desk import Desk
from bot.handlers.ask import answer_question


async def on_start(
    desk: Desk, examples: tuple[str, ...], update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Say what this is, with example questions as buttons."""
    if update.effective_message is None:
        return
    reports = render.sources(list(desk.library.reports.values()))
    await update.effective_message.reply_text(
        texts.WELCOME.format(sources=reports),
        parse_mode=ParseMode.HTML,
        reply_markup=keyboards.examples(examples),
    )


async def on_help(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say how to ask and how to read an answer."""
    if update.effective_message is not None:
        await update.effective_message.reply_text(texts.HELP)


async def on_example(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask the question that the tapped button says, as a message that the answer replies to."""
    query = update.callback_query
    if query is None:
        return
    await query.answer()
    question = _label(query)
    if question and isinstance(query.message, Message):
        asked = await query.message.reply_text(question, do_quote=False)
        await answer_question(desk, asked, question)


def _label(query: CallbackQuery) -> str:
    """Return the text of the button that was tapped, as the message still shows it."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    return next((str(b.text) for b in buttons if b.callback_data == query.data), "")
