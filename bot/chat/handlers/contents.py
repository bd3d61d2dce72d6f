"""/contents: a report read by its outline, from section to item to paragraph."""

from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.answering.places import find_section, section_code
from bot.chat.handlers.callbacks import acknowledge, carried, edit, tap_in
from bot.chat.keyboards import lists
from bot.chat.question import message_in
from bot.chat.replies import Reply
from bot.chat.services import Services
from bot.chat.session import Session
from bot.render.pages import contents_head
from bot.render.text import html


async def on_contents(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Send the contents of the report, or the reports to choose from."""
    reply = contents(services, await services.session(update))
    await message_in(update).reply_text(
        reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup
    )


async def on_contents_tap(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Turn the message into the contents of a section, or into another page of them."""
    query, session = tap_in(update), await services.session(update)
    code, page = carried(query)
    found = find_section(services.library.reports, code)
    if code and found is None:
        await acknowledge(query, session.texts.old_contents)
    else:
        await acknowledge(query)
    await edit(query, contents(services, session, code if found else "", page))


def contents(services: Services, session: Session, code: str = "", page: int = 0) -> Reply:
    """Return the message that lists what is below a section, or all reports for no code."""
    reports = services.library.reports
    if not code and len(reports) > 1:
        return Reply(
            html(session.texts.choose_report), lists.reports_to_open(reports.values(), page)
        )
    found = find_section(reports, code or section_code(next(iter(reports)), ()))
    if found is None:
        raise LookupError(f"no section has the code {code}")
    report, section = found
    markup = lists.under_contents(report, section, page, session.texts, len(reports))
    return Reply(contents_head(report, section, session.texts), markup)
