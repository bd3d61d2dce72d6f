"""The bot and its page in one process, without token or network."""

import asyncio
import os
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from telegram import Bot

from bot.answering.answering import Answering
from bot.chat.commands import introduce
from bot.chat.options import BotApi, ChatOptions
from bot.chat.serving import serving
from bot.demo.page.routes import ROUTES
from bot.demo.server.people.visitors import FIRST_VISITOR
from bot.demo.server.serve import Server, serve
from bot.demo.server.state.telegram import Telegram
from bot.service.options import ServiceOptions
from bot.storage.options import StorageOptions
from embeddings.progress import ProgressCallback

Say: TypeAlias = Callable[[str], None]
Open: TypeAlias = Callable[[Path, ProgressCallback], Answering]

_TOKEN = "7000000001:the-demo-needs-none"
_SILENT = ServiceOptions(listen="", log_questions=False)


class DemoError(Exception):
    """The page can't be served; the message says why and what to do."""


class _StoppedError(Exception):
    """The library isn't wanted any more."""


def run(
    open_answering: Open,
    options: ChatOptions,
    bot_api: BotApi,
    ports: Sequence[int],
    say: Say,
    *,
    browser: bool,
) -> None:
    """Serve the page and run the bot behind it until SIGINT or SIGTERM.

    Args:
        open_answering: loads model and index; what changes of them it keeps in the folder that it
            is given, and what else it is given hears of the progress.
        options: how the chat behaves.
        bot_api: how the bot would reach Telegram; here it reaches the local Bot API.
        ports: the first free one of these is the page's.
        say: shows a line to whoever is at the terminal.
        browser: whether to open the page where there is a browser.

    Raises:
        DemoError: none of the ports can be taken.
    """
    # A proxy of this machine must not stand between the bot and its server.
    others = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    os.environ["no_proxy"] = f"127.0.0.1,{others}".strip(",")
    asyncio.run(_run(open_answering, options, bot_api, ports, say, browser))


async def _run(
    open_answering: Open,
    options: ChatOptions,
    bot_api: BotApi,
    ports: Sequence[int],
    say: Say,
    browser: bool,
) -> None:
    """Serve the page at once, and run the bot as soon as its library is open."""
    started = time.monotonic()
    stop = _stop_signals(say)
    async with AsyncExitStack() as stack:
        server = await _served(stack, ports)
        here = replace(
            bot_api,
            token=_TOKEN,
            base_url=server.base_url,
            base_file_url=server.base_file_url,
            webhook_url="",
        )
        async with Bot(here.token, here.base_url) as bot:
            await introduce(bot)
        if server.port != ports[0] != 0:
            say(f"Port {ports[0]} is in use.")
        say(f"Verbatim is at {server.url} and starts. Ctrl-C ends it.")
        if browser and _has_display():
            await asyncio.to_thread(webbrowser.open, server.url)
        # It goes with the demo: nothing of its chats or of its changes is kept.
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="verbatim-demo-"))
        opening = partial(open_answering, Path(folder))
        answering = await _opened(opening, server.telegram, stop)
        if answering:
            storage = StorageOptions(
                url=f"sqlite:///{folder}/demo.db", key=_TOKEN, retention_days=0
            )
            # Whoever opens the page first can add reports; who comes later reads as others do.
            own = replace(options, admins=(FIRST_VISITOR,))
            await stack.enter_async_context(serving(answering, here, storage, own, _SILENT))
            server.telegram.tell_start(None)
            say(f"Ready after {time.monotonic() - started:.1f} s.")
            await stop.wait()


def _stop_signals(say: Say) -> asyncio.Event:
    """Return what SIGINT and SIGTERM set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def end() -> None:
        """Set the event, and say so the first time."""
        if not stop.is_set():
            say("Ending ...")
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    return stop


async def _served(stack: AsyncExitStack, ports: Sequence[int]) -> Server:
    """Serve the page until the stack ends; it says that the bot starts."""
    telegram = Telegram()
    telegram.tell_start(0)
    try:
        return await stack.enter_async_context(serve(telegram, ports, ROUTES))
    except OSError as error:
        says = f"Port {ports[0]} can't be taken ({error.strerror})"
        raise DemoError(f"{says}; give another with --port, or --port 0 for any.") from error


async def _opened(
    opening: Callable[[ProgressCallback], Answering],
    telegram: Telegram,
    stop: asyncio.Event,
) -> Answering | None:
    """Open the library in a thread and show how far it is; return nothing if a stop came first."""
    loop = asyncio.get_running_loop()
    so_far = 0

    def show_progress(done: int, total: int) -> None:
        """Show how much is encoded, in percent; raise where a stop came."""
        nonlocal so_far
        if stop.is_set():
            raise _StoppedError
        so_far += done
        loop.call_soon_threadsafe(telegram.tell_start, min(99, 100 * so_far // total))

    try:
        answering = await asyncio.to_thread(opening, show_progress)
    except _StoppedError:
        return None
    return None if stop.is_set() else answering


def _has_display() -> bool:
    """Tell whether a browser has where to show itself."""
    windows = {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
    return sys.platform in {"darwin", "win32"} or bool(windows)
