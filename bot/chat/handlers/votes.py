"""👍 and 👎 under an answer, and what admins are shown of them."""

from datetime import UTC, datetime, timedelta

from telegram import CallbackQuery, Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.answering.answers import Passage
from bot.chat.handlers.callbacks import acknowledge, edit, kept, passage_in, tap_in
from bot.chat.keyboards.answers import CallbackAction
from bot.chat.question import asked_for, message_in
from bot.chat.replies import show
from bot.chat.services import Services
from bot.chat.session import ChatQuestion, Session
from bot.render.statistics import statistics
from bot.storage.model import Vote

_SINCE = timedelta(days=30)


async def on_vote(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Keep what a person says of a passage; a second tap on the other thumb changes it."""
    query, session = tap_in(update), await services.session(update)
    passage, asked = passage_in(services, query), await asked_for(services, query)
    if passage is None or asked is None:
        gone = session.texts.no_question if passage else session.texts.no_passage
        await acknowledge(query, gone)
        return
    up = (query.data or "").startswith(CallbackAction.UP)
    manifest = services.library.searcher.index.manifest
    sentence = passage.paragraph.slice(passage.sentence, passage.sentence)
    vote = Vote(
        person=session.person,
        question=asked.question,
        history=asked.history,
        passage=passage.paragraph.id,
        sentence=sentence,
        up=up,
        model=manifest.model,
        index_version=manifest.corpus[:12],
        voted_at=datetime.now(UTC),
    )
    if not await kept(query, session, services.storage.vote(vote)):
        return
    await acknowledge(query, words=session.texts.voted_up if up else session.texts.voted_down)
    if session.is_private:
        await _show_vote(services, session, query, asked, passage)


async def _show_vote(
    services: Services,
    session: Session,
    query: CallbackQuery,
    asked: ChatQuestion,
    passage: Passage,
) -> None:
    """Show the passage that was voted on with its thumb in colour; the vote may have changed.

    Text and buttons are set together: the message may have been turned to another page meanwhile.
    """
    found = await services.ask(session, asked)
    places = [it.paragraph.id for it in found.passages]
    if passage.paragraph.id in places:
        place = places.index(passage.paragraph.id)
        voted = await services.vote_of(session, found, passage)
        await edit(query, show(found, place, session.texts, session.username, voted=voted))


async def on_stats(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show admins what was asked and voted in the last days; tell others their id."""
    session, message = await services.session(update), message_in(update)
    if session.person not in services.options.admins:
        await message.reply_text(session.texts.admins_only.format(id=session.person))
        return
    if not session.is_private:
        # What people asked in private is nobody else's to read.
        await message.reply_text(session.texts.private_only)
        return
    stats = await services.storage.stats(datetime.now(UTC) - _SINCE)
    await message.reply_text(statistics(stats, session.texts), parse_mode=ParseMode.HTML)
