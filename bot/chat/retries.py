"""Calls that fail on the way: which are made again, and which may have been done already."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeAlias

import httpx
from telegram.error import BadRequest, NetworkError
from telegram.ext import AIORateLimiter

# What a method of the Bot API returns, before it is read.
Result: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]

# The call never left: it can be made again whatever it does.
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
# How a call is refused that was done the first time, though its answer got lost.
_DONE = ("message is not modified", "query is too old", "message to delete not found")
_LONGEST_PAUSE = 30
# It is worth neither a wait nor a place among the twenty messages a minute of a group.
_TYPING = "sendChatAction"

log = logging.getLogger(__name__)


def may_be_done(error: NetworkError) -> bool:
    """Tell whether a failed call may have been done: it left, and no answer came back.

    A server that answers with an error, such as 502, is taken at its word.
    """
    cause = error.__cause__
    return isinstance(cause, httpx.HTTPError) and not isinstance(cause, _UNSENT)


class RetryingRateLimiter(AIORateLimiter):
    """Waits as Telegram asks, and makes a call again that failed on the way.

    A call that puts a message into a chat isn't made again when it may have been done: nobody
    is answered twice. All others are, for doing them twice changes nothing.
    """

    def __init__(self, retries: int) -> None:
        # A limit of our own would cap what can be answered; Telegram's 429 says what is too much.
        super().__init__(overall_max_rate=0, max_retries=retries)
        self._retries = retries

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Sequence[object],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make a call, up to `retries` times again, after 1, 4, 16, 30, ... seconds.

        Raises:
            NetworkError: it failed for good; `may_be_done` says whether it may have been done.
        """
        if endpoint == _TYPING:
            return await callback(*args, **kwargs)
        call = super().process_request
        open_ = False
        attempt = 0
        while True:
            try:
                return await call(callback, args, kwargs, endpoint, data, rate_limit_args)
            except BadRequest as error:
                if open_ and any(says in error.message.lower() for says in _DONE):
                    return True
                raise
            except NetworkError as error:
                open_ = open_ or may_be_done(error)
                if attempt == self._retries or (open_ and _adds(endpoint)):
                    raise
                log.warning("%s failed (%s), once more", endpoint, error.message)
            await asyncio.sleep(min(4**attempt, _LONGEST_PAUSE))
            attempt += 1


def _adds(endpoint: str) -> bool:
    """Tell whether a method puts a message into a chat."""
    return endpoint.startswith(("send", "copy", "forward")) and endpoint != _TYPING
