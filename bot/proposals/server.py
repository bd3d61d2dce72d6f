"""A chat-completions server: asked again after what passes, and each failure in a clear line.

The key goes into one header of the request. Whatever the server says is shown without it, since
some servers repeat the key in their errors.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Self, TypeVar

import httpx

from bot.proposals.options import ServerOptions
from bot.proposals.replies import (
    ReplyError,
    ServerError,
    error_message,
    read_text,
    retry_after,
)

Messages = Sequence[dict[str, str]]
Reading = TypeVar("Reading")

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
# What may be otherwise a moment later; so may 500 and above.
_PASSING = (
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.CONFLICT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
)
# Seconds before the second try, doubled for each more.
_FIRST_WAIT = 1.0
# Characters of an answer in a message.
_SHOWN = 160
# Characters from which a key is surely a secret.
_SECRET = 16


class ChatServer:
    """An open connection to a server."""

    def __init__(
        self,
        options: ServerOptions,
        client: httpx.AsyncClient,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._options = options
        self._client = client
        self._sleep = sleep
        self._address = f"{options.url.rstrip('/')}/chat/completions"

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        options: ServerOptions,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> AsyncIterator[Self]:
        """Open a server until the block ends.

        Args:
            options: which server.
            sleep: waits some seconds before a server is asked again.

        Raises:
            ServerError: the URL is none.
        """
        check_url(options.url)
        is_here = httpx.URL(options.url).host in _LOOPBACK
        headers = {"Authorization": f"Bearer {options.key}"} if options.key else {}
        # asyncio's timeout counts the whole answer; httpx's would start anew with every byte.
        async with httpx.AsyncClient(
            headers=headers, timeout=None, trust_env=not is_here
        ) as client:
            yield cls(options, client, sleep)

    async def ask(self, messages: Messages, read: Callable[[str], Reading]) -> Reading:
        """Ask until the answer can be read.

        Args:
            messages: the conversation, of `role` and `content`.
            read: reads the answer's text; it raises ReplyError when that can't be used.

        Raises:
            ReplyError: the last answer couldn't be used either.
            ServerError: there is no sense in asking this server.
        """
        for attempt in range(self._options.retries + 1):
            try:
                return read(await self._complete(messages))
            except ReplyError as error:
                failure = error
            if failure.wait is None:
                break
            if attempt < self._options.retries:
                await self._sleep(max(failure.wait, _FIRST_WAIT * 2**attempt))
        if failure.is_unreachable:
            raise ServerError(
                f"{self._options.url} can't be reached: {failure}. Start the server, or mend the "
                "URL after --write-with."
            ) from None
        raise failure

    async def _complete(self, messages: Messages) -> str:
        """Ask once; return the text of the answer."""
        body = {"model": self._options.model, "messages": list(messages), "stream": False}
        try:
            async with (
                asyncio.timeout(self._options.timeout_seconds),
                self._client.stream("POST", self._address, json=body) as response,
            ):
                text = await read_text(response)
        except TimeoutError:
            seconds = f"{self._options.timeout_seconds:g} seconds"
            raise ReplyError(
                f"no whole answer within {seconds} (setting questions.timeout_seconds)"
            ) from None
        except (httpx.ConnectError, httpx.ProxyError) as error:
            raise ReplyError(self._without_key(str(error)), is_unreachable=True) from None
        except httpx.HTTPError as error:
            says = self._without_key(str(error)) or type(error).__name__
            raise ReplyError(f"the connection broke off: {says}") from None
        if response.status_code != HTTPStatus.OK:
            raise self._failure(response, text)
        return self._content(text)

    def _failure(self, response: httpx.Response, text: str) -> Exception:
        """Return what an answer other than 200 means."""
        status = response.status_code
        says = f"HTTP {status}: {self._shown(error_message(text))}"
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return ServerError(
                f"{self._options.url} refuses the key ({says}). Set VERBATIM_QUESTIONS__KEY."
            )
        if status == HTTPStatus.NOT_FOUND or status < HTTPStatus.BAD_REQUEST:
            return ServerError(
                f"{self._address} isn't served ({says}). Mend the URL after --write-with, which "
                f"usually ends in /v1, or the name after --model, '{self._options.model}'."
            )
        is_passing = status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return ReplyError(says, wait=retry_after(response) if is_passing else None)

    def _content(self, text: str) -> str:
        """Return what the model wrote."""
        try:
            answer: Any = json.loads(text)
            content = answer["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            content = None
        if not isinstance(content, str):
            raise ReplyError(f"the answer is no chat completion: {self._shown(text)}")
        # A shorter key is none, such as "none", and may be a word of the answer.
        return self._without_key(content) if len(self._options.key) >= _SECRET else content

    def _shown(self, text: str) -> str:
        """Return the beginning of what the server said, in quotes, on one line."""
        line = " ".join(self._without_key(text).split())
        cut = "…" if len(line) > _SHOWN else ""
        return f"“{line[:_SHOWN]}{cut}”"

    def _without_key(self, text: str) -> str:
        """Return a text of the server without the key."""
        return text.replace(self._options.key, "<key>") if self._options.key else text


def check_url(url: str) -> None:
    """Make sure that a server's URL is one, and holds nothing that may be secret.

    Raises:
        ServerError: what is wrong with it.
    """
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        parsed = httpx.URL("")
    if parsed.userinfo or parsed.query or parsed.fragment:
        raise ServerError(
            "The URL after --write-with holds a password, a query or a fragment. Give it without, "
            "such as http://localhost:8000/v1; a key belongs in VERBATIM_QUESTIONS__KEY."
        )
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ServerError(
            f"'{url}' after --write-with is no URL such as http://localhost:8000/v1. Mend it."
        )
