"""👍 and 👎 under an answer, and what admins are shown of them."""

from datetime import UTC, datetime, timedelta

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import KeyboardButtonStyle, ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.asked import asked_for, message_in
from bot.desk import Desk
from bot.handlers.taps import passage_in, tap_in
from bot.keyboards import Tap
from bot.render.statistics import statistics
from bot.storage.database import StorageFailure
from bot.storage.model import Vote

_SINCE = timedelta(days=30)


async def on_vote(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Keep what a person says of a passage; a second tap on the other thumb changes it."""
    query, reader = tap_in(update), await desk.reader(update)
    passage, asked = passage_in(desk, query), await asked_for(desk, query)
    if passage is None or asked is None:
        gone = reader.texts.no_question if passage else reader.texts.no_passage
        await query.answer(gone, show_alert=True)
        return
    up = (query.data or "").startswith(Tap.UP)
    manifest = desk.library.searcher.index.manifest
    sentence = passage.paragraph.slice(passage.sentence, passage.sentence)
    vote = Vote(
        person=reader.person,
        question=asked.question,
        history=asked.history,
        passage=passage.paragraph.id,
        sentence=sentence,
        up=up,
        model=manifest.model,
        index_version=manifest.corpus[:12],
        voted_at=datetime.now(UTC),
    )
    try:
        await desk.storage.vote(vote)
    except StorageFailure:
        await query.answer(reader.texts.not_kept, show_alert=True)
        raise
    await query.answer(reader.texts.voted_up if up else reader.texts.voted_down)
    if reader.is_private and isinstance(query.message, Message):
        await _colour(query.message, Tap.UP if up else Tap.DOWN)


async def _colour(message: Message, given: Tap) -> None:
    """Show under a message which thumb was given."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    coloured = [[_coloured(button, given) for button in row] for row in rows]
    try:
        await message.edit_reply_markup(InlineKeyboardMarkup(coloured))
    except BadRequest as error:
        if "not modified" not in error.message:
            raise


def _coloured(button: InlineKeyboardButton, given: Tap) -> InlineKeyboardButton:
    """Return a thumb in colour if it was given and without if not; other buttons as they are."""
    data = str(button.callback_data or "")
    if not data.startswith((Tap.UP, Tap.DOWN)):
        return button
    style = KeyboardButtonStyle.PRIMARY if data.startswith(given) else None
    return InlineKeyboardButton(button.text, callback_data=data, style=style)


async def on_stats(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show admins what was asked and voted in the last days; tell others their id."""
    reader, message = await desk.reader(update), message_in(update)
    if reader.person not in desk.manners.admins:
        await message.reply_text(reader.texts.admins_only.format(id=reader.person))
        return
    stats = await desk.storage.stats(datetime.now(UTC) - _SINCE)
    await message.reply_text(statistics(stats, reader.texts), parse_mode=ParseMode.HTML)
