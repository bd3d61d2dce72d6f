"""The Telegram application: one visible list of handlers."""

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.chat.application import App
from bot.chat.callback_data import CallbackAction
from bot.chat.calls.metered import MeteredRequest
from bot.chat.calls.retries import RetryingRateLimiter
from bot.chat.calls.sends import OneSendAtATime
from bot.chat.handlers.about import on_about, on_forget, on_language, on_language_chosen, on_privacy
from bot.chat.handlers.admission import on_any_update, on_invite
from bot.chat.handlers.ask import on_ask, on_question
from bot.chat.handlers.callbacks import callback_in, carried
from bot.chat.handlers.contents import on_contents, on_contents_opened
from bot.chat.handlers.documents import on_document
from bot.chat.handlers.edits import on_edited
from bot.chat.handlers.errors import on_error
from bot.chat.handlers.inline import on_inline
from bot.chat.handlers.limited import Gate
from bot.chat.handlers.migrated import on_migrated
from bot.chat.handlers.offers import on_add, on_cancel, on_edition
from bot.chat.handlers.page_pictures import on_page
from bot.chat.handlers.passages import on_around, on_nothing, on_passage, on_read, on_whole
from bot.chat.handlers.places import on_place, on_places
from bot.chat.handlers.reports import (
    NewTitle,
    on_new_title,
    on_remove,
    on_remove_now,
    on_rename,
    on_report,
    on_reports,
    on_reports_turned,
)
from bot.chat.handlers.sources import on_source_chosen, on_sources
from bot.chat.handlers.start import on_example, on_help, on_start
from bot.chat.handlers.unsupported import on_unknown_command, on_unsupported
from bot.chat.handlers.votes import on_stats, on_vote
from bot.chat.limits import Limits
from bot.chat.observing import Context, Handler, observed
from bot.chat.options import BotApi
from bot.chat.question import ForBot
from bot.chat.services import Services
from bot.chat.updates.update_order import PerChatProcessor

# Seconds for the answer to a call; when it comes too late nobody knows whether the call was done.
_ANSWER = 20.0
# The groups of what comes before all other handlers: how much is asked, and by whom.
_LIMITED, _ADMITTED = -2, -1
# Calls that are made at once.
_AT_ONCE = 256

# Every text that is sent is HTML. A question that was deleted meanwhile is answered all the same.
_DEFAULTS = Defaults(
    parse_mode=ParseMode.HTML,
    link_preview_options=LinkPreviewOptions(is_disabled=True),
    allow_sending_without_reply=True,
)

_NEW, _EDITED = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
_ASKING = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND & ForBot()
_PRIVATE = filters.ChatType.PRIVATE & _NEW
_UNSUPPORTED = ~filters.TEXT & ~filters.StatusUpdate.ALL & _PRIVATE

COMMANDS: Mapping[str, Handler] = {
    "start": on_start,
    "help": on_help,
    "ask": on_ask,
    "contents": on_contents,
    "sources": on_sources,
    "language": on_language,
    "about": on_about,
    "privacy": on_privacy,
    "forget": on_forget,
}
# To everybody else these commands and buttons are none.
ADMIN_COMMANDS: Mapping[str, Handler] = {
    "stats": on_stats,
    "reports": on_reports,
    "invite": on_invite,
}
ADMIN_CALLBACKS: Mapping[CallbackAction, Handler] = {
    CallbackAction.ADD: on_add,
    CallbackAction.EDITION: on_edition,
    CallbackAction.CANCEL: on_cancel,
    CallbackAction.REPORTS: on_reports_turned,
    CallbackAction.REPORT: on_report,
    CallbackAction.RENAME: on_rename,
    CallbackAction.REMOVE: on_remove,
    CallbackAction.REMOVE_NOW: on_remove_now,
}
CALLBACKS: Mapping[CallbackAction, Handler] = {
    CallbackAction.PASSAGE: on_passage,
    CallbackAction.PLACES: on_places,
    CallbackAction.PLACE: on_place,
    CallbackAction.WHOLE: on_whole,
    CallbackAction.AROUND: on_around,
    CallbackAction.PAGE: on_page,
    CallbackAction.READ: on_read,
    CallbackAction.UP: on_vote,
    CallbackAction.DOWN: on_vote,
    CallbackAction.CONTENTS: on_contents_opened,
    CallbackAction.SOURCE: on_source_chosen,
    CallbackAction.LANGUAGE: on_language_chosen,
    CallbackAction.EXAMPLE: on_example,
    CallbackAction.NOTHING: on_nothing,
}


def handlers(services: Services) -> list[BaseHandler[Any, Any, Any]]:
    """Return every handler of the chat, in the order in which they are asked."""

    return [
        *(CommandHandler(name, _given(services, do), _NEW) for name, do in COMMANDS.items()),
        *_of_admins(services),
        CallbackQueryHandler(_given(services, on_callback)),
        InlineQueryHandler(_given(services, on_inline)),
        MessageHandler(filters.StatusUpdate.MIGRATE & _NEW, _given(services, on_migrated)),
        MessageHandler(_ASKING & _NEW, _given(services, on_question)),
        MessageHandler(_ASKING & _EDITED, _given(services, on_edited)),
        CommandHandler("ask", _given(services, on_edited), _EDITED),
        MessageHandler(filters.COMMAND & _PRIVATE, _given(services, on_unknown_command)),
        MessageHandler(_UNSUPPORTED, _given(services, on_unsupported)),
    ]


def _given(
    services: Services, handler: Handler
) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """Give a handler the services, and note how it goes."""
    return partial(observed, handler, services)


def _of_admins(services: Services) -> list[BaseHandler[Any, Any, Any]]:
    """Return the handlers of what only admins do; what others send passes them by."""
    admins = filters.User(services.options.admins)
    private = _PRIVATE & admins
    commands = ADMIN_COMMANDS.items()
    return [
        *(CommandHandler(name, _given(services, do), _NEW & admins) for name, do in commands),
        MessageHandler(filters.Document.ALL & private, _given(services, on_document)),
        MessageHandler(NewTitle() & private, _given(services, on_new_title)),
    ]


async def on_callback(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Do what the tapped button says; an admin's buttons do nothing for others."""
    query = callback_in(update)
    is_admin = query.from_user.id in services.options.admins
    known = {**CALLBACKS, **(ADMIN_CALLBACKS if is_admin else {})}
    await known.get(carried(query).action, on_nothing)(services, update, context)


def rewire(application: App, services: Services) -> None:
    """Give the handlers other services; updates that are worked on keep those they have."""
    for group, present in list(application.handlers.items()):
        for handler in list(present):
            application.remove_handler(handler, group)
    every = handlers(services)
    gate = Gate(services, Limits(services.options.limits), every)
    application.add_handler(TypeHandler(Update, gate.on_any), _LIMITED)
    application.add_handler(TypeHandler(Update, partial(on_any_update, services)), _ADMITTED)
    application.add_handlers(every)
    for callback in list(application.error_handlers):
        if isinstance(callback, partial) and callback.func is on_error:
            application.remove_error_handler(callback)
    application.add_error_handler(partial(on_error, services))


def build(services: Services, bot_api: BotApi) -> App:
    """Put the application together; it isn't started yet."""
    sends = OneSendAtATime(_AT_ONCE, read_timeout=_ANSWER, pool_timeout=_ANSWER)
    application = (
        ApplicationBuilder()
        .token(bot_api.token)
        .base_url(bot_api.base_url)
        .base_file_url(bot_api.base_file_url)
        .rate_limiter(RetryingRateLimiter(bot_api.retries))
        .concurrent_updates(PerChatProcessor(bot_api.concurrent_updates))
        .defaults(_DEFAULTS)
        .request(MeteredRequest(sends, services.metrics, services.health))
        .build()
    )
    rewire(application, services)
    return application
