"""How a bot's process is started: as a command line, or forked from one that has imported the bot.

Most of what a start of Python takes is imports, of torch above all, and tests start a hundred and
fifty bots. What is forked is a process as any other, but for its command line and variables: what
the system has of them, and what is read of them by an import, is of the process before the fork.
"""

import asyncio
import multiprocessing
import os
import sys
from asyncio import StreamReader, StreamReaderProtocol
from collections.abc import Awaitable, Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Protocol

# What a bot, and a library that is changed, import.
_IMPORTED = (
    "bot.cli.commands",
    "bot.chat.serving",
    "bot.answering.following",
    "bot.answering.heap",
    "embeddings.bundled_encoder",
    "embeddings.transformer.minilm",
    "embeddings.transformer.e5",
    "embeddings.index.whole_products",
    "tests.bot.answering.change_process",
    "tests.starting",
)


class Started(Protocol):
    """What tests ask of a process."""

    @property
    def pid(self) -> int:
        """Return its number."""

    @property
    def returncode(self) -> int | None:
        """Return how it ended; None while it runs."""

    @property
    def stderr(self) -> StreamReader | None:
        """Return what it writes to stderr."""

    def send_signal(self, number: int, /) -> None:
        """Send it a signal."""

    def kill(self) -> None:
        """Kill it."""

    async def wait(self) -> int:
        """Wait until it ends, and return how."""


# Starts a process with some arguments of Python, the first of them a file, in a folder, with
# variables.
Start = Callable[[Sequence[str], str, Mapping[str, str]], Awaitable[Started]]


async def executed(arguments: Sequence[str], root: str, variables: Mapping[str, str]) -> Started:
    """Start Python with some arguments."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments), cwd=root, env=variables, stderr=asyncio.subprocess.PIPE
    )


def forking() -> ForkServerContext:
    """Return what forks processes; the first that is wanted has it import all that they need."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_IMPORTED])
    return context


class Forked:
    """A process that was forked, with what tests ask of one that asyncio has started."""

    def __init__(self, process: ForkServerProcess, stderr: StreamReader) -> None:
        self._stderr = stderr
        self._process = process
        self._ended = asyncio.Event()
        asyncio.get_running_loop().add_reader(process.sentinel, self._end)

    def _end(self) -> None:
        """Note that the process has ended."""
        asyncio.get_running_loop().remove_reader(self._process.sentinel)
        self._process.join()
        self._ended.set()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """Return how the process ended; None while it runs."""
        return self._process.exitcode if self._ended.is_set() else None

    @property
    def stderr(self) -> StreamReader:
        """Return what the process writes to stderr."""
        return self._stderr

    def send_signal(self, number: int, /) -> None:
        """Send the process a signal, if it has not ended."""
        if self._process.is_alive():
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill the process."""
        self._process.kill()

    async def wait(self) -> int:
        """Wait until the process ends, and return how."""
        await self._ended.wait()
        assert self.returncode is not None
        return self.returncode


async def forked(arguments: Sequence[str], root: str, variables: Mapping[str, str]) -> Started:
    """Fork a process that does what a command line of `run_bot.py` says."""
    context = forking()
    said, says = context.Pipe(duplex=False)
    process = context.Process(target=_main, args=(says, [*arguments], root, {**variables}))
    process.start()
    says.close()
    reader = StreamReader()
    loop = asyncio.get_running_loop()
    pipe = os.fdopen(os.dup(said.fileno()), "rb")
    said.close()
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), pipe)
    return Forked(process, reader)


def _main(
    says: "Connection[str, None]", arguments: list[str], root: str, variables: dict[str, str]
) -> None:
    """Be a process that was started by a command line, with its own variables and stderr."""
    os.dup2(says.fileno(), sys.stderr.fileno())
    says.close()
    os.chdir(root)
    os.environ.clear()
    os.environ.update(variables)
    # Put off: who starts bots by their command line needs none of it.
    from bot.answering import following
    from bot.cli.commands import main

    sys.argv = arguments
    # Bots that wait for their next test check no suggestions meanwhile.
    following._IDLE = 3600.0
    main()
