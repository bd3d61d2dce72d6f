"""The buttons under an answer: its other passages, the whole paragraph, those around it."""

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.answering.answers import Passage
from bot.chat.handlers.ask import search, vote_on
from bot.chat.handlers.callbacks import acknowledge, bold_in, callback_in, carried, tapped_passage
from bot.chat.keyboards import passages as keyboards
from bot.chat.question import question_answered
from bot.chat.replies import show
from bot.chat.sending import Reply, replace_tapped, send_below
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.chat.taps import Turn
from bot.render.card import changed_note
from bot.render.reading import around, neighbours, page_of, part_count, whole_paragraph


async def on_passage(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Show another passage of the answer in its place."""
    query, session = callback_in(update), await session_of(services, update)
    question = await question_answered(services, query)
    if question is None:
        await acknowledge(query, session.texts.no_question)
        return
    await acknowledge(query)
    found = await search(session, question)
    rank = min(carried(query).number, len(found.passages) - 1)
    voted = await vote_on(services, session, found, rank) if found.passages else None
    await replace_tapped(query, show(found, rank, session.texts, session.username, voted=voted))


async def on_whole(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the whole paragraph, over several messages if need be; the last can be read on from.

    Of several quick taps one does so.
    """
    query, tapped = callback_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    await acknowledge(query)
    with services.sends.turn(query, query.data or "") as turn:
        if turn is Turn.FIRST:
            await _send_whole(query, session, passage)


async def _send_whole(query: CallbackQuery, session: Session, passage: Passage) -> None:
    """Send a paragraph below the tapped message."""
    passage = passage.marking(bold_in(query))
    *leading, last = whole_paragraph(passage, session.texts, session.username)
    for text in leading:
        await send_below(query, Reply(text))
    await send_below(query, Reply(last, keyboards.under_whole(passage, session.texts)))


async def on_around(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the paragraphs before and after, with buttons to read on from either.

    Of several quick taps one does so.
    """
    query, tapped = callback_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    before, after = neighbours(passage.report, passage.paragraph)
    if before is None and after is None:
        await acknowledge(query, session.texts.nothing_around)
        return
    await acknowledge(query)
    text = around(passage.report, before, after, session.texts, session.username)
    with services.sends.turn(query, query.data or "") as turn:
        if turn is Turn.FIRST:
            await send_below(query, Reply(text, keyboards.under_around(passage, session.texts)))


async def on_read(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Turn the message into a paragraph of the report, with the way to the next ones."""
    query, tapped = callback_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    await acknowledge(query)
    report, paragraph, texts = passage.report, passage.paragraph, session.texts
    part = min(carried(query).number, part_count(paragraph) - 1)
    text = page_of(report, paragraph, part, texts, session.username)
    text = "\n".join(filter(None, [changed_note(passage, texts), text]))
    buttons = keyboards.under_reading(passage, part, texts)
    await replace_tapped(query, Reply(text, buttons))


async def on_nothing(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Answer a tap on a button that only shows something, or that nobody knows any more."""
    await acknowledge(callback_in(update))
