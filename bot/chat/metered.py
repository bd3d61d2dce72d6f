"""Calls of the Bot API, counted and timed one by one, those that are made again too."""

import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError, TimedOut

from bot.chat.requests import CheckedRequest
from bot.service.api_health import ApiHealth
from bot.service.metrics import Metrics

# Kinds of failures by what the Bot API answers; others are "server" from 500 on, else "refused".
_KINDS: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "token",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.CONFLICT: "conflict",
    HTTPStatus.TOO_MANY_REQUESTS: "flood",
}


class MeteredRequest(CheckedRequest):
    """Makes calls as the library does, and notes how each went; never their address or words."""

    def __init__(self, metrics: Metrics, health: ApiHealth, **options: float) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # sizes and seconds are numbers
        self._metrics = metrics
        self._health = health

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
            status, body = await super().do_request(url, method, *args, **more)
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
