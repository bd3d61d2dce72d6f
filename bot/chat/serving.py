"""The bot's life: open what it needs, hear updates, answer, and close in order."""

import asyncio
import hashlib
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from telegram.error import InvalidToken, NetworkError

from bot.answering.answering import Answering
from bot.chat.app import App, build
from bot.chat.commands import introduce, introduce_to_admins
from bot.chat.memory import remembering
from bot.chat.options import BotApi, ChatOptions
from bot.chat.services import Services
from bot.chat.well_formed import MalformedUpdateError, update_from
from bot.service.http import listening
from bot.service.webhook import RawUpdate, webhook_route
from bot.storage.options import StorageOptions

_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
# Seconds that getUpdates waits at the server; a stop doesn't wait for it.
_POLL = 10
# Seconds between two tries to reach the Bot API at the start, at most.
_LONGEST_PAUSE = 30

log = logging.getLogger(__name__)


def run(
    answering: Answering, bot_api: BotApi, storage: StorageOptions, options: ChatOptions
) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight is answered first.

    Raises:
        InvalidToken: the Bot API refuses the token; the message holds it, so don't show it.
        StorageError: what is remembered can't be opened.
        ListenError: the webhook's address can't be listened on.
    """

    async def until_stopped() -> None:
        """Serve until a signal cancels this."""
        _cancelled_by_signals()
        with suppress(asyncio.CancelledError):
            async with serving(answering, bot_api, storage, options):
                await asyncio.Event().wait()

    asyncio.run(until_stopped())


@asynccontextmanager
async def serving(
    answering: Answering, bot_api: BotApi, storage: StorageOptions, options: ChatOptions
) -> AsyncIterator[None]:
    """Answer in the running event loop until the block ends; what is in flight is answered first.

    Args:
        answering: the open library; it is closed at the end.
        bot_api: with a `webhook_url` updates are heard there, else they are polled.
        storage: where things are remembered.
        options: how the chat behaves.

    Raises:
        InvalidToken, StorageError, ListenError: as `run` does.
    """
    async with remembering(storage) as memory:
        services = Services(answering, memory, options)
        application = build(services, bot_api)
        try:
            await _connect(application)
            await introduce(application.bot)
            await introduce_to_admins(application.bot, options.admins, memory.language_of)
            hearing = _webhook if bot_api.webhook_url else _polling
            async with hearing(application, bot_api):
                await application.start()
                following = asyncio.create_task(answering.follow())
                try:
                    yield
                finally:
                    following.cancel()
                    await _stop(application)
        finally:
            await application.shutdown()
            await answering.close()


def _cancelled_by_signals() -> None:
    """Let the first SIGTERM or SIGINT cancel the running task."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    signals = (signal.SIGTERM, signal.SIGINT)

    def stop() -> None:
        """Cancel once: what closes in order isn't to be broken off."""
        for number in signals:
            loop.remove_signal_handler(number)
            loop.add_signal_handler(number, lambda: None)
        task.cancel()

    for number in signals:
        loop.add_signal_handler(number, stop)


async def _connect(application: App) -> None:
    """Reach the Bot API, however long that takes.

    Raises:
        InvalidToken: it refuses the token.
    """
    pause = 1
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except NetworkError as error:
            says = "The Bot API can't be reached (%s); once more in %d s"
            log.warning(says, type(error).__name__, pause)
        else:
            return
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


async def _stop(application: App) -> None:
    """Take no more updates, and answer those that were taken."""
    if application.updater and application.updater.running:
        await application.updater.stop()
    await application.stop()


@asynccontextmanager
async def _polling(application: App, _: BotApi) -> AsyncIterator[None]:
    """Hear updates by asking for them."""
    assert application.updater is not None
    await application.updater.start_polling(
        timeout=_POLL, bootstrap_retries=-1, allowed_updates=_UPDATES
    )
    yield


@asynccontextmanager
async def _webhook(application: App, bot_api: BotApi) -> AsyncIterator[None]:
    """Hear what Telegram sends to the bot's own address, and refuse what others send there."""
    secret = bot_api.webhook_secret or _made_up(bot_api.token)

    async def deliver(raw: RawUpdate) -> None:
        """Queue an update for the handlers, unless none can take it."""
        try:
            update = update_from(raw, application.bot)
        except MalformedUpdateError as error:
            log.warning("Update %s can't be read, and is set aside: %s", raw["update_id"], error)
        else:
            await application.update_queue.put(update)

    route = webhook_route(urlsplit(bot_api.webhook_url).path, secret, deliver)
    async with listening(bot_api.webhook_listen, [route]):
        await application.bot.set_webhook(
            bot_api.webhook_url, secret_token=secret, allowed_updates=_UPDATES
        )
        yield


def _made_up(token: str) -> str:
    """Return a secret that only those who know the token can make, the same in each replica."""
    return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()
