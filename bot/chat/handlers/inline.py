"""Inline mode: @bot and a question in any chat gives passages to send there."""

from functools import partial

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.constants import InlineQueryLimit
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.answering.passage_codes import PassageCode
from bot.answering.search_threads import NotWantedError
from bot.chat import inline_results
from bot.chat.handlers.ask import search
from bot.chat.handlers.callbacks import is_too_late
from bot.chat.observing import note_found
from bot.chat.question import ChatQuestion
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.compose import compose
from bot.render.text import shorten
from embeddings.stages import stage

_PAGE = 10
# What a phone shows of the button above the results.
_BUTTON = 90


async def on_inline(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer what is typed behind the bot's name: a question, a shared passage, or nothing yet."""
    query = update.inline_query
    if query is None:
        return
    services.typed[query.from_user.id] = query.id
    session, text = await session_of(services, update), query.query.strip()
    code = PassageCode.parse(text)
    if code and code.mark:
        await _offer_shared(services, session, query, text)
    elif any(map(str.isalnum, text)):
        await _offer_found(services, session, query, text)
    else:
        await _offer_suggested(services, session, query)


async def _offer_found(
    services: Services, session: Session, query: InlineQuery, question: str
) -> None:
    """Offer a page of the passages that answer a question best."""
    start = int(query.offset) if query.offset.isdecimal() else 0
    most = int(InlineQueryLimit.RESULTS)
    k, wanted = min(start + _PAGE + 1, most), partial(_is_last, services, query)
    try:
        found = await search(session, ChatQuestion(question), k, wanted)
    except NotWantedError:
        return
    note_found(found)
    shown = found.passages[start : start + _PAGE]
    more = len(found.passages) > start + _PAGE
    results = [
        inline_results.passage(passage, session.texts, session.username) for passage in shown
    ]
    button = _button(session, found)
    await _answer(services, query, results, button, str(start + _PAGE) if more else "")


async def _offer_shared(
    services: Services, session: Session, query: InlineQuery, code: str
) -> None:
    """Offer the passage that a Share button brought along."""
    passage = session.answering.passage(code)
    if passage is None:
        button = inline_results.start_button(session.texts.inline_gone)
        await _answer(services, query, [], button)
        return
    result = inline_results.passage(passage, session.texts, session.username)
    await _answer(services, query, [result])


async def _offer_suggested(services: Services, session: Session, query: InlineQuery) -> None:
    """Say what this is, and offer questions that the report answers, with their answers."""
    texts, username = session.texts, session.username
    results = [inline_results.about(texts, username)]
    suggested = await session.answering.suggest(
        texts.code, sources=session.sources, asker=session.chat
    )
    for question in suggested:
        found = await search(session, ChatQuestion(question), 1)
        results += [inline_results.passage(p, texts, username, question) for p in found.passages]
    button = inline_results.start_button(texts.inline_start)
    await _answer(services, query, results, button)


def _is_last(services: Services, query: InlineQuery) -> bool:
    """Tell whether a person has typed nothing since, which they would see in its place."""
    return services.typed.get(query.from_user.id, query.id) == query.id


def _button(session: Session, found: Answer) -> InlineQueryResultsButton | None:
    """Return what stands above the passages when they may not answer, or can't be found."""
    texts = session.texts
    statement = compose(found, texts, readable=session.answering.languages)
    if statement.passages:
        return inline_results.start_button(texts.inline_absent) if statement.verdict else None
    is_said = (found.unread and not found.talk) or found.no_report
    says = shorten(statement.verdict, _BUTTON) if is_said else texts.inline_start
    return inline_results.start_button(says)


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
        with stage("send"):
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
