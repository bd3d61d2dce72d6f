"""The Telegram application: one visible list of handlers, by long polling or webhook."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, LinkPreviewOptions
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.chat.commands import introduce, menu_of
from bot.chat.handlers.about import on_about, on_forget, on_language, on_language_tap, on_privacy
from bot.chat.handlers.ask import on_ask, on_question
from bot.chat.handlers.contents import on_contents, on_contents_tap
from bot.chat.handlers.edits import on_edited
from bot.chat.handlers.errors import on_error
from bot.chat.handlers.inline import on_inline
from bot.chat.handlers.passages import on_around, on_nothing, on_passage, on_read, on_whole
from bot.chat.handlers.sources import on_source, on_sources
from bot.chat.handlers.start import on_example, on_help, on_start
from bot.chat.handlers.unsupported import on_other, on_unknown_command
from bot.chat.handlers.votes import on_stats, on_vote
from bot.chat.options import BotApi
from bot.chat.question import ForBot
from bot.chat.retries import RetryingRateLimiter
from bot.chat.services import Services
from bot.chat.update_order import PerChatProcessor
from bot.texts import LANGUAGES

_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
# Seconds that getUpdates waits at the server; a stop doesn't wait for it.
_POLL = 10
# Seconds for the answer to a call; when it comes too late nobody knows whether the call was done.
_ANSWER = 20.0

# A question that was deleted meanwhile is answered all the same.
_DEFAULTS = Defaults(
    link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True
)

_NEW, _EDITED = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
_ASKING = (filters.TEXT | filters.CAPTION & filters.ChatType.GROUPS) & ~filters.COMMAND & ForBot()
_OTHER = ~filters.TEXT & ~filters.StatusUpdate.ALL & filters.ChatType.PRIVATE & _NEW


def handlers(services: Services) -> Sequence[BaseHandler[Any, Any, Any]]:
    """Return every handler of the chat, in the order in which they are asked."""
    commands = {
        "start": on_start,
        "help": on_help,
        "ask": on_ask,
        "contents": on_contents,
        "sources": on_sources,
        "language": on_language,
        "about": on_about,
        "privacy": on_privacy,
        "forget": on_forget,
        "stats": on_stats,
    }
    taps = {
        r"p:\d{1,3}": on_passage,
        r"w:.+": on_whole,
        r"a:.+": on_around,
        r"r:.+": on_read,
        r"[ud]:.+": on_vote,
        r"c:.*": on_contents_tap,
        r"s:.*": on_source,
        r"l:.+": on_language_tap,
        r"e:\d": on_example,
    }
    return (
        *(CommandHandler(name, partial(do, services), _NEW) for name, do in commands.items()),
        *(CallbackQueryHandler(partial(do, services), rf"^{data}$") for data, do in taps.items()),
        CallbackQueryHandler(on_nothing),
        InlineQueryHandler(partial(on_inline, services)),
        MessageHandler(_ASKING & _NEW, partial(on_question, services)),
        MessageHandler(_ASKING & _EDITED, partial(on_edited, services)),
        CommandHandler("ask", partial(on_edited, services), _EDITED),
        MessageHandler(
            filters.COMMAND & filters.ChatType.PRIVATE & _NEW, partial(on_unknown_command, services)
        ),
        MessageHandler(_OTHER, partial(on_other, services)),
    )


def build(services: Services, bot_api: BotApi) -> Application[Any, Any, Any, Any, Any, Any]:
    """Put the application together; it opens the desk when it starts, and closes it at the end."""

    async def opened(application: Application[Bot, Any, Any, Any, Any, Any]) -> None:
        await services.open()
        await introduce(application.bot)
        await _introduce_to_admins(application.bot, services)

    async def closed(_: Application[Any, Any, Any, Any, Any, Any]) -> None:
        await services.close()

    application = (
        ApplicationBuilder()
        .token(bot_api.token)
        .base_url(bot_api.base_url)
        .base_file_url(bot_api.base_file_url)
        .rate_limiter(RetryingRateLimiter(bot_api.retries))
        .concurrent_updates(PerChatProcessor(bot_api.concurrent_updates))
        .defaults(_DEFAULTS)
        .read_timeout(_ANSWER)
        .post_init(opened)
        .post_shutdown(closed)
        .build()
    )
    application.add_handlers(list(handlers(services)))
    application.add_error_handler(partial(on_error, services))
    return application


async def _introduce_to_admins(bot: Bot, services: Services) -> None:
    """Put the statistics into the menus of admins, in the language that each has chosen."""
    for admin in services.options.admins:
        chosen = await services.language_of(admin)
        await menu_of(bot, admin, LANGUAGES.get(chosen), is_admin=True)


def run(services: Services, bot_api: BotApi) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight is answered first.

    Raises:
        InvalidToken: the Bot API refuses the token; the message holds it, so don't show it.
        StorageError: what is remembered can't be opened.
    """
    application = build(services, bot_api)
    if bot_api.webhook_url:
        _run_webhook(application, bot_api)
    else:
        application.run_polling(timeout=_POLL, bootstrap_retries=-1, allowed_updates=_UPDATES)


@asynccontextmanager
async def polling(services: Services, bot_api: BotApi) -> AsyncIterator[None]:
    """Poll in the running event loop until the block ends; what is in flight is answered first."""
    application = build(services, bot_api)
    updater = application.updater
    assert updater is not None
    await services.open()
    try:
        async with application:
            await updater.start_polling(timeout=_POLL, allowed_updates=_UPDATES)
            await application.start()
            try:
                yield
            finally:
                await updater.stop()
                await application.stop()
    finally:
        await services.close()


def _run_webhook(application: Application[Any, Any, Any, Any, Any, Any], bot_api: BotApi) -> None:
    """Hear what Telegram sends to the bot's own address, and refuse what others send there."""
    host, _, port = bot_api.webhook_listen.rpartition(":")
    application.run_webhook(
        listen=host,
        port=int(port),
        url_path=urlsplit(bot_api.webhook_url).path,
        webhook_url=bot_api.webhook_url,
        secret_token=bot_api.webhook_secret or _made_up(bot_api.token),
        bootstrap_retries=-1,
        allowed_updates=_UPDATES,
    )


def _made_up(token: str) -> str:
    """Return a secret that only those who know the token can make, the same in each replica."""
    return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()
