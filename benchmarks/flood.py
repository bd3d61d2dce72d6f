"""How long others wait while somebody floods the bot: `python -m benchmarks.flood`.

Runs the real process against the local Bot API, once for each flood: four people ask a question
every half second, and a flood comes at the same time. Prints their p50 and p95 and how they compare
to those without a flood. `--write docs/floods.md` keeps the table. `--long 20000` asks as many
questions instead, and prints memory and open files of the process at the beginning and the end.
"""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.answered import WAITS
from benchmarks.load import SEED, draw_questions, index_of, percentile
from benchmarks.machine import ROOT, where_it_ran
from bot.demo.server.people.groups import add_bot, join_group, open_group
from bot.demo.server.serve import serve
from bot.demo.server.state.telegram import Telegram
from tests.process import Process, Talk, buttons, running

HEAD = """\
| flood | limits | others' p50 | others' p95 | p95 to idle | answered of the flood meanwhile |
| --- | --- | --- | --- | --- | --- |"""
_TITLE = "# What others wait while somebody floods the bot\n\nWritten by `make flood`."
_PEOPLE, _ROUNDS, _PAUSE = 4, 12, 0.5
_ABSENT = "What is the boiling point of tungsten number {}?"
_LIMITS = ("PERSON_QUESTIONS", "GROUP_QUESTIONS", "PERSON_TAPS", "PERSON_INLINE")
UNLIMITED = {f"VERBATIM_LIMITS__{name}": "0" for name in _LIMITS}

Flood: TypeAlias = Callable[[Process], Coroutine[Any, Any, Sequence[Talk]]]


@dataclass(frozen=True, slots=True)
class Waits:
    """What others wait: their seconds per question; and the messages that the flood has got."""

    seconds: tuple[float, ...]
    flooded: int

    def row(self, name: str, limits: bool, idle: float) -> str:
        """Return a row of the table that HEAD begins."""
        p50, p95 = (percentile(self.seconds, percent) for percent in (50, 95))
        delays = f"{p50:.2f} s | {p95:.2f} s | {p95 / idle:.1f}"
        return f"| {name} | {'on' if limits else 'off'} | {delays} | {self.flooded} |"


async def nothing(bot: Process) -> Sequence[Talk]:
    """Flood with nothing."""
    return ()


async def questions(bot: Process) -> Sequence[Talk]:
    """Let one person ask 300 questions at once."""
    talk = Talk.of(bot, "Flood")
    for question in draw_questions(300):
        talk.write(question)
    return [talk]


async def taps(bot: Process) -> Sequence[Talk]:
    """Let one person tap 300 times at once, under five answers."""
    talk = Talk.of(bot, "Taps")
    said = [await talk.say(question) for question in draw_questions(5)]
    for _, message in zip(range(300), cycle(said), strict=False):
        up = next(data for text, data in buttons(message).items() if text == "👍")
        bot.server.people.tap(talk.user, bot.message(message), data=up)
    return [talk]


async def crowd(bot: Process) -> Sequence[Talk]:
    """Let fifty people of a group ask at once."""
    people = [Talk.of(bot, f"Member {number}") for number in range(50)]
    group = open_group(bot.server.telegram, "Crowd", people[0].user)
    add_bot(bot.server.telegram, people[0].user, group)
    for talk, question in zip(people, draw_questions(50), strict=True):
        if talk is not people[0]:
            join_group(bot.server.telegram, talk.user, group)
        replace(talk, chat=group).write(f"/ask {question}")
    return [replace(people[0], chat=group)]


async def not_found(bot: Process) -> Sequence[Talk]:
    """Let ten people ask ten questions each that the report doesn't answer."""
    people = [Talk.of(bot, f"Absent {number}") for number in range(10)]
    for number in range(100):
        people[number % 10].write(_ABSENT.format(number))
    return people


FLOODS: Sequence[tuple[str, Flood]] = (
    ("none", nothing),
    ("300 questions of one person", questions),
    ("300 taps of one person", taps),
    ("50 people ask in one group", crowd),
    ("100 not-found questions from ten chats", not_found),
)


async def measure(index_folder: Path, flood: Flood, limits: bool) -> Waits:
    """Flood a bot of its own, and ask it as others do meanwhile."""
    async with running_bot(index_folder, limits) as bot:
        await Talk.of(bot, "Warm-up").say("Who delivered the report?")
        others = [Talk.of(bot, f"Other {number}") for number in range(_PEOPLE)]
        asked = iter(draw_questions(2 * _PEOPLE * _ROUNDS))
        flooding = await flood(bot)
        waits = [_ask(talk, [next(asked) for _ in range(_ROUNDS)]) for talk in others]
        seconds = [second for each in await asyncio.gather(*waits) for second in each]
        return Waits(tuple(seconds), sum(len(talk.from_bot()) for talk in flooding))


async def _ask(talk: Talk, texts: Sequence[str]) -> list[float]:
    """Ask one question after the other; return the seconds until each was answered."""
    clock, seconds = talk.bot.server.telegram.clock, []
    for text in texts:
        begun = clock()
        said = await talk.say(text)
        if said["text"].startswith(WAITS):
            await talk.bot.heard(talk.user, "edited")
        seconds.append(clock() - begun)
        await asyncio.sleep(_PAUSE)
    return seconds


@asynccontextmanager
async def running_bot(index_folder: Path, limits: bool) -> AsyncIterator[Process]:
    """Run a bot with its limits or without them until the block ends."""
    more = {} if limits else UNLIMITED
    async with (
        serve(Telegram()) as server,
        running(server, index_folder, **more) as bot,
    ):
        yield bot


async def compare(index_folder: Path) -> AsyncIterator[str]:
    """Yield the table, a row per flood, with limits and without."""
    yield HEAD
    idle = 0.0
    for name, flood in FLOODS:
        for limits in (True, False) if idle else (True,):
            waits = await measure(index_folder, flood, limits)
            idle = idle or percentile(waits.seconds, 95)
            yield waits.row(name, limits, idle)


async def long_run(index_folder: Path, count: int, people: int = 20) -> AsyncIterator[str]:
    """Yield memory and open files of the process, ten times over so many questions."""
    async with running_bot(index_folder, limits=False) as bot:
        talks = [Talk.of(bot, f"Person {number}") for number in range(people)]
        yield "| questions | memory | open files |\n| --- | --- | --- |"
        step, asked = max(1, count // 10 // people), 0
        known = cycle(draw_questions(500))
        while True:
            yield f"| {asked} | {memory_of(bot)} MB | {open_files_of(bot)} |"
            if asked >= count:
                return
            texts = [[next(known) for _ in range(step)] for _ in talks]
            await asyncio.gather(*map(_answered, talks, texts))
            asked += step * people


async def _answered(talk: Talk, texts: Sequence[str]) -> None:
    """Ask one question after the other, each when the one before is answered."""
    for text in texts:
        await talk.say(text)


def memory_of(bot: Process) -> int:
    """Return the resident memory of a bot's process in MB."""
    status = Path(f"/proc/{bot.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def open_files_of(bot: Process) -> int:
    """Return how many files and connections a bot's process has open."""
    return sum(1 for _ in Path(f"/proc/{bot.process.pid}/fd").iterdir())


async def _print(lines: AsyncIterator[str], file: Path | None) -> None:
    """Print lines as they come, and keep them in a file."""
    ran = (
        f"{_PEOPLE} others, {_ROUNDS} questions each, one every {_PAUSE} s (seed {SEED}). "
        f"{where_it_ran()}"
    )
    said = []
    async for line in lines:
        print(line, flush=True)
        said.append(line)
        if file:
            rows = "\n".join(said)
            file.write_text(f"{_TITLE}\n\n{rows}\n\n{ran}\n", encoding="utf-8")
    print(f"\n{ran}")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser("benchmarks.flood", description="What others wait meanwhile.")
    parser.add_argument("--write", type=Path, help="keep the table in a file")
    parser.add_argument("--long", type=int, default=0, help="ask so many questions instead")
    parser.add_argument("--index", type=Path, help="where an index is or is to be kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = options.index or Path(folder)
        index_of(ROOT, index)
        lines = long_run(index, options.long) if options.long else compare(index)
        asyncio.run(_print(lines, options.write))


if __name__ == "__main__":
    main()
