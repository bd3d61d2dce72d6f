"""The bot's life: open what it needs, hear updates, answer, and close in order."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial

from bot.answering.answering import Answering
from bot.chat.app import build
from bot.chat.commands import introduce, introduce_to_admins
from bot.chat.memory import remembering
from bot.chat.options import BotApi, ChatOptions
from bot.chat.question import is_answered
from bot.chat.reloading import Rereading, Running, reloading
from bot.chat.seat import seated
from bot.chat.services import Services
from bot.chat.updates.hearing import connect, hearing
from bot.chat.updates.inbox import Inbox
from bot.chat.updates.receiving import Receiving, working
from bot.chat.updates.work import Work
from bot.service.options import ServiceOptions
from bot.storage.options import StorageOptions

# Seconds that each part of the end may take, after the updates in hand.
_END_SECONDS = 0.5

log = logging.getLogger(__name__)


def run(
    answering: Answering,
    bot_api: BotApi,
    storage: StorageOptions,
    options: ChatOptions,
    service: ServiceOptions,
    rereading: Rereading,
) -> None:
    """Answer until SIGTERM or SIGINT, and reload at SIGHUP; what is in flight is answered first.

    Raises:
        InvalidToken: the Bot API refuses the token; the message holds it, so don't show it.
        StorageError: what is remembered can't be opened.
        ListenError: the webhook's address can't be listened on.
    """

    async def until_stopped() -> None:
        """Serve until a signal cancels this, or hearing fails for good."""
        _cancelled_by_signals()
        with suppress(asyncio.CancelledError):
            async with serving(answering, bot_api, storage, options, service) as running:
                with reloading(running, rereading):
                    await running.hearing

    asyncio.run(until_stopped())


@asynccontextmanager
async def serving(
    answering: Answering,
    bot_api: BotApi,
    storage: StorageOptions,
    options: ChatOptions,
    service: ServiceOptions,
) -> AsyncIterator[Running]:
    """Answer in the running event loop until the block ends; what is in flight is answered first.

    Args:
        answering: the open library; it is closed at the end.
        bot_api: with a `webhook_url` updates are heard there, else they are polled.
        storage: where things are remembered.
        options: how the chat behaves.
        service: where it says how it is, and what is logged of questions.

    Raises:
        InvalidToken, StorageError, ListenError: as `run` does.
    """
    async with remembering(storage) as memory:
        services = Services(answering, memory, options, service)
        application = build(services, bot_api)
        inbox = Inbox(await memory.inbox(bot_api.lease_seconds), bot_api.inbox_limit)
        work = Work(application, inbox, partial(is_answered, memory))
        polls = not bot_api.webhook_url
        receiving = Receiving(application.bot, inbox, work, polls=polls)
        async with seated(services, application, receiving) as beside:
            try:
                await connect(application)
                await introduce(application.bot)
                await introduce_to_admins(application.bot, options.admins, memory.language_of)
                await application.start()
                following = asyncio.create_task(answering.following.run())
                try:
                    async with (
                        working(receiving, inbox, bot_api.lease_seconds),
                        hearing(application.bot, receiving, bot_api, beside) as heard,
                    ):
                        try:
                            yield Running(application, services, heard)
                        finally:
                            answering.stop_changes()
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


async def _ended(ending: Coroutine[object, object, None]) -> None:
    """Wait for something to end, but not for long."""
    try:
        async with asyncio.timeout(_END_SECONDS):
            await ending
    except TimeoutError:
        log.warning("What was still being done is broken off")
