"""Running the server in the current event loop."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from bot.demo.server import calls
from bot.demo.server.loopback import LoopbackOnly
from bot.demo.server.people import http, visitors
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram

_STOP_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: where it is, and who is in it."""

    url: str
    telegram: Telegram
    people: People

    @property
    def port(self) -> int:
        """Return where the server listens."""
        return int(self.url.rpartition(":")[2])

    @property
    def base_url(self) -> str:
        """Return what the bot takes for its base_url."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """Return what the bot takes for its base_file_url."""
        return f"{self.url}/file/bot"


def build_app(
    telegram: Telegram, people: People, extra_routes: list[BaseRoute] | None = None
) -> Starlette:
    """Build the application: the bot's side, the people's side, and what is added to it."""
    app = Starlette(
        routes=[*calls.ROUTES, *http.ROUTES, *visitors.ROUTES, *(extra_routes or [])],
        middleware=[Middleware(LoopbackOnly)],
        exception_handlers={404: calls.not_found},
    )
    app.state.telegram = telegram
    app.state.people = people
    return app


class _Quiet(uvicorn.Server):
    """A server that leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _listen(ports: Sequence[int]) -> socket.socket:
    """Listen on the first free port, where only this machine can reach it."""
    for port in ports:
        # With its protocol named, asyncio sends each answer at once: else the rest of one waits
        # 40 ms for the other side to confirm its beginning.
        listener = socket.socket(proto=socket.IPPROTO_TCP)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))
            listener.listen()
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE or port == ports[-1]:
                raise
        else:
            return listener
    raise ValueError("no port to listen on")


@contextlib.asynccontextmanager
async def serve(
    telegram: Telegram | None = None,
    ports: Sequence[int] = (0,),
    extra_routes: list[BaseRoute] | None = None,
) -> AsyncIterator[Server]:
    """Serve on 127.0.0.1 until the block ends.

    Args:
        telegram: The state to serve; a fresh one if it isn't given.
        ports: The first of these that is free is taken; 0 is any.
        extra_routes: Pages beside the API.

    Raises:
        OSError: None of the ports can be taken.
    """
    listener = _listen(ports)
    telegram = telegram or Telegram()
    telegram.open()
    people = People(telegram)
    config = uvicorn.Config(
        build_app(telegram, people, extra_routes),
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    server = _Quiet(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started and not running.done():
            await asyncio.sleep(0.005)
        if running.done():
            running.result()
        yield Server(f"http://127.0.0.1:{listener.getsockname()[1]}", telegram, people)
    finally:
        telegram.close()
        server.should_exit = True
        await running
        listener.close()
