"""The buttons under an answer: other passages, the whole paragraph."""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import render, texts
from bot.answers import Passage
from bot.desk import Desk
from bot.handlers.ask import show
from bot.keyboards import PASSAGE, WHOLE


async def on_passage(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show another passage of the answer in its place; the question is read off the reply."""
    query = update.callback_query
    if query is None:
        return
    question = _question(query)
    if not question:
        await query.answer(texts.NO_QUESTION, show_alert=True)
        return
    await query.answer()
    answer = await desk.ask(question)
    text, markup = show(answer, int((query.data or "").removeprefix(PASSAGE)))
    try:
        await query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=markup)
    except BadRequest as error:
        # Two quick taps ask for the same passage; the second changes nothing.
        if "not modified" not in error.message:
            raise


async def on_whole(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the whole paragraph as an expandable quote that replies to the answer."""
    query = update.callback_query
    if query is None:
        return
    paragraph = desk.library.paragraph((query.data or "").removeprefix(WHOLE))
    if paragraph is None or not isinstance(query.message, Message):
        await query.answer(texts.NO_PASSAGE, show_alert=True)
        return
    await query.answer()
    report = desk.library.reports[paragraph.report]
    passage = Passage(report, paragraph, 0, 0, len(paragraph.sentences) - 1, 1.0)
    for text in render.whole_paragraph(passage):
        await query.message.reply_text(text, parse_mode=ParseMode.HTML, do_quote=True)


async def on_nothing(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a tap on a button that only shows something, or that nobody knows any more."""
    if update.callback_query is not None:
        await update.callback_query.answer()


def _question(query: CallbackQuery) -> str:
    """Return the question that the tapped answer replies to; empty when it can't be seen."""
    message = query.message
    asked = message.reply_to_message if isinstance(message, Message) else None
    return (asked.text or "") if asked else ""
