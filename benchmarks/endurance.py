"""The real process for a while under mixed load and faults: `python -m benchmarks.endurance`.

Eight people ask, one of them pages and votes, and now and then something goes wrong with the Bot
API. Prints, and with `--write docs` keeps, what came of it and a picture of memory and waits.
"""

import argparse
import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from benchmarks.flood import UNLIMITED, memory_of, open_files_of
from benchmarks.load import SEED, draw_questions, index_of, percentile
from benchmarks.machine import ROOT, where_it_ran
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from tests.kills import MessageKey, count_answered, count_doubled
from tests.process import Process, Talk, buttons, running

_PEOPLE = 8
# Seconds between two questions of a person, between two faults, and between two looks.
_QUESTIONS, _FAULTS, _LOOKS = (1.0, 4.0), (4.0, 10.0), 5.0
# Seconds that what was asked last has to be answered.
_LAST = 60.0
FAULTS: Sequence[tuple[str, Fault]] = (
    ("429, 5 s", Fault("sendMessage", 429, retry_after=5)),
    ("502", Fault("sendMessage", 502, times=2)),
    ("connection dropped before the call", Fault("sendMessage", drop="before")),
    ("HTML with status 502", Fault("sendMessage", 502, body="page")),
    ("429 of an edit, 3 s", Fault("editMessageText", 429, retry_after=3)),
    ("getUpdates: 502", Fault("getUpdates", 502, times=3)),
    ("getUpdates: HTML", Fault("getUpdates", body="page")),
    ("getUpdates: one 401", Fault("getUpdates", 401)),
    ("getUpdates: connection dropped after the call", Fault("getUpdates", drop="after")),
)
_TITLE = "# Under load and faults\n\nWritten by `make endurance` (`benchmarks/endurance.py`)."


@dataclass(frozen=True, slots=True)
class Look:
    """The process at a moment: seconds since the start, MB, open files, and the waits so far."""

    at: float
    memory: int
    files: int
    waits: tuple[float, ...]


@dataclass(slots=True)
class Run:
    """What has happened so far; `waits` are those since the last look, in seconds."""

    asked: list[MessageKey] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)


async def endure(bot: Process, seconds: float) -> Run:
    """Ask, break things and look, for so many seconds; then let the last ones be answered."""
    run, choose = Run(), random.Random(SEED)
    talks = [Talk.of(bot, f"Person {number}") for number in range(_PEOPLE)]
    await talks[0].say("Who delivered the report?")
    works = [_ask(run, talk, random.Random(SEED + n)) for n, talk in enumerate(talks)]
    tasks = [asyncio.create_task(work) for work in (*works, _break(run, bot, choose))]
    looking = asyncio.create_task(_look(run, bot))
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST):
            while count_answered(bot.server, run.asked) < len(run.asked):
                await asyncio.sleep(0.2)
    looking.cancel()
    return run


async def _ask(run: Run, talk: Talk, choose: random.Random) -> None:
    """Ask again and again, and tap under each tenth answer."""
    clock = talk.bot.server.telegram.clock
    for number, question in enumerate(cycle(draw_questions(300))):
        await asyncio.sleep(choose.uniform(*_QUESTIONS))
        begun = clock()
        asked = talk.write(question)
        run.asked.append((talk.chat.id, asked.id))
        said = await talk.bot.heard(talk.user)
        run.waits.append(clock() - begun)
        if number % 10 == 0 and "In full" in buttons(said):
            await talk.tap(said, "👍")


async def _break(run: Run, bot: Process, choose: random.Random) -> None:
    """Let something go wrong now and then."""
    while True:
        await asyncio.sleep(choose.uniform(*_FAULTS))
        name, fault = choose.choice(FAULTS)
        bot.server.telegram.faults.add(fault)
        run.faults[name] += 1


async def _look(run: Run, bot: Process) -> None:
    """Look at the process every few seconds."""
    begun = asyncio.get_running_loop().time()
    while True:
        await asyncio.sleep(_LOOKS)
        waits, run.waits = tuple(run.waits), []
        at = asyncio.get_running_loop().time() - begun
        run.looks.append(Look(at, memory_of(bot), open_files_of(bot), waits))


def table_of(run: Run, bot: Process) -> str:
    """Return what came of a run as a table."""
    waits = [wait for look in run.looks for wait in look.waits]
    answered = count_answered(bot.server, run.asked)
    first, last = run.looks[len(run.looks) // 10], run.looks[-1]
    errors = sum('"ERROR"' in line or " ERROR " in line for line in bot.log)
    rows = [
        ("seconds", f"{last.at:.0f}"),
        ("questions asked", str(len(run.asked))),
        ("never answered", str(len(run.asked) - answered)),
        ("answered twice", str(count_doubled(bot.server, run.asked))),
        ("p50 of an answer", f"{percentile(waits, 50):.2f} s"),
        ("p95 of an answer", f"{percentile(waits, 95):.2f} s"),
        ("memory after a tenth, and at the end", f"{first.memory} MB, {last.memory} MB"),
        ("open files after a tenth, and at the end", f"{first.files}, {last.files}"),
        ("errors in the log", str(errors)),
        *((f"fault: {name}", str(count)) for name, count in sorted(run.faults.items())),
    ]
    return "\n".join(["| what | |", "| --- | --- |", *(f"| {k} | {v} |" for k, v in rows)])


def draw(looks: Sequence[Look], file: Path) -> None:
    """Draw memory and waits over time."""
    # Only this needs it, and importing it takes a second.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.0, 4.5), layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    minutes = [look.at / 60 for look in looks]
    upper.plot(minutes, [look.memory for look in looks])
    upper.set(ylabel="memory, MB", ylim=(0, None))
    held = [look for look in looks if look.waits]
    for percent in (50, 95):
        waits = [percentile(look.waits, percent) for look in held]
        lower.plot([look.at / 60 for look in held], waits, label=f"p{percent}")
    lower.set(xlabel="minutes", ylabel="wait, s", yscale="log")
    lower.legend(fontsize=8)
    for axes in (upper, lower):
        axes.grid(alpha=0.3)
    figure.savefig(file, dpi=120)


async def measure(index: Path, folder: Path, seconds: float, write: Path | None) -> None:
    """Run the process, and say what came of it."""
    names = {**UNLIMITED, "VERBATIM_STORAGE__URL": f"sqlite:///{folder}/kept.db"}
    async with (
        serve(Telegram(faults=True)) as server,
        running(server, index, **names) as bot,
    ):
        run = await endure(bot, seconds)
        table = table_of(run, bot)
    ran = f"{_PEOPLE} people, limits off, SQLite (seed {SEED}). {where_it_ran()}"
    print(f"{table}\n\n{ran}")
    if write:
        draw(run.looks, write / "endurance.png")
        picture = "![Memory and waits over time](endurance.png)"
        text = f"{_TITLE}\n\n{table}\n\n{ran}\n\n{picture}\n"
        (write / "endurance.md").write_text(text, encoding="utf-8")


def main() -> None:
    """Read the options and measure."""
    about = "The process under load and faults."
    parser = argparse.ArgumentParser("benchmarks.endurance", description=about)
    parser.add_argument("--seconds", type=float, default=900.0, help="for how long")
    parser.add_argument("--write", type=Path, help="keep table and picture in a folder")
    parser.add_argument("--index", type=Path, help="where an index is or is to be kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = options.index or folder / "index"
        index_of(ROOT, index)
        asyncio.run(measure(index, folder, options.seconds, options.write))


if __name__ == "__main__":
    main()
