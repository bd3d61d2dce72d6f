"""The Telegram application: one visible list of handlers, by long polling or webhook."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, BotCommand
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot import texts
from bot.delivery import Patient
from bot.desk import Desk
from bot.handlers.ask import on_question
from bot.handlers.errors import on_error
from bot.handlers.passages import on_nothing, on_passage, on_whole
from bot.handlers.start import on_example, on_help, on_start

_UPDATES = ("message", "callback_query")
# Seconds that getUpdates waits at the server; a stop doesn't wait for it.
_POLL = 10
# Seconds for the answer to a call; when it comes too late nobody knows whether the call was done.
_ANSWER = 20.0
# Seconds for all that the bot says about itself; it isn't worth a late start.
_INTRODUCTION = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connection:
    """How the Bot API is reached, and how it reaches the bot; secrets stay out of `repr`.

    Without a `webhook_url` the bot polls.
    """

    token: str
    base_url: str
    base_file_url: str
    retries: int
    concurrent_updates: int
    webhook_url: str = ""
    webhook_listen: str = ""
    webhook_secret: str = ""

    def __repr__(self) -> str:
        """Show where it leads, and nothing secret."""
        return f"Connection({self.base_url!r})"


def handlers(desk: Desk, examples: tuple[str, ...]) -> Sequence[BaseHandler[Any, Any, Any]]:
    """Return every handler of the chat, in the order in which they are asked."""
    return (
        CommandHandler("start", partial(on_start, desk, examples)),
        CommandHandler("help", on_help),
        CallbackQueryHandler(partial(on_passage, desk), pattern=r"^p:\d{1,3}$"),
        CallbackQueryHandler(partial(on_whole, desk), pattern=r"^w:"),
        CallbackQueryHandler(partial(on_example, desk), pattern=r"^e:\d$"),
        CallbackQueryHandler(on_nothing),
        MessageHandler(
            filters.TEXT & ~filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE,
            partial(on_question, desk),
        ),
    )


def build(
    desk: Desk, examples: tuple[str, ...], connection: Connection
) -> Application[Any, Any, Any, Any, Any, Any]:
    """Put the application together."""
    application = (
        ApplicationBuilder()
        .token(connection.token)
        .base_url(connection.base_url)
        .base_file_url(connection.base_file_url)
        .rate_limiter(Patient(connection.retries))
        .concurrent_updates(connection.concurrent_updates)
        .read_timeout(_ANSWER)
        .post_init(_introduce)
        .build()
    )
    application.add_handlers(list(handlers(desk, examples)))
    application.add_error_handler(on_error)
    return application


def run(desk: Desk, examples: tuple[str, ...], connection: Connection) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight is answered first.

    Raises:
        InvalidToken: the Bot API refuses the token; the message holds it, so don't show it.
    """
    application = build(desk, examples, connection)
    try:
        if connection.webhook_url:
            _run_webhook(application, connection)
        else:
            application.run_polling(timeout=_POLL, bootstrap_retries=-1, allowed_updates=_UPDATES)
    finally:
        desk.close()


@asynccontextmanager
async def polling(
    desk: Desk, examples: tuple[str, ...], connection: Connection
) -> AsyncIterator[None]:
    """Poll in the running event loop until the block ends; what is in flight is answered first."""
    application = build(desk, examples, connection)
    updater = application.updater
    assert updater is not None
    async with application:
        await updater.start_polling(timeout=_POLL, allowed_updates=_UPDATES)
        await application.start()
        try:
            yield
        finally:
            await updater.stop()
            await application.stop()
            desk.close()


def _run_webhook(
    application: Application[Any, Any, Any, Any, Any, Any], connection: Connection
) -> None:
    """Hear what Telegram sends to the bot's own address, and refuse what others send there."""
    host, _, port = connection.webhook_listen.rpartition(":")
    application.run_webhook(
        listen=host,
        port=int(port),
        url_path=urlsplit(connection.webhook_url).path,
        webhook_url=connection.webhook_url,
        secret_token=connection.webhook_secret or _made_up(connection.token),
        bootstrap_retries=-1,
        allowed_updates=_UPDATES,
    )


def _made_up(token: str) -> str:
    """Return a secret that only those who know the token can make, the same in each replica."""
    return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()


async def introduce(bot: Bot) -> None:
    """Tell Telegram what people see before they write; go on without where that fails."""
    commands = [BotCommand(name, says) for name, says in texts.COMMANDS]
    try:
        async with asyncio.timeout(_INTRODUCTION):
            await bot.set_my_commands(commands)
            # Descriptions may be set a few times a day only, so not at each start.
            if (await bot.get_my_description()).description != texts.DESCRIPTION:
                await bot.set_my_description(texts.DESCRIPTION)
            if (await bot.get_my_short_description()).short_description != texts.SHORT_DESCRIPTION:
                await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    except (TelegramError, TimeoutError) as error:
        log.warning("Telegram didn't take the introduction: %s", type(error).__name__)


async def _introduce(application: Application[Bot, Any, Any, Any, Any, Any]) -> None:
    """Introduce the bot of an application."""
    await introduce(application.bot)
