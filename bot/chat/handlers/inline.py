"""Inline mode: @bot and a question in any chat gives passages to send there."""

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.constants import InlineQueryLimit
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.answering.places import Place, find_passage
from bot.chat import inline_results as inline
from bot.chat.handlers.callbacks import is_too_late
from bot.chat.services import Desk
from bot.chat.session import Asked, Reader

_PAGE = 10


async def on_inline(desk: Desk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer what is typed behind the bot's name: a question, a shared passage, or nothing yet."""
    query = update.inline_query
    if query is None:
        return
    reader, text = await desk.reader(update), query.query.strip()
    place = Place.parse(text)
    if place and place.mark:
        await _shared(desk, reader, query, place)
    elif any(map(str.isalnum, text)):
        await _found(desk, reader, query, text)
    else:
        await _suggested(desk, reader, query)


async def _found(desk: Desk, reader: Reader, query: InlineQuery, question: str) -> None:
    """Offer a page of the passages that answer a question best."""
    start = int(query.offset) if query.offset.isdecimal() else 0
    most = int(InlineQueryLimit.RESULTS)
    found = await desk.ask(reader, Asked(question), min(start + _PAGE + 1, most))
    shown = found.passages[start : start + _PAGE]
    more = len(found.passages) > start + _PAGE
    results = [inline.passage(it, reader.texts, reader.username) for it in shown]
    await _answer(
        desk, query, results, _button(desk, found, reader), str(start + _PAGE) if more else ""
    )


async def _shared(desk: Desk, reader: Reader, query: InlineQuery, place: Place) -> None:
    """Offer the passage that a Share button brought along."""
    passage = find_passage(desk.library.reports, place)
    if passage is None:
        await _answer(desk, query, [], inline.start_button(reader.texts.inline_gone))
        return
    await _answer(desk, query, [inline.passage(passage, reader.texts, reader.username)])


async def _suggested(desk: Desk, reader: Reader, query: InlineQuery) -> None:
    """Say what this is, and offer questions that the report answers, with their answers."""
    results = [inline.about(reader.texts, reader.username)]
    for question in await desk.suggest(reader):
        found = await desk.ask(reader, Asked(question), 1)
        for passage in found.passages[:1]:
            results.append(inline.passage(passage, reader.texts, reader.username, question))
    await _answer(desk, query, results, inline.start_button(reader.texts.inline_start))


def _button(desk: Desk, found: Answer, reader: Reader) -> InlineQueryResultsButton | None:
    """Return what stands above the passages when they may not answer, or can't be found."""
    texts = reader.texts
    if found.unread:
        languages = texts.languages(desk.library.languages)
        return inline.start_button(texts.unread.format(languages=languages))
    if not found.passages:
        return inline.start_button(texts.inline_start)
    return None if found.outcome == "answered" else inline.start_button(texts.inline_absent)


async def _answer(
    desk: Desk,
    query: InlineQuery,
    results: list[InlineQueryResultArticle],
    button: InlineQueryResultsButton | None = None,
    next_offset: str = "",
) -> None:
    """Give the results, unless the person has typed on meanwhile and waits for others.

    They depend on what the person chose to search and to be spoken to in.
    """
    try:
        await query.answer(
            results,
            cache_time=desk.manners.inline_cache_seconds,
            is_personal=True,
            next_offset=next_offset or None,
            button=button,
        )
    except BadRequest as error:
        if not is_too_late(error):
            raise
