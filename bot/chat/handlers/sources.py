"""/sources: which reports there are, and which of them are searched in a chat."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.handlers.callbacks import acknowledge, callback_in, carried
from bot.chat.keyboards import lists
from bot.chat.question import message_in
from bot.chat.sending import Reply, replace_tapped, respond
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.pages import sources as listed
from bot.render.text import html


async def on_sources(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Send the reports with who published them and when, and buttons to choose from them."""
    session = await session_of(services, update)
    await respond(message_in(update), _sources(session, session.sources))


async def on_source_chosen(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Search a report in this chat or no longer, or turn a page of the list."""
    query, session = callback_in(update), await session_of(services, update)
    data, chosen = carried(query), session.sources
    if data.code in session.answering.reports:
        toggled = _toggled(session, data.code)
        if not toggled:
            await acknowledge(query, session.texts.one_must_stay)
            return
        # All of them is the same as no choice: a report that is added later is then searched too.
        chosen = toggled if len(toggled) < len(session.answering.reports) else None
        if not await services.memory.set_sources(session.chat, chosen or ()):
            await acknowledge(query, session.texts.not_kept)
            return
    await acknowledge(query)
    await replace_tapped(query, _sources(session, chosen, data.number))


def _toggled(session: Session, tapped: str) -> tuple[str, ...]:
    """Return the reports that are searched after a tap on one of them."""
    every = tuple(session.answering.reports)
    toggled = set(session.sources or every) ^ {tapped}
    return tuple(name for name in every if name in toggled)


def _sources(session: Session, chosen: tuple[str, ...] | None, page: int = 0) -> Reply:
    """Return the message that lists the reports and says which are searched."""
    reports, texts = session.answering.reports, session.texts
    if len(reports) == 1:
        return Reply(f"{listed(reports.values(), texts)}\n\n{html(texts.one_source)}")
    text = listed(reports.values(), texts, by_id=True)
    text = f"{text}\n\n{html(texts.one_alone)}"
    markup = lists.reports_to_search(reports.values(), chosen or tuple(reports), page)
    return Reply(f"{text}\n{html(texts.choose_sources)}", markup)
