"""SIGHUP: settings that can change at run time are read anew, and the reports are swapped in."""

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from telegram.error import TelegramError

from bot.chat.app import rewire
from bot.chat.application import App
from bot.chat.commands import introduce_to_admins, menu_of
from bot.chat.options import ChatOptions
from bot.chat.services import Services
from bot.service.options import ServiceOptions
from corpus.model import OperatorError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reread:
    """Settings that were read anew, and the names of those that differ.

    `applied` holds those that can change at run time, `restart` the others; `apply` puts those in
    force that are for the whole process, as the log's.
    """

    options: ChatOptions
    service: ServiceOptions
    catalog: Path
    applied: tuple[str, ...]
    restart: tuple[str, ...]
    apply: Callable[[], None]


# Raises OperatorError where the settings are broken.
Rereading: TypeAlias = Callable[[], Reread]


@dataclass(slots=True)
class Running:
    """The bot that runs: its application, and the services that its handlers are given now.

    `hearing` never has a result; it fails when the token is revoked.
    """

    application: App
    services: Services
    hearing: asyncio.Future[None]


@contextmanager
def reloading(running: Running, rereading: Rereading) -> Iterator[None]:
    """Reload at each SIGHUP until the block ends, one after the other."""
    loop, one_by_one = asyncio.get_running_loop(), asyncio.Lock()
    tasks: set[asyncio.Task[None]] = set()

    async def reload_in_turn() -> None:
        """Wait for a reload that is going on."""
        async with one_by_one:
            await reload(running, rereading)

    def on_signal() -> None:
        """Begin a reload."""
        task = asyncio.create_task(reload_in_turn())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    loop.add_signal_handler(signal.SIGHUP, on_signal)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)
        for task in tasks:
            task.cancel()


async def reload(running: Running, rereading: Rereading) -> None:
    """Read settings and reports anew, and put them in force; what is broken changes nothing."""
    answering = running.services.answering
    try:
        read = rereading()
        await answering.changing(partial(answering.current.reload, read.catalog))
    except OperatorError as error:
        log.error("Not reloaded, all goes on as before: %s", error)
        return
    except Exception:  # whatever it is, questions go on
        log.exception("Not reloaded, all goes on as before")
        return
    read.apply()
    former = running.services.options.admins
    running.services = replace(running.services, options=read.options, service=read.service)
    rewire(running.application, running.services)
    edition = answering.edition
    log.warning(
        "Reloaded: %s; %d paragraphs in edition %s%s",
        *(", ".join(read.applied) or "no setting has changed", edition.paragraphs, edition.version),
        f". A restart is needed for {', '.join(read.restart)}" if read.restart else "",
    )
    await _introduce(running, former)


async def _introduce(running: Running, former: tuple[int, ...]) -> None:
    """Put the admins' commands into the menus of new ones, and out of those of former ones."""
    bot, admins = running.application.bot, running.services.options.admins
    try:
        new = [admin for admin in admins if admin not in former]
        await introduce_to_admins(bot, new, running.services.memory.language_of)
        for person in set(former) - {*admins}:
            await menu_of(bot, person, is_admin=False)
    except TelegramError as error:
        log.warning("The menus of admins stay as they were: %s", type(error).__name__)
