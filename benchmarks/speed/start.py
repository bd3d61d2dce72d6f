"""Cold starts in fresh processes: what each step and each command takes of time and memory."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.load import peak_memory
from benchmarks.machine import ROOT
from bot.demo.server.serve import serve
from tests.process import Talk, environment, running

QUESTION = "How much were taxes and fees cut?"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a start: its seconds, and the memory and its peak in MB at its end."""

    name: str
    seconds: float
    memory: float
    peak: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command: seconds to what it says first and to its end, and its peak memory in MB."""

    name: str
    first: float
    end: float
    peak: float


@dataclass(frozen=True, slots=True)
class Start:
    """The steps of a start, and the commands; each figure is the median of `rounds` processes."""

    rounds: int
    steps: tuple[Step, ...]
    commands: tuple[Command, ...]


def measure(index: Path, rounds: int) -> Start:
    """Start afresh so many times, when the files are in the system's cache already."""
    probed = [_probe(index) for _ in range(rounds + 1)]
    steps = [median_step(same) for same in zip(*probed[1:], strict=True)]
    commands = [
        _command(index, rounds, "run_bot.py --help", "--help"),
        _command(index, rounds, f'run_bot.py ask "{QUESTION}"', "ask", QUESTION),
        median_command([asyncio.run(_run(index)) for _ in range(rounds)]),
    ]
    return Start(rounds, tuple(steps), tuple(commands))


def steps_of(lines: Iterable[str]) -> Iterator[Step]:
    """Yield the steps that a probe has printed, each with the seconds since the one before."""
    before = 0.0
    for line in lines:
        data = json.loads(line)
        yield Step(data["name"], data["at"] - before, data["memory"], data["peak"])
        before = data["at"]


def median_step(steps: Sequence[Step]) -> Step:
    """Return the median of one step of several starts, figure by figure."""
    seconds, memory, peak = zip(*((s.seconds, s.memory, s.peak) for s in steps), strict=True)
    return Step(steps[0].name, median(seconds), median(memory), median(peak))


def median_command(runs: Sequence[Command]) -> Command:
    """Return the median of several runs of a command, figure by figure."""
    first, end, peak = zip(*((run.first, run.end, run.peak) for run in runs), strict=True)
    return Command(runs[0].name, median(first), median(end), median(peak))


def _probe(index: Path) -> list[Step]:
    """Start in a process of its own, step by step."""
    arguments = ("-m", "benchmarks.speed.probe", str(index), str(time.monotonic()))
    return list(steps_of(_output(index, *arguments).splitlines()))


def _command(index: Path, rounds: int, name: str, *arguments: str) -> Command:
    """Run a command in processes of its own."""
    runs = []
    for _ in range(rounds):
        whole = (sys.executable, str(ROOT / "run_bot.py"), *arguments)
        took = json.loads(_output(index, "-m", "benchmarks.speed.timed", *whole))
        if took["code"] != 0:
            raise RuntimeError(f"{name} ended with exit code {took['code']}")
        runs.append(Command(name, took["first"], took["end"], took["peak"]))
    return median_command(runs)


async def _run(index: Path) -> Command:
    """Start the bot, ask it, and look at its peak memory."""
    begun = time.monotonic()
    async with serve() as server, running(server, index) as bot:
        await Talk.of(bot, "Ada").say(QUESTION)
        first = time.monotonic() - begun
        return Command("run_bot.py run", first, first, peak_memory(bot.process.pid))


def _output(index: Path, *arguments: str) -> str:
    """Run Python with some arguments, and return what it prints."""
    command, variables = (sys.executable, *arguments), environment(index)
    return subprocess.check_output(command, cwd=ROOT, env=variables, text=True)
