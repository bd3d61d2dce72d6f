"""What comes before every handler: who asks too much is told so once, and then not answered."""

from collections.abc import Sequence
from typing import Any

from telegram import CallbackQuery, InlineQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import ApplicationHandlerStop, BaseHandler, ContextTypes

from bot.chat import inline_results
from bot.chat.handlers.callbacks import acknowledge, is_too_late
from bot.chat.limits import Excess, Limits
from bot.chat.question import is_of_another_bot
from bot.chat.sending import Reply, respond
from bot.chat.services import Services
from bot.chat.session import Session, session_of

Handlers = Sequence[BaseHandler[Any, Any, Any]]


class Gate:
    """Lets updates pass up to the limits; admins always."""

    def __init__(self, services: Services, limits: Limits, handlers: Handlers) -> None:
        self._services, self._limits, self._handlers = services, limits, handlers

    async def on_any(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop an update that is too much.

        Raises:
            ApplicationHandlerStop: it is, or another bot wrote it.
        """
        if is_of_another_bot(update):
            raise ApplicationHandlerStop
        sender = update.effective_sender
        if sender and sender.id in self._services.options.admins:
            return
        person = sender.id if sender else 0
        if update.callback_query:
            await self._tap(update, update.callback_query, person)
        elif update.inline_query:
            await self._typed(update, update.inline_query, person)
        elif update.effective_message and self._is_for_bot(update):
            await self._asked(update, update.effective_message, person)

    def _is_for_bot(self, update: Update) -> bool:
        """Tell whether any handler takes an update: what people say to each other doesn't count."""
        taken = (handler.check_update(update) for handler in self._handlers)
        return any(check is not None and check is not False for check in taken)

    async def _asked(self, update: Update, message: Message, person: int) -> None:
        """Count a question, or a command, of a person and of their group."""
        excess = self._limits.questions.take(person)
        of_group = None
        if excess is None and message.chat.type != message.chat.PRIVATE:
            of_group = self._limits.questions_of_group.take(message.chat.id)
        found = excess or of_group
        if found is None:
            return
        if found.is_first:
            session = await session_of(self._services, update)
            texts = session.texts
            says = texts.too_many_here if of_group else texts.too_many_questions
            await respond(message, Reply.plain(_filled(says, session, found)))
        raise ApplicationHandlerStop

    async def _tap(self, update: Update, query: CallbackQuery, person: int) -> None:
        """Count a tap; every tap is answered, one too many with a few words that pass by."""
        if excess := self._limits.taps.take(person):
            session = await session_of(self._services, update)
            says = _filled(session.texts.too_many_taps, session, excess)
            await acknowledge(query, words=says)
            raise ApplicationHandlerStop

    async def _typed(self, update: Update, query: InlineQuery, person: int) -> None:
        """Count an inline query; the first that is too much is answered with a button saying so."""
        excess = self._limits.queries.take(person)
        if excess is None:
            return
        if excess.is_first:
            session = await session_of(self._services, update)
            says = _filled(session.texts.too_many_queries, session, excess)
            button = inline_results.start_button(says)
            try:
                await query.answer([], cache_time=0, is_personal=True, button=button)
            except BadRequest as error:
                if not is_too_late(error):
                    raise
        raise ApplicationHandlerStop


def _filled(says: str, session: Session, excess: Excess) -> str:
    """Return what is said of a limit, with the time until that is over."""
    return says.format(time=session.texts.seconds(excess.seconds))
