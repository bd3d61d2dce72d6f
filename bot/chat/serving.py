"""The bot's life: open what it needs, hear updates, answer, and close in order."""

import asyncio
import hashlib
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import partial
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import InvalidToken, NetworkError

from bot.answering.answering import Answering
from bot.chat.app import App, build
from bot.chat.commands import introduce, introduce_to_admins
from bot.chat.inbox import Inbox
from bot.chat.memory import remembering
from bot.chat.options import BotApi, ChatOptions
from bot.chat.polling import UPDATES, Polling, watched
from bot.chat.question import is_answered
from bot.chat.raw_calls import RawCalls
from bot.chat.receiving import Receiving, working
from bot.chat.services import Services
from bot.chat.work import Work
from bot.service.http import listening
from bot.service.webhook import RawUpdate, webhook_route
from bot.storage.model import InboxFullError
from bot.storage.options import StorageOptions

# Seconds between two tries to reach the Bot API at the start, at most.
_LONGEST_PAUSE = 30
# Seconds that each part of the end may take, after the updates in hand.
_END_SECONDS = 0.5

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
        """Serve until a signal cancels this, or hearing fails for good."""
        _cancelled_by_signals()
        with suppress(asyncio.CancelledError):
            async with serving(answering, bot_api, storage, options) as hearing:
                await hearing

    asyncio.run(until_stopped())


@asynccontextmanager
async def serving(
    answering: Answering, bot_api: BotApi, storage: StorageOptions, options: ChatOptions
) -> AsyncIterator[asyncio.Future[None]]:
    """Answer in the running event loop until the block ends; what is in flight is answered first.

    The future that the block is given never has a result; it fails when the token is revoked.

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
            inbox = Inbox(await memory.inbox(bot_api.lease_seconds), bot_api.inbox_limit)
            work = Work(application, inbox, partial(is_answered, memory))
            receiving = Receiving(application.bot, inbox, work)
            await application.start()
            following = asyncio.create_task(answering.follow())
            try:
                async with (
                    working(receiving, inbox, bot_api.lease_seconds),
                    _hearing(application.bot, receiving, bot_api) as hearing,
                ):
                    yield hearing
            finally:
                following.cancel()
                await _ended(application.stop())
        finally:
            await _ended(application.shutdown())
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


async def _ended(ending: Coroutine[object, object, None]) -> None:
    """Wait for something to end, but not for long."""
    try:
        async with asyncio.timeout(_END_SECONDS):
            await ending
    except TimeoutError:
        log.warning("What was still being done is broken off")


def _hearing(
    bot: Bot, receiving: Receiving, bot_api: BotApi
) -> AbstractAsyncContextManager[asyncio.Future[None]]:
    """Hear updates until the block ends, in the way that the settings say."""
    return (_webhook if bot_api.webhook_url else _polling)(bot, receiving, bot_api)


@asynccontextmanager
async def _polling(
    bot: Bot, receiving: Receiving, _: BotApi
) -> AsyncIterator[asyncio.Future[None]]:
    """Hear updates by asking for them."""
    calls = RawCalls(bot.base_url)
    polling = asyncio.create_task(watched(Polling(calls, receiving).run, receiving))
    try:
        yield polling
    finally:
        polling.cancel()
        await asyncio.wait([polling])
        await calls.close()


@asynccontextmanager
async def _webhook(
    bot: Bot, receiving: Receiving, bot_api: BotApi
) -> AsyncIterator[asyncio.Future[None]]:
    """Hear what Telegram sends to the bot's own address, and refuse what others send there."""
    secret = bot_api.webhook_secret or _made_up(bot_api.token)

    async def deliver(raw: RawUpdate) -> bool:
        """Take an update, and tell whether it was taken."""
        receiving.turned(received=True)
        try:
            return await receiving.take([raw])
        except InboxFullError:
            return False

    route = webhook_route(urlsplit(bot_api.webhook_url).path, secret, deliver)
    async with listening(bot_api.webhook_listen, [route]):
        await bot.set_webhook(bot_api.webhook_url, secret_token=secret, allowed_updates=UPDATES)
        yield asyncio.get_running_loop().create_future()


def _made_up(token: str) -> str:
    """Return a secret that only those who know the token can make, the same in each replica."""
    return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()
