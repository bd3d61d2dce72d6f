"""A plain message is a question; the answer is one message that replies to it."""

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import NetworkError
from telegram.ext import ContextTypes

from bot import keyboards, render, texts
from bot.answers import Answer
from bot.delivery import may_be_done
from bot.desk import Desk
from bot.library import QUESTION_LENGTH


async def on_question(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a plain message."""
    message = update.effective_message
    if message is not None and message.text:
        await answer_question(desk, message, message.text)


async def answer_question(desk: Desk, message: Message, question: str) -> None:
    """Answer a question with one message that replies to the one that holds it."""
    await message.reply_chat_action(ChatAction.TYPING)
    answer = await desk.ask(question)
    text, markup = reply(answer)
    try:
        await message.reply_text(
            text, parse_mode=ParseMode.HTML, reply_markup=markup, do_quote=True
        )
    except NetworkError as error:
        if not may_be_done(error):
            raise
        await message.reply_text(texts.BROKEN_OFF, reply_markup=keyboards.again(), do_quote=True)


def reply(answer: Answer) -> tuple[str, InlineKeyboardMarkup | None]:
    """Return the text (HTML) and the buttons of the message that carries an answer."""
    if not answer.passages:
        return texts.NO_WORDS, None
    if answer.outcome == "absent":
        return "\n\n".join([*_cut(answer), texts.ABSENT]), keyboards.closest()
    return show(answer, 0)


def show(answer: Answer, place: int) -> tuple[str, InlineKeyboardMarkup]:
    """Return the text (HTML) and the buttons of one passage of an answer."""
    place = max(0, min(place, len(answer.passages) - 1))
    passage = answer.passages[place]
    notes = _cut(answer)
    if answer.outcome != "answered" and place == 0:
        notes.append(texts.UNSURE)
    text = render.card(passage, "\n\n".join(notes))
    return text, keyboards.passages(place, len(answer.passages), passage.paragraph.id)


def _cut(answer: Answer) -> list[str]:
    """Return the line that says that only the beginning of a question was read, if so."""
    return [texts.CUT.format(length=QUESTION_LENGTH)] if answer.cut else []
