"""The real bot process, run against a local Bot API."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.demo.server.objects.model import Chat, Message, User
from bot.demo.server.serve import Server
from tests.patience import seconds
from tests.starting import Start, Started, executed

ROOT = Path(__file__).parent.parent
RUN_BOT = str(ROOT / "run_bot.py")
TOKEN = "123456789:AAH-secret_of_the_bot_0123456789abcd"
_START_SECONDS = 90
_BUILD_SECONDS = 400
_ANSWER_SECONDS = 30
_STOP_SECONDS = 20
# How processes of this checkout are started; the tests have them forked.
START: Start = executed


@dataclass
class Process:
    """A bot process with its server, what it wrote to stderr, and the calls of those before it."""

    server: Server
    process: Started
    log: list[str] = field(default_factory=list)
    calls_before: int = 0
    is_silent: asyncio.Event = field(default_factory=asyncio.Event)

    async def read_log(self) -> None:
        """Collect the log line by line until the process ends."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log.append(line.decode())
        self.is_silent.set()

    async def called(self, method: str) -> None:
        """Wait until the bot, or another since it started, has called a method."""
        calls = self.server.telegram.calls
        await self._until(lambda: any(call.method == method for call in calls[self.calls_before :]))

    async def logged(self, words: str) -> None:
        """Wait until the log holds some words."""
        await self._until(lambda: any(words in line for line in self.log))

    async def _until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; a process that ends before has its log raised."""
        async with asyncio.timeout(seconds(_START_SECONDS)):
            while not is_so():
                if self.process.returncode is not None:
                    await self.is_silent.wait()
                    raise RuntimeError("".join(self.log))
                await asyncio.sleep(0.05)

    async def heard(self, user: User, kind: str = "message") -> dict[str, Any]:
        """Wait for the next thing of a kind that the bot shows a person, not of what others do."""
        while True:
            data = (await self.server.people.hear(user, kind, seconds(_ANSWER_SECONDS))).data
            if "from" not in data or data["from"]["is_bot"]:
                return data

    def message(self, said: dict[str, Any]) -> Message:
        """Return the server's message that an event showed."""
        return self.server.telegram.messages[said["chat"]["id"]][said["message_id"]]


@dataclass
class Talk:
    """A person in a chat with the bot: what they do, and what the bot says to it."""

    bot: Process
    user: User
    chat: Chat

    @classmethod
    def of(cls, bot: Process, name: str, **more: str) -> "Talk":
        """Bring in a person and open their chat with the bot."""
        user = bot.server.people.person(name, **more)
        return cls(bot, user, bot.server.people.private(user))

    async def say(self, text: str, reply_to: dict[str, Any] | None = None) -> dict[str, Any]:
        """Write a message and wait for the bot's."""
        self.write(text, reply_to)
        return await self.bot.heard(self.user)

    def write(
        self, text: str, reply_to: dict[str, Any] | None = None, topic: int | None = None
    ) -> Message:
        """Write a message."""
        replied = self.bot.message(reply_to) if reply_to else None
        return self.bot.server.people.say(self.user, self.chat, text, replied, topic=topic)

    async def tap(self, said: dict[str, Any], label: str) -> dict[str, Any]:
        """Tap the button of a message that says something, and wait for the bot's answer to that.

        Args:
            said: the message.
            label: what the button says, or how that begins.
        """
        found = [data for text, data in buttons(said).items() if text.startswith(label)]
        self.bot.server.people.tap(self.user, self.bot.message(said), data=found[0])
        return await self.bot.heard(self.user, "answer")

    async def turned(self, said: dict[str, Any], label: str) -> dict[str, Any]:
        """Tap a button that changes its message, and wait for that."""
        await self.tap(said, label)
        return await self.bot.heard(self.user, "edited")

    async def sent(self, said: dict[str, Any], label: str) -> dict[str, Any]:
        """Tap a button that sends a message, and wait for that."""
        await self.tap(said, label)
        return await self.bot.heard(self.user)

    async def inline(self, text: str, offset: str = "") -> dict[str, Any]:
        """Type the bot's name and something, and wait for the results."""
        query = self.bot.server.people.inline(self.user, text, offset)
        queries = self.bot.server.telegram.queries
        while queries[query.id].answer is None:
            await self.bot.heard(self.user, "inline")
        return {**(queries[query.id].answer or {}), "query_id": query.id}

    def from_bot(self) -> list[Message]:
        """Return all messages of the bot in the chat."""
        messages = self.bot.server.telegram.messages[self.chat.id].values()
        return [message for message in messages if message.sender == self.bot.server.telegram.bot]


@dataclass
class Demo:
    """A process of `run_bot.py demo`, and what it wrote to stderr."""

    process: Started
    log: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return where the page is, as the process says."""
        return next(line.split()[3] for line in self.log if line.startswith("Verbatim is at"))

    async def said(self, beginning: str) -> None:
        """Read the log up to a line that begins like this."""
        assert self.process.stderr is not None
        async with asyncio.timeout(seconds(_BUILD_SECONDS)):
            while not any(line.startswith(beginning) for line in self.log):
                line = (await self.process.stderr.readline()).decode()
                if not line:
                    raise RuntimeError("".join(self.log))
                self.log.append(line)


@asynccontextmanager
async def demonstrating(
    index_folder: Path, *arguments: str, port: int = 0, **more: str
) -> AsyncIterator[Demo]:
    """Run the demo until the block ends; its page is there when the block starts."""
    command = (RUN_BOT, "demo", "--no-open", "--port", str(port), *arguments)
    process = await START(command, str(ROOT), environment(index_folder, **more))
    demo = Demo(process)
    try:
        await demo.said("Verbatim is at")
        yield demo
    finally:
        if process.returncode is None:
            process.kill()
        assert process.stderr is not None
        await process.stderr.read()
        await process.wait()


def environment(index_folder: Path, **more: str) -> dict[str, str]:
    """Return an environment for a command: the shared index, nothing kept, no host's settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("VERBATIM_", "TELEGRAM_"))}
    own = {
        "VERBATIM_INDEX__FOLDER": str(index_folder),
        "VERBATIM_CORPUS__ADDED": str(index_folder.with_name(f"{index_folder.name}-added")),
        "VERBATIM_STORAGE__URL": "sqlite:///:memory:",
    }
    return {**kept, **own, **more}


@asynccontextmanager
async def running(
    server: Server,
    index_folder: Path,
    *,
    ready: str = "deleteWebhook",
    root: str = str(ROOT),
    **more: str,
) -> AsyncIterator[Process]:
    """Run the bot until the block ends; when it starts the bot has called the method `ready`.

    Args:
        server: the Bot API.
        index_folder: the shared index.
        ready: the last method that the bot calls before it hears; a poll is seen only at its end.
        root: the checkout whose bot runs.
        more: environment variables.
    """
    names = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "VERBATIM_TELEGRAM__BASE_URL": server.base_url,
        "VERBATIM_TELEGRAM__BASE_FILE_URL": server.base_file_url,
    }
    command = (f"{root}/run_bot.py", "run")
    variables = environment(index_folder, **names, **more)
    async with started(server, command, variables, ready=ready, root=root) as bot:
        yield bot


@asynccontextmanager
async def started(
    server: Server,
    arguments: Sequence[str],
    variables: dict[str, str],
    *,
    ready: str,
    root: str = str(ROOT),
) -> AsyncIterator[Process]:
    """Run Python with some arguments until the block ends; it has called `ready` at the start."""
    start = START if root == str(ROOT) else executed
    process = await start(arguments, root, variables)
    bot = Process(server, process, calls_before=len(server.telegram.calls))
    reading = asyncio.create_task(bot.read_log())
    try:
        await bot.called(ready)
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await reading


async def stopped(bot: Process | Demo, by: int = signal.SIGTERM) -> int:
    """Send SIGTERM, or another signal, and return the exit code."""
    bot.process.send_signal(by)
    async with asyncio.timeout(seconds(_STOP_SECONDS)):
        return await bot.process.wait()


async def command(
    index_folder: Path, *arguments: str, names: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Run a command of run_bot.py; return exit code, stdout and stderr.

    Raises:
        TimeoutError: it runs on and on; it has been killed.
    """
    variables = environment(index_folder, **names or {})
    process = await START((RUN_BOT, *arguments), str(ROOT), variables, is_heard=True)
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(seconds(_BUILD_SECONDS)):
            out, err = await asyncio.gather(process.stdout.read(), process.stderr.read())
            return await process.wait(), out.decode(), err.decode()
    except TimeoutError:
        process.kill()
        await process.wait()
        raise


def keys(said: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the rows of buttons under a message."""
    rows: list[list[dict[str, Any]]] = said["reply_markup"]["inline_keyboard"]
    return rows


def shown(said: dict[str, Any], kind: str) -> str:
    """Return the text of a message's first entity of a kind."""
    units = said["text"].encode("utf-16-le")
    entity = next(entity for entity in said["entities"] if entity["type"] == kind)
    start, end = entity["offset"], entity["offset"] + entity["length"]
    return str(units[2 * start : 2 * end], "utf-16-le")


def links(said: dict[str, Any]) -> list[str]:
    """Return the addresses that a message's text links to."""
    return [entity["url"] for entity in said["entities"] if entity["type"] == "text_link"]


def buttons(said: dict[str, Any]) -> dict[str, str]:
    """Return the buttons of a message: what each says, and its data."""
    rows: Sequence[Sequence[dict[str, str]]] = said["reply_markup"]["inline_keyboard"]
    return {b["text"]: b.get("callback_data", "") for row in rows for b in row}
