"""The work on updates: each in its lane's order, noted before and after, until a stop."""

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeAlias

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.application import App
from bot.chat.calls.retries import RetryingRateLimiter
from bot.chat.calls.sends import note_sent
from bot.chat.notes import UpdateNote, update_note
from bot.chat.updates.inbox import Inbox
from bot.chat.updates.incoming import Incoming

# Tells whether an update was answered before the process that did so was killed.
IsAnswered: TypeAlias = Callable[[Update], Awaitable[bool]]

# So often work on an update is begun in a process that then dies; one that kills it is given up.
_ATTEMPTS = 5
# What was begun so often without an end is worked on alone, so that it takes no other with it.
_SUSPECT = 2

log = logging.getLogger(__name__)


class Work:
    """Updates of the inbox that wait for their lane, or are worked on."""

    def __init__(self, application: App, inbox: Inbox, is_answered: IsAnswered) -> None:
        self._application = application
        self._inbox = inbox
        self._is_answered = is_answered
        self._tasks: set[asyncio.Task[None]] = set()
        self._failures: dict[int, str] = {}
        self._alone = asyncio.Lock()
        self._is_stopping = False
        self._ended = asyncio.Event()
        application.add_error_handler(self._on_error)

    def add(self, incoming: Incoming, attempts: int = 0) -> asyncio.Task[None]:
        """Work on an update when its turn comes; `attempts` counts how often that was begun."""
        task = asyncio.create_task(self._take_turn(incoming, attempts))
        self._tasks.add(task)
        task.add_done_callback(self._on_end)
        return task

    async def some_end(self) -> None:
        """Wait until the work on an update ends."""
        self._ended.clear()
        await self._ended.wait()

    async def stop(self, seconds: float) -> None:
        """Work on for so many seconds at most, without what Telegram put off; leave the rest."""
        limiter = self._application.bot.rate_limiter
        if isinstance(limiter, RetryingRateLimiter):
            limiter.pacing.end_waits()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        self._is_stopping = True
        left = [task for task in self._tasks if task.cancel()]
        if left:
            log.info("%d updates are left for the next start", len(left))
            await asyncio.wait(left, timeout=1.0)

    def _on_end(self, task: asyncio.Task[None]) -> None:
        """Forget a task that has ended, and log what nobody expected."""
        self._tasks.discard(task)
        self._ended.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("The work on an update failed: %s", type(error).__name__, exc_info=error)

    async def _take_turn(self, incoming: Incoming, attempts: int) -> None:
        """Wait for the turn of an update's lane and work on it; whoever drops it has ended it."""
        handling = self._handle(incoming, attempts)
        reason = ""
        try:
            await self._application.update_processor.process_update(incoming.update, handling)
            is_dropped = inspect.getcoroutinestate(handling) == inspect.CORO_CREATED
            reason = "dropped" if is_dropped else ""
        except Exception as error:
            reason = type(error).__name__
            raise
        finally:
            handling.close()
            if reason:
                await self._inbox.finish(incoming.key, reason)

    async def _handle(self, incoming: Incoming, attempts: int) -> None:
        """Work on an update; alone, where processes have died over it."""
        if attempts < _SUSPECT:
            await self._begin(incoming, attempts)
            return
        async with self._alone:
            await self._begin(incoming, attempts)

    async def _begin(self, incoming: Incoming, attempts: int) -> None:
        """Work on an update, unless another process has it by now or this one stops."""
        key = incoming.key
        if self._is_stopping:
            return
        if not await self._inbox.begin(key):
            self._inbox.drop(key)
        elif attempts < _ATTEMPTS:
            await self._answer(incoming, attempts)
        else:
            says = "Update %d is given up: %d processes ended over it"
            log.error(says, incoming.update.update_id, attempts)
            await self._inbox.finish(key, "attempts")

    async def _answer(self, incoming: Incoming, attempts: int) -> None:
        """Let the handlers answer an update, and note that they have, or why they failed."""
        number = incoming.update.update_id
        self._failures[number] = ""
        note_sent.set(partial(self._inbox.note_sent, incoming.key))
        keep_note = partial(self._inbox.keep_note, incoming.key)
        update_note.set(UpdateNote(incoming.note, keep_note))
        try:
            if not (attempts and await self._is_answered(incoming.update)):
                await self._application.process_update(incoming.update)
        finally:
            reason = self._failures.pop(number)
        await self._inbox.finish(incoming.key, reason)

    async def _on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep why an update failed that is worked on."""
        if isinstance(update, Update) and update.update_id in self._failures:
            self._failures[update.update_id] = type(context.error).__name__
