"""/reports, for admins: which reports there are, and how one is renamed or removed."""

from functools import partial

from telegram import ForceReply, Message, Update
from telegram.constants import MessageEntityType
from telegram.ext import ContextTypes, filters

from bot.chat.handlers.callbacks import acknowledge, callback_in, carried
from bot.chat.keyboards import reports as keyboards
from bot.chat.not_added import why
from bot.chat.question import is_own, message_in
from bot.chat.sending import Reply, is_seen, replace_tapped, respond
from bot.chat.services import Services
from bot.chat.session import session_of
from bot.render import documents as render
from bot.render.text import html
from bot.texts import LANGUAGES, Texts
from corpus.model import Entry, OperatorError, Report


class NewTitle(filters.MessageFilter):
    """Messages that give a report its new title: they reply to the bot's request for it."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one of them."""
        return bool(message.text) and bool(_report_asked(message))


async def on_reports(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """List the reports, with a button for each."""
    session = await session_of(services, update)
    if not session.is_private:
        await respond(message_in(update), Reply.plain(session.texts.private_only))
        return
    await respond(message_in(update), _listed(services, session.texts, 0))


async def on_reports_turned(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Turn the message into a page of the list."""
    query, session = callback_in(update), await session_of(services, update)
    await acknowledge(query)
    await replace_tapped(query, _listed(services, session.texts, carried(query).number))


async def on_report(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show a report with what can be done with it."""
    query, session = callback_in(update), await session_of(services, update)
    texts, report_id = session.texts, carried(query).code
    found = _entries(services).get(report_id)
    await acknowledge(query, "" if found else texts.admins.gone_report)
    if found is None:
        await replace_tapped(query, _listed(services, texts, 0))
        return
    entry, report = found
    added = services.answering.current.now.added.find(report_id)
    text = render.managed(entry, report, added.name if added else "", texts)
    markup = keyboards.under_report(
        report_id, texts, is_read=report is not None, is_added=added is not None
    )
    await replace_tapped(query, Reply(text, markup))


async def on_rename(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask for the new title of a report."""
    query, session = callback_in(update), await session_of(services, update)
    texts, report_id = session.texts, carried(query).code
    added = services.answering.current.now.added.find(report_id)
    if added is None or not is_seen(query.message):
        await acknowledge(query, texts.admins.gone_report)
        return
    await acknowledge(query)
    title = html(render.title(added.entry))
    lines = [html(texts.admins.new_title), title, f"<code>{html(report_id)}</code>"]
    await query.message.reply_text("\n".join(lines), reply_markup=ForceReply())


async def on_new_title(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Give a report the title that a reply says."""
    message, session = message_in(update), await session_of(services, update)
    said, current = session.texts.admins, services.answering.current
    report_id, title = _report_asked(message), " ".join((message.text or "").split())
    if current.now.added.find(report_id) is None:
        await respond(message, Reply.plain(said.gone_report))
        return
    try:
        await services.answering.changing(partial(current.describe, report_id, {"title": title}))
    except OperatorError as error:
        await respond(message, Reply.plain(said.nothing_changed.format(why=why(error, said))))
        return
    reply = Reply.plain(said.renamed.format(title=title), keyboards.to_reports(session.texts))
    await respond(message, reply)


async def on_remove(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask whether a report is removed."""
    query, session = callback_in(update), await session_of(services, update)
    texts, report_id = session.texts, carried(query).code
    added = services.answering.current.now.added.find(report_id)
    await acknowledge(query, "" if added else texts.admins.gone_report)
    if added is None:
        await replace_tapped(query, _listed(services, texts, 0))
        return
    question = texts.admins.remove_question.format(title=render.title(added.entry))
    markup = keyboards.whether_to_remove(report_id, texts)
    await replace_tapped(query, Reply.plain(question, markup))


async def on_remove_now(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Remove a report."""
    query, session = callback_in(update), await session_of(services, update)
    texts, report_id, current = session.texts, carried(query).code, services.answering.current
    added = current.now.added.find(report_id)
    await acknowledge(query, "" if added else texts.admins.gone_report)
    if added is None:
        await replace_tapped(query, _listed(services, texts, 0))
        return
    try:
        await services.answering.changing(partial(current.remove, report_id))
        line = texts.admins.removed.format(title=render.title(added.entry))
    except OperatorError as error:
        line = texts.admins.nothing_changed.format(why=why(error, texts.admins))
    await replace_tapped(query, Reply.plain(line, keyboards.to_reports(texts)))


def _entries(services: Services) -> dict[str, tuple[Entry, Report | None]]:
    """Return all reports by id, also those that were added and can't be read any more."""
    now = services.answering.current.now
    served = now.library.reports
    found: dict[str, tuple[Entry, Report | None]] = {
        name: (report.entry, report) for name, report in served.items()
    }
    lost = [each.entry for each in now.added.reports if each.entry.id not in served]
    return found | {entry.id: (entry, None) for entry in lost}


def _listed(services: Services, texts: Texts, page: int) -> Reply:
    """Return the message that lists a page of the reports."""
    entries = list(_entries(services).values())
    pages = max(1, -(-len(entries) // keyboards.ON_PAGE))
    page = min(page, pages - 1)
    here = entries[page * keyboards.ON_PAGE : (page + 1) * keyboards.ON_PAGE]
    markup = keyboards.reports_to_manage([entry for entry, _ in here], page, pages)
    return Reply(render.listed(here, len(entries), texts), markup)


def _report_asked(message: Message) -> str:
    """Return the id of the report whose new title a message says; empty where it says none.

    The request that it replies to holds the id, so that it works after a restart.
    """
    asked = message.reply_to_message
    if not asked or not is_own(asked) or not asked.text:
        return ""
    requests = [texts.admins.new_title for texts in LANGUAGES.values()]
    if not asked.text.startswith(tuple(requests)):
        return ""
    ids = asked.parse_entities([MessageEntityType.CODE]).values()
    return next(iter(ids), "")
