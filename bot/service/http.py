"""Listening for HTTP in the event loop that the bot runs in."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from corpus.model import OperatorError

# Seconds that requests which are being worked on have to end.
_STOP_SECONDS = 2


class ListenError(OperatorError):
    """An address that can't be listened on; the message says which, why and what to do."""


async def healthz(_: Request) -> PlainTextResponse:
    """Say that the process is alive."""
    return PlainTextResponse("ok\n")


@contextlib.asynccontextmanager
async def listening(
    address: str, routes: Sequence[BaseRoute], setting: str = "telegram.webhook_listen"
) -> AsyncIterator[None]:
    """Serve routes, and /healthz beside them, until the block ends.

    Args:
        address: host:port.
        routes: what is served.
        setting: where the address stands.

    Raises:
        ListenError: the address can't be taken.
    """
    app = Starlette(routes=[Route("/healthz", healthz), *routes])
    with _socket(address, setting) as listener:
        config = uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
        server = _Quiet(config)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield
        finally:
            server.should_exit = True
            await serving


class _Quiet(uvicorn.Server):
    """A server that leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _socket(address: str, setting: str) -> socket.socket:
    """Listen on the address of a setting."""
    host, _, port = address.rpartition(":")
    # With its protocol named, asyncio sends each answer at once: else the rest of one waits 40 ms
    # for the other side to confirm its beginning.
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, int(port)))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise ListenError(
            f"{address} can't be listened on: {error}. Give another in {setting}."
        ) from error
    return listener
