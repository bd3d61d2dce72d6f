"""The bot's life: open what it needs, hear updates, answer, and close in order."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial

from bot.answering.answering import Answering
from bot.chat.app import build
from bot.chat.application import App
from bot.chat.commands import introduce, introduce_to_admins
from bot.chat.memory import Memory, remembering
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
        answering: the open library; it is closed at the end, also where the rest can't be opened.
        bot_api: with a `webhook_url` updates are heard there, else they are polled.
        storage: where things are remembered.
        options: how the chat behaves.
        service: where it says how it is, and what is logged of questions.

    Raises:
        InvalidToken, StorageError, ListenError: as `run` does.
    """
    async with AsyncExitStack() as ending:
        # What is opened last ends first; changes stop before all else.
        ending.push_async_callback(answering.close)
        memory = await ending.enter_async_context(remembering(storage))
        services = Services(answering, memory, options, service)
        application = build(services, bot_api)
        inbox = Inbox(await memory.inbox(bot_api.lease_seconds), bot_api.inbox_limit)
        receiving = _receiving(application, inbox, memory, polls=not bot_api.webhook_url)
        beside = await ending.enter_async_context(seated(services, application, receiving))
        await ending.enter_async_context(_started(application, memory, options.admins))
        ending.callback(asyncio.create_task(answering.following.run()).cancel)
        await ending.enter_async_context(working(receiving, inbox, bot_api.lease_seconds))
        heard = await ending.enter_async_context(
            hearing(application.bot, receiving, bot_api, beside)
        )
        ending.callback(answering.stop_changes)
        yield Running(application, services, heard)


def _receiving(application: App, inbox: Inbox, memory: Memory, *, polls: bool) -> Receiving:
    """Return where updates come in that the application works on."""
    work = Work(application, inbox, partial(is_answered, memory))
    return Receiving(application.bot, inbox, work, polls=polls)


@asynccontextmanager
async def _started(application: App, memory: Memory, admins: Sequence[int]) -> AsyncIterator[None]:
    """Reach the Bot API, tell it of the bot, and let the application work until the block ends.

    Raises:
        InvalidToken: the Bot API refuses the token.
    """
    async with AsyncExitStack() as ending:
        ending.push_async_callback(_end, application.shutdown)
        await connect(application)
        await introduce(application.bot)
        await introduce_to_admins(application.bot, admins, memory.language_of)
        await application.start()
        ending.push_async_callback(_end, application.stop)
        yield


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


async def _end(ending: Callable[[], Awaitable[None]]) -> None:
    """Let something end, but wait for that not for long."""
    try:
        async with asyncio.timeout(_END_SECONDS):
            await ending()
    except TimeoutError:
        log.warning("What was still being done is broken off")
