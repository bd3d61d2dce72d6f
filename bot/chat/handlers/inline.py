"""Inline mode: @bot and a question in any chat gives passages to send there."""

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.constants import InlineQueryLimit
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.answering.places import Place, find_passage
from bot.chat import inline_results as inline
from bot.chat.handlers.callbacks import is_too_late
from bot.chat.services import Services
from bot.chat.session import ChatQuestion, Session

_PAGE = 10


async def on_inline(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer what is typed behind the bot's name: a question, a shared passage, or nothing yet."""
    query = update.inline_query
    if query is None:
        return
    session, text = await services.session(update), query.query.strip()
    place = Place.parse(text)
    if place and place.mark:
        await _shared(services, session, query, place)
    elif any(map(str.isalnum, text)):
        await _found(services, session, query, text)
    else:
        await _suggested(services, session, query)


async def _found(services: Services, session: Session, query: InlineQuery, question: str) -> None:
    """Offer a page of the passages that answer a question best."""
    start = int(query.offset) if query.offset.isdecimal() else 0
    most = int(InlineQueryLimit.RESULTS)
    found = await services.ask(session, ChatQuestion(question), min(start + _PAGE + 1, most))
    shown = found.passages[start : start + _PAGE]
    more = len(found.passages) > start + _PAGE
    results = [inline.passage(it, session.texts, session.username) for it in shown]
    await _answer(
        services,
        query,
        results,
        _button(services, found, session),
        str(start + _PAGE) if more else "",
    )


async def _shared(services: Services, session: Session, query: InlineQuery, place: Place) -> None:
    """Offer the passage that a Share button brought along."""
    passage = find_passage(services.library.reports, place)
    if passage is None:
        await _answer(services, query, [], inline.start_button(session.texts.inline_gone))
        return
    await _answer(services, query, [inline.passage(passage, session.texts, session.username)])


async def _suggested(services: Services, session: Session, query: InlineQuery) -> None:
    """Say what this is, and offer questions that the report answers, with their answers."""
    results = [inline.about(session.texts, session.username)]
    for question in await services.suggest(session):
        found = await services.ask(session, ChatQuestion(question), 1)
        for passage in found.passages[:1]:
            results.append(inline.passage(passage, session.texts, session.username, question))
    await _answer(services, query, results, inline.start_button(session.texts.inline_start))


def _button(services: Services, found: Answer, session: Session) -> InlineQueryResultsButton | None:
    """Return what stands above the passages when they may not answer, or can't be found."""
    texts = session.texts
    if found.unread:
        languages = texts.languages(services.library.languages)
        return inline.start_button(texts.unread.format(languages=languages))
    if not found.passages:
        return inline.start_button(texts.inline_start)
    return None if found.outcome == "answered" else inline.start_button(texts.inline_absent)


async def _answer(
    services: Services,
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
            cache_time=services.options.inline_cache_seconds,
            is_personal=True,
            next_offset=next_offset or None,
            button=button,
        )
    except BadRequest as error:
        if not is_too_late(error):
            raise
