"""The buttons under an answer: its other passages, the whole paragraph, those around it."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.handlers.callbacks import acknowledge, carried, edit, send, tap_in, tapped_passage
from bot.chat.keyboards import answers as keyboards
from bot.chat.question import asked_for
from bot.chat.replies import Reply, show
from bot.chat.services import Services
from bot.render.reading import around, neighbours, page_of, part_count, whole_paragraph


async def on_passage(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Show another passage of the answer in its place."""
    query, session = tap_in(update), await services.session(update)
    asked = await asked_for(services, query)
    if asked is None:
        await acknowledge(query, session.texts.no_question)
        return
    await acknowledge(query)
    place = int(carried(query)[0])
    found = await services.ask(session, asked)
    voted = None
    if found.passages:
        shown = found.passages[min(place, len(found.passages) - 1)]
        voted = await services.vote_of(session, found, shown)
    await edit(query, show(found, place, session.texts, session.username, voted=voted))


async def on_whole(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the whole paragraph, over several messages if need be; the last can be read on from."""
    query, tapped = tap_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    await acknowledge(query)
    *leading, last = whole_paragraph(passage, session.texts, session.username)
    for text in leading:
        await send(query, Reply(text))
    report, paragraph = passage.report, passage.paragraph
    await send(query, Reply(last, keyboards.under_whole(report, paragraph, session.texts)))


async def on_around(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the paragraphs before and after, with buttons to read on from either."""
    query, tapped = tap_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    before, after = neighbours(passage.report, passage.paragraph)
    if before is None and after is None:
        await acknowledge(query, session.texts.nothing_around)
        return
    await acknowledge(query)
    text = around(passage.report, before, after, session.texts, session.username)
    await send(query, Reply(text, keyboards.under_around(before, after)))


async def on_read(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Turn the message into a paragraph of the report, with the way to the next ones."""
    query, tapped = tap_in(update), await tapped_passage(services, update)
    if tapped is None:
        return
    session, passage = tapped
    await acknowledge(query)
    report, paragraph = passage.report, passage.paragraph
    part = min(carried(query)[1], part_count(paragraph) - 1)
    text = page_of(report, paragraph, part, session.texts, session.username)
    await edit(query, Reply(text, keyboards.under_reading(report, paragraph, part, session.texts)))


async def on_nothing(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a tap on a button that only shows something, or that nobody knows any more."""
    await acknowledge(tap_in(update))
