"""👍 and 👎 under an answer, and what admins are shown of them."""

from datetime import UTC, datetime, timedelta

from telegram import CallbackQuery, Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.answering.answers import Passage
from bot.chat.handlers.callbacks import acknowledge, edit, kept, passage_in, tap_in
from bot.chat.keyboards.answers import Tap
from bot.chat.question import asked_for, message_in
from bot.chat.replies import show
from bot.chat.services import Desk
from bot.chat.session import Asked, Reader
from bot.render.statistics import statistics
from bot.storage.model import Vote

_SINCE = timedelta(days=30)


async def on_vote(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Keep what a person says of a passage; a second tap on the other thumb changes it."""
    query, reader = tap_in(update), await desk.reader(update)
    passage, asked = passage_in(desk, query), await asked_for(desk, query)
    if passage is None or asked is None:
        gone = reader.texts.no_question if passage else reader.texts.no_passage
        await acknowledge(query, gone)
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
    if not await kept(query, reader, desk.storage.vote(vote)):
        return
    await acknowledge(query, words=reader.texts.voted_up if up else reader.texts.voted_down)
    if reader.is_private:
        await _show_vote(desk, reader, query, asked, passage)


async def _show_vote(
    desk: Desk, reader: Reader, query: CallbackQuery, asked: Asked, passage: Passage
) -> None:
    """Show the passage that was voted on with its thumb in colour; the vote may have changed.

    Text and buttons are set together: the message may have been turned to another page meanwhile.
    """
    found = await desk.ask(reader, asked)
    places = [it.paragraph.id for it in found.passages]
    if passage.paragraph.id in places:
        place = places.index(passage.paragraph.id)
        voted = await desk.vote_of(reader, found, passage)
        await edit(query, show(found, place, reader.texts, reader.username, voted=voted))


async def on_stats(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show admins what was asked and voted in the last days; tell others their id."""
    reader, message = await desk.reader(update), message_in(update)
    if reader.person not in desk.manners.admins:
        await message.reply_text(reader.texts.admins_only.format(id=reader.person))
        return
    if not reader.is_private:
        # What people asked in private is nobody else's to read.
        await message.reply_text(reader.texts.private_only)
        return
    stats = await desk.storage.stats(datetime.now(UTC) - _SINCE)
    await message.reply_text(statistics(stats, reader.texts), parse_mode=ParseMode.HTML)
