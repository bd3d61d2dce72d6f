"""/sources: which reports there are, and which of them are searched in a chat."""

from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.chat.handlers.callbacks import acknowledge, carried, edit, kept, tap_in
from bot.chat.keyboards import lists
from bot.chat.question import message_in
from bot.chat.replies import Reply
from bot.chat.services import Services
from bot.chat.session import Session
from bot.render.pages import sources as listed
from bot.render.text import html


async def on_sources(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Send the reports with who published them and when, and buttons to choose from them."""
    session = await services.session(update)
    reply = _sources(services, session, session.sources, 0)
    await message_in(update).reply_text(
        reply.text, parse_mode=ParseMode.HTML, reply_markup=reply.markup
    )


async def on_source(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Search a report in this chat or no longer, or turn a page of the list."""
    query, session = tap_in(update), await services.session(update)
    tapped, page = carried(query)
    every, chosen = list(services.library.reports), session.sources
    if tapped in every:
        # All of them is the same as no choice: a report that is added later is then searched too.
        toggled = set(chosen or every) ^ {tapped}
        chosen = tuple(it for it in every if it in toggled) if len(toggled) < len(every) else ()
        if not toggled:
            await acknowledge(query, session.texts.one_must_stay)
            return
        if not await kept(query, session, services.storage.set_sources(session.chat, chosen)):
            return
    await acknowledge(query)
    await edit(query, _sources(services, session, chosen, page))


def _sources(services: Services, session: Session, chosen: tuple[str, ...], page: int) -> Reply:
    """Return the message that lists the reports and says which are searched."""
    reports, texts = services.library.reports, session.texts
    text = listed(reports.values(), texts)
    if len(reports) == 1:
        return Reply(f"{text}\n\n{html(texts.one_source)}")
    markup = lists.reports_to_search(reports.values(), chosen or tuple(reports), page)
    return Reply(f"{text}\n\n{html(texts.choose_sources)}", markup)
