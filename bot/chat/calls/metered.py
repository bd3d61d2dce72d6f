"""Calls of the Bot API, counted and timed one by one, those that are made again too."""

import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

from bot.service.api_health import ApiHealth
from bot.service.metrics import Metrics

# Kinds of failures by what the Bot API answers; others are "server" from 500 on, else "refused".
_KINDS: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "token",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.CONFLICT: "conflict",
    HTTPStatus.TOO_MANY_REQUESTS: "flood",
}


class MeteredRequest(BaseRequest):
    """Lets other requests make the calls, and notes how each went; never their address or words."""

    def __init__(self, inner: BaseRequest, metrics: Metrics, health: ApiHealth) -> None:
        self._inner = inner
        self._metrics = metrics
        self._health = health

    @property
    def read_timeout(self) -> float | None:
        """Return the seconds for which an answer is waited for."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Open the connections."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close the connections."""
        await self._inner.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        *args: Any,  # noqa: ANN401  # the library's own, passed on as they come
        **more: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Make a call, and note its method, its time and how it ended."""
        name = _name(url, method)
        started = time.monotonic()
        try:
            status, body = await self._inner.do_request(url, method, *args, **more)
        except NetworkError as error:
            self._metrics.error(name, "timeout" if isinstance(error, TimedOut) else "network")
            raise
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            self._metrics.call(name, time.monotonic() - started)
            self._health.answered()
        else:
            self._metrics.error(name, _kind(status))
        return status, body


def _name(url: str, method: str) -> str:
    """Return the method of the Bot API that an address calls; the address holds the token."""
    name = url.rpartition("/")[2]
    return name if method == "POST" and name.isalpha() else "download"


def _kind(status: int) -> str:
    """Return the kind of a failure that the Bot API answers with."""
    server = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return _KINDS.get(status, "server" if server else "refused")
