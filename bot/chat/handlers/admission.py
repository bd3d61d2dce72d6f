"""Who may ask: everybody, or those whom the operator named or invited; others get one line."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.handlers.callbacks import acknowledge
from bot.chat.invitation import invite_links, is_invited
from bot.chat.question import ForBot, message_in
from bot.chat.sending import Reply, respond
from bot.chat.services import Services
from bot.chat.session import Sender, Session, answering_for, sender_of, session_of
from bot.render.text import html


async def on_any_update(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Let an update on to its handler, or end it here.

    Raises:
        ApplicationHandlerStop: who sent it may not ask, or may read none of the reports.
    """
    sender = sender_of(update)
    is_admitted = await _is_admitted(services, sender, update)
    if is_admitted and answering_for(services, sender).reports:
        return
    session = await session_of(services, update)
    says = session.texts.nothing_to_read if is_admitted else session.texts.not_invited
    await _refuse(session, update, says.format(id=session.chat))


async def on_invite(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Give an admin the links that let people and groups in."""
    session, message = await session_of(services, update), message_in(update)
    if not session.is_private:
        await respond(message, Reply.plain(session.texts.private_only))
        return
    person, group = invite_links(session.username, services.options.invite)
    texts = session.texts.admins
    words = texts.invite_open if services.options.open else texts.invite
    await respond(message, Reply(words.format(person=html(person), group=html(group))))


async def _is_admitted(services: Services, sender: Sender, update: Update) -> bool:
    """Say whether who sent an update may ask where they are; let in who comes by the link."""
    options = services.options
    if options.open:
        return True
    named = {*options.people, *options.admins} if sender.is_private else options.groups
    if sender.chat in named:
        return True
    if is_invited(update.message, options.invite):
        # Where it can't be kept they are let in for now, and the link works again.
        await services.memory.admit(sender.chat)
        return True
    return await services.memory.is_guest(sender.chat)


async def _refuse(session: Session, update: Update, says: str) -> None:
    """End an update with a line to who waits for one; a group that isn't asked hears nothing.

    Raises:
        ApplicationHandlerStop: always.
    """
    message = update.message
    if update.inline_query:
        await update.inline_query.answer([], cache_time=0, is_personal=True)
    elif update.callback_query:
        await acknowledge(update.callback_query, says)
    elif message and (session.is_private or ForBot().check_update(update)):
        await respond(message, Reply.plain(says))
    raise ApplicationHandlerStop
