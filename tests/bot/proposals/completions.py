"""A chat-completions server of the tests' own, on the loopback: it says what it is told to."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.proposals.options import ServerOptions
from bot.service.http import listening

KEY = "sk-a-Secret-of-the-operator-0123456789"


@dataclass
class Completions:
    """What the server answers, in turn and the last for ever, and what it was asked."""

    url: str
    answers: list[Callable[[Request], Response]]
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: Request) -> Response:
        """Remember a request, and answer it."""
        self.requests.append(await request.json())
        self.headers.append(dict(request.headers))
        number = min(len(self.requests), len(self.answers)) - 1
        self.arrived.set()
        return self.answers[number](request)

    def asked(self, number: int) -> str:
        """Return what the server was asked for the number-th time, from 0."""
        return str(self.requests[number]["messages"][1]["content"])

    def options(
        self, *, key: str = KEY, timeout_seconds: float = 30, retries: int = 0, concurrency: int = 1
    ) -> ServerOptions:
        """Return how this server is reached."""
        return ServerOptions(
            url=self.url,
            model="small",
            key=key,
            timeout_seconds=timeout_seconds,
            retries=retries,
            concurrency=concurrency,
        )


@asynccontextmanager
async def completions(*answers: Callable[[Request], Response]) -> AsyncIterator[Completions]:
    """Serve until the block ends."""
    address = free_address()
    server = Completions(f"http://{address}/v1", list(answers))
    async with listening(address, [Route("/v1/chat/completions", server.answer, methods=["POST"])]):
        yield server


def free_address() -> str:
    """Return a host and port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def says(content: str) -> Callable[[Request], Response]:
    """Answer with a completion of some text."""
    message = {"choices": [{"message": {"role": "assistant", "content": content}}]}
    return answers_with(200, json.dumps(message))


def suggests(*questions: tuple[object, object]) -> Callable[[Request], Response]:
    """Answer with questions, each with the number of its sentence."""
    rows = [{"question": question, "sentence": sentence} for question, sentence in questions]
    return says(json.dumps({"questions": rows}))


def answers_with(status: int, text: str, **headers: str) -> Callable[[Request], Response]:
    """Answer with a status, a text and headers."""
    return lambda _: Response(text, status, headers)


async def nothing(_: float) -> None:
    """Wait for nothing instead of some seconds."""


def waits(into: list[float]) -> Callable[[float], Any]:
    """Write down the seconds instead of waiting for them."""

    async def sleep(seconds: float) -> None:
        into.append(seconds)

    return sleep


def objects(lines: str) -> Sequence[dict[str, Any]]:
    """Return the objects of JSON lines."""
    return [json.loads(line) for line in lines.split("\n") if line]
