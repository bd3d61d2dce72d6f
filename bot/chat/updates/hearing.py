"""How updates are heard: the Bot API reached at first, then polled, or at the bot's own address."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urlsplit

from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.chat.application import App
from bot.chat.options import BotApi
from bot.chat.updates.polling import UPDATES, Polling, watched
from bot.chat.updates.raw_calls import RawCalls
from bot.chat.updates.receiving import Receiving
from bot.service.http import ListenError, listening
from bot.service.secret import webhook_secret
from bot.service.webhook import RawUpdate, webhook_route
from bot.storage.model import InboxFullError

# Seconds between two tries to reach the Bot API at the start, at most.
_LONGEST_PAUSE = 30

log = logging.getLogger(__name__)


async def connect(application: App) -> None:
    """Reach the Bot API, however long that takes.

    Raises:
        InvalidToken: it refuses the token.
    """
    await _insist(application.initialize)


async def _insist(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call until the Bot API can be reached.

    Raises:
        InvalidToken: it refuses the token.
    """
    pause = 1
    while True:
        try:
            await call()
        except InvalidToken:
            raise
        except NetworkError as error:
            says = "The Bot API can't be reached (%s); once more in %d s"
            log.warning(says, type(error).__name__, pause)
        else:
            return
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


@asynccontextmanager
async def hearing(
    bot: Bot, receiving: Receiving, bot_api: BotApi, beside: Sequence[Route]
) -> AsyncIterator[asyncio.Future[None]]:
    """Hear updates until the block ends, in the way that the settings say.

    The future that the block is given never has a result; it fails when the token is revoked.
    `beside` are routes that are served beside a webhook.

    Raises:
        ListenError: the webhook's address can't be taken.
    """
    if not bot_api.webhook_url:
        async with _polling(bot, receiving) as polling:
            yield polling
        return
    secret = bot_api.webhook_secret or webhook_secret(bot_api.token)

    async def deliver(raw: RawUpdate) -> bool:
        """Take an update, and tell whether it was taken."""
        receiving.turned(received=True)
        try:
            return await receiving.take([raw])
        except InboxFullError:
            return False

    # What others send there than Telegram is refused.
    route = webhook_route(urlsplit(bot_api.webhook_url).path, secret, deliver)
    async with listening(bot_api.webhook_listen, [route, *beside]):
        await _insist(partial(_set_webhook, bot, bot_api.webhook_url, secret))
        yield asyncio.get_running_loop().create_future()


async def _set_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have updates sent to an address.

    Raises:
        ListenError: Telegram doesn't send to such an address.
    """
    try:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=UPDATES)
    except BadRequest as error:
        raise ListenError(
            f"Telegram refuses the webhook {url}: {error.message}. Set telegram.webhook_url to an "
            "https address that it reaches, on port 443, 80, 88 or 8443."
        ) from error


@asynccontextmanager
async def _polling(bot: Bot, receiving: Receiving) -> AsyncIterator[asyncio.Future[None]]:
    """Hear updates by asking for them."""
    calls = RawCalls(bot.base_url)
    # However long it took to reach the Bot API, polling begins now.
    receiving.turned(received=False)
    polling = asyncio.create_task(watched(Polling(calls, receiving).run, receiving))
    try:
        yield polling
    finally:
        polling.cancel()
        await asyncio.wait([polling])
        await calls.close()
