"""Taps on the offer of a document: it is added, or nothing is, and how far that is told."""

import logging
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from telegram import CallbackQuery, Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.answering.countdown import Countdown
from bot.chat import albums
from bot.chat.handlers.ask import answer
from bot.chat.handlers.callbacks import acknowledge, callback_in, carried
from bot.chat.keyboards import reports as keyboards
from bot.chat.not_added import why
from bot.chat.progress import Heard, shown
from bot.chat.question import ChatQuestion, asks_beside, question_in
from bot.chat.received import Received, reading, receive
from bot.chat.sending import Reply, replace_tapped
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.chat.taps import Turn
from bot.chat.updates.update_order import in_order
from bot.render import documents as render
from bot.render.text import html
from bot.texts import Texts
from corpus.model import OperatorError, Report

log = logging.getLogger(__name__)


async def on_add(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Add the document that the tapped message replies to, or those of its album."""
    query = callback_in(update)
    album = carried(query).code
    found = albums.documents_of(album, context) if album else _replied(query)
    await _add(services, update, context, found, "")


async def on_edition(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Make the document that the tapped message replies to the new edition of a report."""
    query = callback_in(update)
    await _add(services, update, context, _replied(query), carried(query).code)


async def on_cancel(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Add nothing."""
    query, session = callback_in(update), await session_of(services, update)
    async with _answered(services, query, session.texts) as is_first:
        if is_first:
            await replace_tapped(query, Reply.plain(session.texts.admins.not_added))


@asynccontextmanager
async def _answered(services: Services, query: CallbackQuery, texts: Texts) -> AsyncIterator[bool]:
    """Answer a tap on an offer at once; give whether it is the first, and the others do nothing."""
    with services.offers.turn(query) as turn:
        await acknowledge(query, words=texts.admins.at_it if turn is Turn.UNDER_WAY else "")
        yield turn is Turn.FIRST


async def _add(
    services: Services,
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
    sent: Sequence[Document],
    report_id: str,
) -> None:
    """Add documents, or make one of them the new edition of a report; tell how far that is.

    What is asked beside the document is answered then, in the chat's order.
    """
    query, session = callback_in(update), await session_of(services, update)
    texts = session.texts
    if not sent:
        await acknowledge(query, texts.admins.gone_file)
        return
    async with _answered(services, query, texts) as is_first:
        if is_first:
            reports = await _read_and_add(services, query, sent, report_id, texts)
            replied = _replied_to(query)
            if replied and asks_beside(replied):
                asked = ChatQuestion(question_in(replied))
                async with in_order(context.application.update_processor, session.chat):
                    await answer(services, searching_too(session, reports), replied, asked)


def searching_too(session: Session, reports: Sequence[Report]) -> Session:
    """Return a session that searches these reports, too, where its chat has chosen others."""
    if session.sources is None:
        return session
    new = [report.id for report in reports if report.id not in session.sources]
    return replace(session, sources=(*session.sources, *new))


async def _read_and_add(
    services: Services,
    query: CallbackQuery,
    sent: Sequence[Document],
    report_id: str,
    texts: Texts,
) -> Sequence[Report]:
    """Read documents once more, add them, and say what came of it in place of the offer.

    Return the reports that are new.
    """
    reports: Sequence[Report] = ()
    await replace_tapped(query, Reply.plain(reading(sent, texts)))
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        received = await receive(services, sent, Path(folder), texts)
        if received.candidates:
            reply, reports = await _added(services, query, received, report_id, texts)
        else:
            reply = Reply(render.not_added(received.refused, texts))
    await replace_tapped(query, reply)
    return reports


async def _added(
    services: Services, query: CallbackQuery, received: Received, report_id: str, texts: Texts
) -> tuple[Reply, Sequence[Report]]:
    """Add what was received; return the message that says so, or why it wasn't, and the reports."""
    heads = ", ".join(render.title(each.entry) for each in received.candidates)
    head = texts.admins.adding.format(title=heads)
    await _show(query, head, "")
    try:
        async with shown(texts, partial(_show, query, head)) as heard:
            work = partial(_change, services, received, report_id, heard)
            reports = await services.answering.changing(work)
    except OperatorError as error:
        return Reply.plain(texts.admins.nothing_changed.format(why=why(error, texts.admins))), ()
    said = texts.admins.updated if report_id else texts.admins.added
    titles = ", ".join(render.title(report.entry) for report in reports)
    lines = [html(said.format(title=titles))]
    lines += [render.not_added(received.refused, texts)] if received.refused else []
    return Reply("\n".join(lines), keyboards.under_added(reports, texts)), reports


def _change(
    services: Services, received: Received, report_id: str, heard: Heard
) -> tuple[Report, ...]:
    """Change the library; return the reports that are new in it.

    Raises:
        ReportError, IndexFolderError: why nothing was changed.
    """
    current, candidates = services.answering.current, received.candidates
    countdown = Countdown(heard.progress)
    if report_id:
        return (current.update(report_id, candidates[0], countdown, heard.waiting),)
    return current.add(candidates, countdown, heard.waiting)


async def _show(query: CallbackQuery, head: str, line: str) -> None:
    """Show how far the work is; it doesn't depend on that."""
    try:
        await replace_tapped(query, Reply.plain("\n".join(filter(None, [head, line]))))
    except TelegramError as error:
        log.info("The progress can't be shown: %s", type(error).__name__)


def _replied(query: CallbackQuery) -> tuple[Document, ...]:
    """Return the document that a tapped message replies to, if that is still there."""
    replied = _replied_to(query)
    return (replied.document,) if replied and replied.document else ()


def _replied_to(query: CallbackQuery) -> Message | None:
    """Return the message that a tapped message replies to, if that is still there."""
    return query.message.reply_to_message if isinstance(query.message, Message) else None
