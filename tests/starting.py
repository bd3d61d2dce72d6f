"""How a bot's process is started: as a command line, or forked from one that has imported the bot.

Most of what a start of Python takes is imports, of torch above all, and tests start two hundred
bots and commands. What is forked is a process as any other, but for its command line and variables:
what the system has of them, and what is read of them by an import, is of the process before the
fork.
"""

import asyncio
import multiprocessing
import os
import sys
from asyncio import StreamReader, StreamReaderProtocol
from collections.abc import Mapping, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Protocol

# What a bot, and a library that is changed, import.
_IMPORTED = (
    "bot.cli.commands",
    "bot.chat.serving",
    "bot.answering.following",
    "bot.answering.heap",
    "embeddings.index.whole_products",
    "tests.bot.answering.change_process",
    "tests.quick_process",
    "tests.starting",
    "tests.warm",
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
    def stdout(self) -> StreamReader | None:
        """Return what it writes to stdout, if that was asked for."""

    @property
    def stderr(self) -> StreamReader | None:
        """Return what it writes to stderr."""

    def send_signal(self, number: int, /) -> None:
        """Send it a signal."""

    def kill(self) -> None:
        """Kill it."""

    async def wait(self) -> int:
        """Wait until it ends, and return how."""


class Start(Protocol):
    """How a process is started."""

    async def __call__(
        self,
        arguments: Sequence[str],
        root: str,
        variables: Mapping[str, str],
        *,
        is_heard: bool = False,
    ) -> Started:
        """Start a process.

        Args:
            arguments: those of Python, the first of them a file.
            root: the folder that it is started in.
            variables: its environment.
            is_heard: what it writes to stdout is read, as what it writes to stderr always is.
        """


async def executed(
    arguments: Sequence[str], root: str, variables: Mapping[str, str], *, is_heard: bool = False
) -> Started:
    """Start Python with some arguments."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments),
        cwd=root,
        env=variables,
        stdout=asyncio.subprocess.PIPE if is_heard else None,
        stderr=asyncio.subprocess.PIPE,
    )


def forking() -> ForkServerContext:
    """Return what forks processes; the first that is wanted has it import all that they need."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_IMPORTED])
    return context


class Forked:
    """A process that was forked, with what tests ask of one that asyncio has started."""

    def __init__(
        self, process: ForkServerProcess, stdout: StreamReader | None, stderr: StreamReader
    ) -> None:
        self._stdout = stdout
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
    def stdout(self) -> StreamReader | None:
        """Return what the process writes to stdout, if that was asked for."""
        return self._stdout

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


async def forked(
    arguments: Sequence[str], root: str, variables: Mapping[str, str], *, is_heard: bool = False
) -> Started:
    """Fork a process that does what a command line of `run_bot.py` says, or of `-m MODULE`."""
    context = forking()
    pipes = {number: context.Pipe(duplex=False) for number in ((1, 2) if is_heard else (2,))}
    says = {number: pipe[1] for number, pipe in pipes.items()}
    process = context.Process(target=_main, args=(says, [*arguments], root, {**variables}))
    process.start()
    for end in says.values():
        end.close()
    try:
        heard = {number: await _reader(pipe[0]) for number, pipe in pipes.items()}
        return Forked(process, heard.get(1), heard[2])
    except BaseException:
        process.kill()
        raise


async def _reader(said: "Connection[None, str]") -> StreamReader:
    """Return what reads the end of a pipe."""
    reader = StreamReader()
    pipe = os.fdopen(os.dup(said.fileno()), "rb")
    said.close()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), pipe)
    return reader


def _main(
    says: "dict[int, Connection[str, None]]",
    arguments: list[str],
    root: str,
    variables: dict[str, str],
) -> None:
    """Be a process that was started by a command line, with its own variables and pipes."""
    for number, end in says.items():
        os.dup2(end.fileno(), number)
        end.close()
    os.chdir(root)
    os.environ.clear()
    os.environ.update(variables)
    # What forks says nothing of what it could not import, and each process would import it anew.
    assert sys.modules.keys() >= {*_IMPORTED}, sorted({*_IMPORTED} - sys.modules.keys())
    # Put off: who starts bots by their command line needs none of it.
    from bot.answering import following
    from tests.warm import lend

    lend()
    is_module = arguments[0] == "-m"
    sys.argv = arguments[1:] if is_module else arguments
    # Bots that wait for their next test check no suggestions meanwhile.
    following._IDLE = 3600.0
    import_module(arguments[1] if is_module else "bot.cli.commands").main()
