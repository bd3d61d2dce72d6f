"""The server is asked again after what passes, and every other trouble is one clear line."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable

import pytest
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.proposals.options import ServerOptions
from bot.proposals.prompt import read_suggestions
from bot.proposals.replies import ReplyError, ServerError
from bot.proposals.server import ChatServer, check_url
from tests.bot.proposals.completions import (
    KEY,
    Completions,
    answers_with,
    completions,
    free_address,
    nothing,
    says,
    suggests,
    waits,
)

MESSAGES = [{"role": "user", "content": "Ask."}]
GOOD = suggests(("pigs?", 1))


async def ask(options: ServerOptions) -> list[str]:
    """Ask once, and return the questions."""
    async with ChatServer.open(options, nothing) as chat:
        return [each.question for each in await chat.ask(MESSAGES, read_suggestions)]


async def test_the_request_is_that_of_the_api() -> None:
    """Model, messages and no stream; the key is in the one header that it belongs in."""
    async with completions(GOOD) as server:
        assert await ask(server.options()) == ["pigs?"]
    assert server.requests == [{"model": "small", "messages": MESSAGES, "stream": False}]
    assert [name for name, value in server.headers[0].items() if KEY in value] == ["authorization"]
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"


async def test_without_a_key_none_is_sent() -> None:
    """A server of one's own needs none."""
    async with completions(GOOD) as server:
        assert await ask(server.options(key="")) == ["pigs?"]
    assert "authorization" not in server.headers[0]


async def test_what_passes_is_asked_again_later_and_later() -> None:
    """A busy server, an error of its own and rubbish; it may ask for time, but not for ever."""
    troubles = [
        answers_with(503, "busy"),
        answers_with(429, "slowly", **{"Retry-After": "7"}),
        says("I'd rather not."),
        answers_with(429, "never", **{"Retry-After": "9999"}),
        answers_with(200, "<html>"),
    ]
    waited: list[float] = []
    async with (
        completions(*troubles, GOOD) as server,
        ChatServer.open(server.options(retries=5), waits(waited)) as chat,
    ):
        assert len(await chat.ask(MESSAGES, read_suggestions)) == 1
    assert waited == [1, 7, 4, 60, 16]


@pytest.mark.parametrize(
    ("status", "text", "message"),
    [
        (500, "a\nb", "HTTP 500: “a b”"),
        (429, '{"error": {"message": "slowly"}}', "HTTP 429: “slowly”"),
        (200, "", "the answer is no chat completion: “”"),
        (200, "[" * 100_000, "the answer is no chat completion: “" + "[" * 160 + "…”"),
        (200, '{"choices": []}', 'the answer is no chat completion: “{"choices": []}”'),
        (200, '{"choices": [{"message": {"content": 1}}]}', "the answer is no chat completion"),
        (200, "x" * 1_000_001, "the answer is longer than 1,000,000 bytes"),
    ],
)
async def test_an_answer_that_cannot_be_used_says_why(status: int, text: str, message: str) -> None:
    """The beginning of what the server said stands in the message, on one line."""
    async with completions(answers_with(status, text)) as server:
        with pytest.raises(ReplyError) as error:
            await ask(server.options(retries=1))
    assert str(error.value).startswith(message)
    assert len(server.requests) == 2


async def test_a_request_that_is_refused_is_not_made_again() -> None:
    """400 stays 400: a paragraph that is too long for the model, for example."""
    async with completions(answers_with(400, "too long")) as server:
        with pytest.raises(ReplyError, match="HTTP 400: “too long”"):
            await ask(server.options(retries=5))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "refuses the key (HTTP 401: “no”). Set VERBATIM_QUESTIONS__KEY."),
        (403, "refuses the key (HTTP 403: “no”). Set VERBATIM_QUESTIONS__KEY."),
        (404, "isn't served (HTTP 404: “no”). Mend the URL after --write-with, which usually ends"),
        (302, "isn't served (HTTP 302: “no”)"),
    ],
)
async def test_a_server_that_cannot_be_used_is_not_asked_again(status: int, message: str) -> None:
    """A wrong key, URL or model: what to do stands in the message."""
    async with completions(answers_with(status, "no", location="http://127.0.0.1:9")) as server:
        with pytest.raises(ServerError) as error:
            await ask(server.options(retries=5))
    assert message in str(error.value)
    assert len(server.requests) == 1


async def test_a_server_that_is_not_there_is_named() -> None:
    """The URL, and that the server is to be started."""
    server = Completions(f"http://{free_address()}/v1", [])
    with pytest.raises(ServerError, match=r"http://127\.0\.0\.1:\d+/v1 can't be reached: .*Start"):
        await ask(server.options(retries=2))


async def test_a_slow_server_is_not_waited_for() -> None:
    """An answer that drips for ever is given up after the seconds that the setting names."""

    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.01)

    def dripping(_: Request) -> Response:
        return StreamingResponse(drip())

    async with completions(dripping) as server:
        with pytest.raises(ReplyError, match=r"within 0\.3 seconds \(setting questions\.timeout"):
            await ask(server.options(timeout_seconds=0.3))


async def test_what_speaks_no_http_is_one_line() -> None:
    """A connection that breaks off says so."""

    async def rubbish(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\x00\x01rubbish\r\n\r\n")
        writer.close()

    listener = await asyncio.start_server(rubbish, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    async with listener:
        with pytest.raises(ReplyError, match="the connection broke off: "):
            await ask(Completions(f"http://127.0.0.1:{port}/v1", []).options())


@pytest.mark.parametrize(
    "answer",
    [
        answers_with(401, f'{{"error": {{"message": "Incorrect key: {KEY}"}}}}'),
        answers_with(400, KEY),
        answers_with(500, KEY),
        answers_with(200, KEY),
        answers_with(404, KEY),
        says(f"I know {KEY}"),
    ],
)
async def test_a_key_that_the_server_repeats_is_in_no_message(
    answer: Callable[[Request], Response], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in an error nor in a log at DEBUG, nor in what shows the options."""
    caplog.set_level(logging.DEBUG)
    async with completions(answer) as server:
        with pytest.raises((ReplyError, ServerError)) as error:
            await ask(server.options())
        shown = f"{error.value!r} {error.value.__cause__!r} {server.options()!r}"
    assert "<key>" in shown
    assert KEY not in shown + caplog.text


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("localhost:8000", "is no URL such as http://localhost:8000/v1"),
        ("ftp://x/v1", "is no URL"),
        ("http://", "is no URL"),
        ("http://x:y", "is no URL"),
        (f"http://me:{KEY}@host/v1", "holds a password"),
        (f"http://host/v1?key={KEY}", "holds a password, a query"),
    ],
)
def test_a_wrong_url_is_refused_without_what_may_be_secret(url: str, message: str) -> None:
    """The message says what a URL looks like, and where a key belongs."""
    with pytest.raises(ServerError) as error:
        check_url(url)
    assert message in str(error.value)
    assert KEY not in str(error.value)
