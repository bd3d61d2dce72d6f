"""Calls that fail on the way: which are made again, and which may have been done already."""

import logging
import math
import random
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeAlias

import httpx
from telegram.error import BadRequest, ChatMigrated, NetworkError
from telegram.ext import BaseRateLimiter

from bot.chat.calls.pacing import Pacing
from bot.chat.calls.requests import TYPING, UnreadableAnswerError, puts_a_message, was_refused

# What a method of the Bot API returns, before it is read.
Result: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
Call: TypeAlias = Callable[..., Coroutine[Any, Any, Result]]

# The call never left: it can be made again whatever it does.
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
# How a call is refused that was done the first time, though its answer got lost.
_DONE = ("message is not modified", "query is too old", "message to delete not found")
_LONGEST_PAUSE = 30.0
# Pauses differ by so much, up and down, so that not all calls come back at once.
_JITTER = 0.2
# Nobody waits longer for the answer to a tap or for inline results, in seconds.
_QUERIES, _QUERY_LIFE = ("answerCallbackQuery", "answerInlineQuery"), 10.0

log = logging.getLogger(__name__)


def may_be_done(error: NetworkError) -> bool:
    """Tell whether a failed call may have been done: it left, and no answer of the Bot API's came.

    A server that answers with an error of its own, such as 502, is taken at its word.
    """
    if isinstance(error, UnreadableAnswerError):
        return not was_refused(error)
    cause = error.__cause__
    lost = isinstance(cause, httpx.HTTPError | TimeoutError)
    return lost and not isinstance(cause, _UNSENT)


class RetryingRateLimiter(BaseRateLimiter[int]):
    """Waits as Telegram asks, each chat for itself, and makes a call again that failed on the way.

    A call that puts a message into a chat isn't made again when it may have been done: nobody
    is answered twice. All others are, for doing them twice changes nothing.
    """

    def __init__(self, retries: int) -> None:
        # None over all chats: it would cap what can be answered; Telegram says what is too much.
        self.pacing = Pacing()
        self._retries = retries

    async def initialize(self) -> None:
        """Begin; there is nothing to prepare."""

    async def shutdown(self) -> None:
        """End what still waits."""
        self.pacing.end_waits()

    async def process_request(
        self,
        callback: Call,
        args: Sequence[object],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make a call, however often its chat must be waited for.

        A call that failed on the way is made up to `retries` times again, after about 1, 4, 16, 30,
        ... seconds.

        Raises:
            NetworkError: it failed for good; `may_be_done` says whether it may have been done.
            RetryAfter: Telegram would have it later than anybody waits for it.
        """
        if endpoint == TYPING:
            # Worth neither a wait nor a place among the twenty messages a minute of a group.
            is_paused = self.pacing.is_paused(data.get("chat_id"))
            return True if is_paused else await callback(*args, **kwargs)
        failures = _Failures(endpoint, self._retries)
        longest = _QUERY_LIFE if endpoint in _QUERIES else math.inf
        while True:
            try:
                call = partial(callback, *args, **kwargs)
                return await self.pacing.make(data.get("chat_id"), call, longest)
            except ChatMigrated as error:
                failures.moved(error, data)
            except BadRequest as error:
                if failures.says_done(error):
                    return True
                raise
            except NetworkError as error:
                await self.pacing.sleep(failures.next_pause(error))


class _Failures:
    """What has failed of one call so far, and how it goes on."""

    def __init__(self, endpoint: str, retries: int) -> None:
        self._endpoint, self._retries = endpoint, retries
        self._count = 0
        self._may_be_done = False

    def moved(self, error: ChatMigrated, data: dict[str, Any]) -> None:
        """Let the call go to the supergroup that its group has become; raise if it went there."""
        if data.get("chat_id") == error.new_chat_id:
            raise error
        log.info("%s goes to the supergroup that the group has become", self._endpoint)
        data["chat_id"] = error.new_chat_id

    def says_done(self, error: BadRequest) -> bool:
        """Tell whether a refusal means that the call was done when its answer got lost."""
        return self._may_be_done and any(says in error.message.lower() for says in _DONE)

    def next_pause(self, error: NetworkError) -> float:
        """Return the seconds before the call is made again; raise where it is not to be."""
        self._may_be_done = self._may_be_done or may_be_done(error)
        if self._count == self._retries or (self._may_be_done and puts_a_message(self._endpoint)):
            raise error
        log.warning("%s failed (%s), once more", self._endpoint, type(error).__name__)
        seconds = min(4.0**self._count, _LONGEST_PAUSE) * random.uniform(1 - _JITTER, 1 + _JITTER)
        self._count += 1
        return seconds
