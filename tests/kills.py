"""The bot killed at random moments under load and started again: what is lost, what comes twice."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from typing import TypeAlias

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.demo.server.serve import Server
from bot.service.http import listening
from tests.patience import seconds
from tests.ports import free_port
from tests.process import TOKEN, Process, Talk, environment, started

QUESTION = "How many pigs are on farms?"
SECRET = "a-Secret_1"
_ANSWER_SECONDS = 90
_CHATS = 8

MessageKey: TypeAlias = tuple[int, int]  # ids of chat and message


@dataclass(frozen=True, slots=True)
class Toll:
    """What kills have cost: counts of questions, and whether chats were answered in order."""

    kills: int
    asked: int
    lost: int
    doubled: int
    in_order: bool


@dataclass(frozen=True, slots=True)
class Bot:
    """How processes of one bot are started: where their report is, and with which database.

    With a `port` they hear updates there, which Telegram sends to `front`, or else to the same.
    """

    server: Server
    folder: Path
    storage: str
    port: int = 0
    front: int = 0

    @property
    def names(self) -> dict[str, str]:
        """Return the settings as variables of the environment."""
        names = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "VERBATIM_TELEGRAM__BASE_URL": self.server.base_url,
            "VERBATIM_TELEGRAM__BASE_FILE_URL": self.server.base_file_url,
            "VERBATIM_TELEGRAM__LEASE_SECONDS": "2",
            "VERBATIM_STORAGE__URL": self.storage,
        }
        if not self.port:
            return names
        return {
            **names,
            "VERBATIM_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{self.front or self.port}/hook",
            "VERBATIM_TELEGRAM__WEBHOOK_LISTEN": f"127.0.0.1:{self.port}",
            "VERBATIM_TELEGRAM__WEBHOOK_SECRET": SECRET,
        }

    @asynccontextmanager
    async def running(self, **more: str) -> AsyncIterator[Process]:
        """Run a process until the block ends; it hears updates when the block starts."""
        arguments = ("-m", "tests.quick_process", str(self.folder))
        variables = environment(self.folder / "index", **self.names, **more)
        ready = "setWebhook" if self.port else "deleteWebhook"
        async with started(self.server, arguments, variables, ready=ready) as process:
            yield process


async def kill_often(bot: Bot, kills: int, questions: int, seed: int) -> Toll:
    """Kill processes of a bot one after the other, each while it answers so many questions."""
    choose, asked = random.Random(seed), list[MessageKey]()
    talks: list[Talk] = []
    for _ in range(kills):
        async with bot.running() as process:
            talks = talks or [Talk.of(process, f"Person {n}") for n in range(_CHATS)]
            asked += ask(talks, questions)
            goal = count_answered(bot.server, asked) + choose.randrange(questions)
            await answered(process, asked, min(goal, len(asked)))
            await asyncio.sleep(choose.random() * 0.05)
            process.process.kill()
            await process.process.wait()
    async with bot.running() as process:
        await answered(process, asked, len(asked))
    doubled = count_doubled(bot.server, asked)
    lost = len(asked) - count_answered(bot.server, asked)
    return Toll(kills, len(asked), lost, doubled, in_order(bot.server, talks))


def ask(talks: Sequence[Talk], questions: int) -> list[MessageKey]:
    """Write so many questions, the chats taking turns; return their messages."""
    pairs = zip(cycle(talks), range(questions), strict=False)
    return [(talk.chat.id, talk.write(f"{QUESTION} {number}").id) for talk, number in pairs]


async def answered(bot: Process, asked: Iterable[MessageKey], count: int) -> None:
    """Wait until so many questions are answered, or until that takes too long."""
    clock = asyncio.get_running_loop().time
    end = clock() + seconds(_ANSWER_SECONDS)
    while count_answered(bot.server, asked) < count and clock() < end:
        if bot.process.returncode is not None:
            raise RuntimeError("".join(bot.log))
        await asyncio.sleep(0.005)


def replies(server: Server) -> Counter[MessageKey]:
    """Count the bot's replies to each message."""
    chats = server.telegram.messages.values()
    sent = (m for chat in chats for m in chat.values() if m.sender == server.telegram.bot)
    return Counter((m.chat.id, m.reply_to.id) for m in sent if m.reply_to)


def count_answered(server: Server, asked: Iterable[MessageKey]) -> int:
    """Count the questions that have an answer."""
    return len(replies(server).keys() & set(asked))


def count_doubled(server: Server, asked: Iterable[MessageKey]) -> int:
    """Count the answers that came although there was one."""
    counts = replies(server)
    return sum(counts[key] - 1 for key in set(asked) if counts[key] > 1)


def in_order(server: Server, talks: Iterable[Talk]) -> bool:
    """Tell whether each chat's questions were first answered in the order of asking."""
    for talk in talks:
        chat = server.telegram.messages[talk.chat.id].values()
        keys = [m.reply_to.id for m in chat if m.sender == server.telegram.bot and m.reply_to]
        first = list(dict.fromkeys(keys))
        if first != sorted(first):
            return False
    return True


@asynccontextmanager
async def replicas(bot: Bot, count: int) -> AsyncIterator[list[Process]]:
    """Run processes of a bot behind one address, which takes turns among those that are there."""
    ports, front = [free_port() for _ in range(count)], free_port()
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(httpx.AsyncClient(trust_env=False, timeout=60))
        turns = cycle(ports)

        async def forward(request: Request) -> Response:
            """Hand a request on to the next process that takes it."""
            headers = {name: value for name, value in request.headers.items() if name != "host"}
            for port in islice(turns, count):
                with suppress(httpx.TransportError):
                    url = f"http://127.0.0.1:{port}/hook"
                    answer = await client.post(url, content=await request.body(), headers=headers)
                    return Response(status_code=answer.status_code)
            return Response(status_code=502)

        route = Route("/hook", forward, methods=["POST"])
        await stack.enter_async_context(listening(f"127.0.0.1:{front}", [route]))
        bots = [replace(bot, port=port, front=front) for port in ports]
        running = [stack.enter_async_context(each.running()) for each in bots]
        yield await asyncio.gather(*running)
