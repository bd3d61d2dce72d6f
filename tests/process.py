"""The real bot process, run against a local Bot API."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.demo.model import Message, User
from bot.demo.serve import Server

ROOT = Path(__file__).parent.parent
TOKEN = "123456789:AAH-secret_of_the_bot_0123456789abcd"
_START_SECONDS = 90
_BUILD_SECONDS = 400
_STOP_SECONDS = 20


@dataclass
class Process:
    """A bot process with its server and what it wrote to stderr."""

    server: Server
    process: asyncio.subprocess.Process
    log: list[str] = field(default_factory=list)

    async def read_log(self) -> None:
        """Collect the log line by line until the process ends."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log.append(line.decode())

    async def called(self, method: str) -> None:
        """Wait until the bot has called a method."""
        async with asyncio.timeout(_START_SECONDS):
            while not any(call.method == method for call in self.server.telegram.calls):
                if self.process.returncode is not None:
                    raise RuntimeError("".join(self.log))
                await asyncio.sleep(0.05)

    async def heard(self, user: User, kind: str = "message") -> dict[str, Any]:
        """Wait for the next thing of a kind that the bot shows a person."""
        return (await self.server.people.hear(user, kind, 30)).data

    def message(self, said: dict[str, Any]) -> Message:
        """Return the server's message that an event showed."""
        return self.server.telegram.messages[said["chat"]["id"]][said["message_id"]]


@dataclass
class Demo:
    """A process of `run_bot.py demo`, and what it wrote to stderr."""

    process: asyncio.subprocess.Process
    log: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return where the page is, as the process says."""
        return next(it.split()[3] for it in self.log if it.startswith("Verbatim is at"))

    async def said(self, beginning: str) -> None:
        """Read the log up to a line that begins like this."""
        assert self.process.stderr is not None
        async with asyncio.timeout(_BUILD_SECONDS):
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
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "run_bot.py"), "demo", "--no-open", "--port", str(port)),
        *arguments,
        cwd=ROOT,
        env=environment(index_folder, **more),
        stderr=asyncio.subprocess.PIPE,
    )
    demo = Demo(process)
    try:
        await demo.said("Verbatim is at")
        yield demo
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def environment(index_folder: Path, **more: str) -> dict[str, str]:
    """Return an environment for a command, with what tests share and no settings of the host."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("VERBATIM_", "TELEGRAM_"))}
    names = {
        "VERBATIM_INDEX__FOLDER": str(index_folder),
        "VERBATIM_STORAGE__URL": f"sqlite:///{index_folder}.db",
    }
    return {**kept, **names, **more}


@asynccontextmanager
async def running(
    server: Server, index_folder: Path, *, ready: str = "deleteWebhook", **more: str
) -> AsyncIterator[Process]:
    """Run the bot until the block ends; when it starts the bot has called the method `ready`.

    Args:
        server: the Bot API.
        index_folder: the shared index.
        ready: the last method that the bot calls before it hears; a poll is seen only at its end.
        more: environment variables.
    """
    names = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "VERBATIM_TELEGRAM__BASE_URL": server.base_url,
        "VERBATIM_TELEGRAM__BASE_FILE_URL": server.base_file_url,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "run_bot.py"), "run"),
        cwd=ROOT,
        env=environment(index_folder, **names, **more),
        stderr=asyncio.subprocess.PIPE,
    )
    bot = Process(server, process)
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
    async with asyncio.timeout(_STOP_SECONDS):
        return await bot.process.wait()


async def command(
    index_folder: Path, *arguments: str, names: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Run a command of run_bot.py; return exit code, stdout and stderr."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "run_bot.py"), *arguments),
        cwd=ROOT,
        env=environment(index_folder, **names or {}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


def buttons(said: dict[str, Any]) -> dict[str, str]:
    """Return the buttons of a message: what each says, and its data."""
    rows: Sequence[Sequence[dict[str, str]]] = said["reply_markup"]["inline_keyboard"]
    return {b["text"]: b.get("callback_data", "") for row in rows for b in row}


__all__ = [
    *("Demo", "Process", "buttons", "command", "demonstrating", "environment", "running"),
    *("serve", "stopped"),
]
