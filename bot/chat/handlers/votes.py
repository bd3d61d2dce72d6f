"""👍 and 👎 under an answer, and what admins are shown of them."""

from datetime import UTC, datetime, timedelta

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.answering.answers import Passage
from bot.chat.callback_data import CallbackAction
from bot.chat.handlers.ask import search, vote_on
from bot.chat.handlers.callbacks import acknowledge, callback_in, carried
from bot.chat.question import ChatQuestion, message_in, question_answered
from bot.chat.replies import show
from bot.chat.sending import Reply, replace_tapped, respond
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.statistics import statistics
from bot.storage.model import Vote

_SINCE = timedelta(days=30)


async def on_vote(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Keep what a person says of a passage; a second tap on the other thumb changes it."""
    query, session = callback_in(update), await session_of(services, update)
    data = carried(query)
    passage = session.answering.passage(data.code)
    # A vote is on the words that were shown.
    passage = None if passage and passage.changed else passage
    question = await question_answered(services, query)
    if passage is None or question is None:
        gone = session.texts.no_question if passage else session.texts.no_passage
        await acknowledge(query, gone)
        return
    is_up = data.action is CallbackAction.UP
    vote = _vote(session, question, passage, is_up=is_up)
    if not await services.memory.vote(vote):
        await acknowledge(query, session.texts.not_kept)
        return
    await acknowledge(query, words=session.texts.voted_up if is_up else session.texts.voted_down)
    if session.is_private:
        await _show_vote(services, session, query, question, passage)


def _vote(session: Session, question: ChatQuestion, passage: Passage, *, is_up: bool) -> Vote:
    """Return the vote of a person on a passage as the answer to a question."""
    edition = session.answering.edition
    return Vote(
        person=session.person,
        question=question.text,
        history=question.history,
        passage=passage.paragraph.id,
        sentence=passage.paragraph.slice(passage.sentence, passage.sentence),
        up=is_up,
        model=edition.model,
        index_version=edition.version,
        voted_at=datetime.now(UTC),
    )


async def _show_vote(
    services: Services,
    session: Session,
    query: CallbackQuery,
    question: ChatQuestion,
    passage: Passage,
) -> None:
    """Show the passage that was voted on with its thumb in colour; the vote may have changed.

    Text and buttons are set together: the message may have been turned to another page meanwhile.
    """
    found = await search(session, question)
    passages = [other.paragraph.id for other in found.passages]
    if passage.paragraph.id in passages:
        rank = passages.index(passage.paragraph.id)
        voted = await vote_on(services, session, found, rank)
        await replace_tapped(query, show(found, rank, session.texts, session.username, voted=voted))


async def on_stats(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show an admin what was asked and voted in the last days."""
    session, message = await session_of(services, update), message_in(update)
    await respond(message, await _stats(services, session))


async def _stats(services: Services, session: Session) -> Reply:
    """Return the statistics, or why they aren't shown."""
    texts = session.texts
    if not session.is_private:
        # What people asked in private is nobody else's to read.
        return Reply.plain(texts.private_only)
    stats = await services.memory.stats(datetime.now(UTC) - _SINCE)
    return Reply.plain(texts.not_read) if stats is None else Reply(statistics(stats, texts))
