"""The Telegram application: one visible list of handlers, long polling."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Bot, BotCommand
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot import texts
from bot.desk import Desk
from bot.handlers.ask import on_question
from bot.handlers.errors import on_error
from bot.handlers.passages import on_nothing, on_passage, on_whole
from bot.handlers.start import on_example, on_help, on_start

# Seconds that getUpdates waits at the server; a stop doesn't wait for it.
_POLL = 10


@dataclass(frozen=True, slots=True)
class Connection:
    """How the Bot API is reached; the token stays out of `repr`."""

    token: str
    base_url: str
    base_file_url: str
    retries: int
    concurrent_updates: int

    def __repr__(self) -> str:
        """Show everything but the token."""
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
        .rate_limiter(AIORateLimiter(max_retries=connection.retries))
        .concurrent_updates(connection.concurrent_updates)
        .post_init(_introduce)
        .build()
    )
    application.add_handlers(list(handlers(desk, examples)))
    application.add_error_handler(on_error)
    return application


def run(desk: Desk, examples: tuple[str, ...], connection: Connection) -> None:
    """Poll until SIGTERM or SIGINT; what is in flight is answered first.

    Raises:
        InvalidToken: the Bot API refuses the token; the message holds it, so don't show it.
    """
    application = build(desk, examples, connection)
    try:
        application.run_polling(
            timeout=_POLL, bootstrap_retries=-1, allowed_updates=["message", "callback_query"]
        )
    finally:
        desk.close()


async def _introduce(application: Application[Bot, Any, Any, Any, Any, Any]) -> None:
    """Tell Telegram which commands there are."""
    commands = [BotCommand(name, says) for name, says in texts.COMMANDS]
    await application.bot.set_my_commands(commands)
