"""The webhook: updates that Telegram sends to the bot's own address, and nobody else."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

# An update as Telegram sends it: a JSON object.
RawUpdate: TypeAlias = dict[str, object]
Deliver: TypeAlias = Callable[[RawUpdate], Awaitable[bool]]

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# Bytes; an update holds one message, whose text is at most a few ten thousand.
_LARGEST = 1_000_000


def webhook_route(path: str, secret: str, deliver: Deliver) -> Route:
    """Return the route that takes updates.

    Args:
        path: the path of the bot's address.
        secret: what Telegram sends along; who doesn't know it is refused with 403.
        deliver: takes each update, and tells whether it did; if not, Telegram is told to come
            again, with 503.
    """

    async def take(request: Request) -> Response:
        """Take one update."""
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("latin-1", "replace"), secret.encode("latin-1")):
            return PlainTextResponse("Forbidden", 403)
        body = await _body(request)
        if body is None:
            return PlainTextResponse(f"More than {_LARGEST} bytes", 413)
        update = _parse(body)
        if update is None:
            return PlainTextResponse("Not an update: a JSON object with update_id is", 400)
        if not await deliver(update):
            return PlainTextResponse("Not now; try again later", 503)
        return Response()

    return Route(path or "/", take, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """Read a request's body; None as soon as it is too large."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > _LARGEST:
            return None
        parts.append(part)
    return b"".join(parts)


def _parse(body: bytes) -> RawUpdate | None:
    """Read an update; None when it is none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        return None
    return update
