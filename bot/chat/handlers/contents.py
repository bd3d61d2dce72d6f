"""/contents: a report read by its outline, from section to item to paragraph."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.answering.passage_codes import section_code
from bot.chat.handlers.callbacks import acknowledge, callback_in, carried
from bot.chat.keyboards import lists
from bot.chat.question import message_in
from bot.chat.sending import Reply, replace_tapped, respond
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.pages import contents_head


async def on_contents(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Send the contents of the report, or the reports to choose from."""
    session = await session_of(services, update)
    await respond(message_in(update), contents(session))


async def on_contents_opened(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Turn the message into the contents of a section, or into another page of them."""
    query, session = callback_in(update), await session_of(services, update)
    data = carried(query)
    is_known = session.answering.section(data.code) is not None
    await acknowledge(query, "" if is_known or not data.code else session.texts.old_contents)
    code = data.code if is_known else ""
    await replace_tapped(query, contents(session, code, data.number))


def contents(session: Session, code: str = "", page: int = 0) -> Reply:
    """Return the message that lists what is below a section, or all reports for no code."""
    reports, texts = session.answering.reports, session.texts
    if not code and len(reports) > 1:
        return Reply.plain(texts.choose_report, lists.reports_to_open(reports.values(), page))
    found = session.answering.section(code or section_code(next(iter(reports)), ()))
    if found is None:
        raise LookupError(f"no section has the code {code}")
    report, section = found
    markup = lists.under_contents(report, section, page, texts, len(reports))
    return Reply(contents_head(report, section, texts), markup)
