"""`run_bot.py demo` in a process of its own, as a person starts and ends it."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.answering.library import Library
from tests.patience import seconds
from tests.process import Demo, command, demonstrating, stopped

pytestmark = pytest.mark.slow

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


class Visitor:
    """Somebody who uses the page, without a browser."""

    def __init__(self, demo: Demo) -> None:
        self.http = httpx.AsyncClient(base_url=demo.url, trust_env=False, timeout=seconds(60))
        self.id = 0

    async def arrive(self) -> dict[str, Any]:
        """Come in; return what the page learns."""
        answer = await self.http.post("/visitors", json={"language": "en"})
        self.id = answer.json()["result"]["id"]
        found: dict[str, Any] = (await self.http.get(f"/visitors/{self.id}")).json()["result"]
        return found

    async def say(self, text: str) -> None:
        """Write to the bot."""
        answer = await self.http.post("/people/say", json={"user": self.id, "text": text})
        assert answer.status_code == 200

    async def count(self, method: str) -> int:
        """Return how often the bot has called a method."""
        calls = (await self.http.get("/people/calls")).json()["result"]
        return sum(call["method"] == method for call in calls)

    async def sees(self) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Yield what the page is shown, until the server ends."""
        async with self.http.stream("GET", f"/people/{self.id}/events") as stream:
            kind = ""
            async for line in stream.aiter_lines():
                name, _, value = line.partition(": ")
                kind = value if name == "event" else kind
                if name == "data":
                    yield kind, json.loads(value)

    async def heard(self) -> list[str]:
        """Return the texts of all messages of the bot up to the end of the server."""
        return [
            data["text"]
            async for kind, data in self.sees()
            if kind == "message" and data["from"]["is_bot"]
        ]


async def test_the_page_is_there_before_the_bot_and_no_question_is_lost(
    library: Library, index_folder: Path
) -> None:
    """It says that the bot starts; what is asked meanwhile is answered, also after SIGTERM."""
    async with demonstrating(index_folder) as demo:
        assert demo.url.startswith("http://127.0.0.1:")
        visitor = Visitor(demo)
        assert (await visitor.arrive())["starting"] == 0
        about = (await visitor.http.get(f"/people/{visitor.id}/bot")).json()["result"]
        assert "quote it word for word" in about["description"]
        assert "text/html" in (await visitor.http.get("/")).headers["content-type"]
        await visitor.say(QUESTION)
        hearing = asyncio.create_task(visitor.heard())
        await demo.said("Ready after")
        for number in range(3):
            await visitor.say(f"{QUESTION} {number}")
        async with asyncio.timeout(seconds(60)):
            while await visitor.count("sendMessage") < 3:
                await asyncio.sleep(0.02)
        assert await stopped(demo) == 0
        assert [ANSWER in text for text in await hearing] == [True] * 4


async def test_a_port_in_use_picks_the_next_and_says_so(
    library: Library, index_folder: Path
) -> None:
    """The address that is printed is the one that was taken; Ctrl-C ends it with exit code 0."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with demonstrating(index_folder, port=port) as demo:
            assert demo.log[0] == f"Port {port} is in use.\n"
            assert demo.url != f"http://127.0.0.1:{port}"
            assert (await Visitor(demo).arrive())["starting"] == 0
            await demo.said("Ready after")
            assert await stopped(demo, signal.SIGINT) == 0


async def test_a_stop_while_the_index_is_built_leaves_nothing_behind(tmp_path: Path) -> None:
    """The page is told how far it is; SIGTERM ends it with exit code 0 and no half index."""
    async with demonstrating(tmp_path / "index") as demo:
        visitor = Visitor(demo)
        await visitor.arrive()
        percents = []
        async for kind, data in visitor.sees():
            if kind == "starting" and data["percent"]:
                percents.append(data["percent"])
                break
        assert [0 < percent < 100 for percent in percents] == [True]
        assert await stopped(demo) == 0
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        # What was read of the report is whole, and saves the next start reading it.
        half = [path for path in files if path.parent.name != "documents"]
        left = [path.name for path in half if path.stat().st_size]
        assert left == []


async def test_no_port_at_all_is_one_clear_line(index_folder: Path) -> None:
    """The last port of all is in use: the line names it and says what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65535))
        taken.listen()
        code, _, err = await command(index_folder, "demo", "--no-open", "--port", "65535")
    assert code == 2
    assert "Port 65535 can't be taken" in err
    assert "--port" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
async def test_a_port_that_is_none_is_refused(index_folder: Path, port: str) -> None:
    """The command line says so before anything is loaded."""
    code, _, err = await command(index_folder, "demo", "--port", port)
    assert code == 2
    assert "--port" in err
