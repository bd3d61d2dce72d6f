"""How the bot bears load: `python -m benchmarks.load`.

Asks the real process over HTTP, through the local Bot API, 200 questions from 50 chats at once;
prints answers per second and how long they took, without and with a neighbour that keeps one core
busy. `--checkout ../before --checkout .` puts the bots of two checkouts under the same load.
"""

import argparse
import asyncio
import math
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from benchmarks.answered import ArrivalTimes, MessageKey, Replies, answers, replies_in
from benchmarks.machine import ROOT, commit_of, where_it_ran
from bot.demo.server.serve import serve
from bot.demo.server.state.records import Call
from embeddings.evaluation.dataset import load_questions
from embeddings.text.bm25 import is_spaceless
from tests.process import Process, Talk, environment, running, stopped

QUESTIONS = ROOT / "benchmarks/data/liaoning.jsonl"
SEED = 9
# Seconds within which a bot that nobody asks has made what is made once: it begins after one, and
# takes one, or some more where the machine is busy.
_REHEARSAL = 4.0
HEAD = """\
| commit | neighbour | answered | unanswered | twice | quoted | a second | p50 | p95 | peak | own |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"""
# Spins on one core, and ends with its parent even where that is killed.
_SPIN = """import os, sys; print("spinning", flush=True)
while os.getppid() == int(sys.argv[1]): sum(range(100_000))"""


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked, from how many chats, and how many seconds the answers may take."""

    questions: Sequence[str]
    chats: int
    limit: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """Seconds per question, infinite where no answer came; seconds in all; counts of questions.

    `peak` is the most memory that the bot's process had up to its last answer, `own` what it has
    then that lies in no file, from which the system could read it again, both in MB; 0 where the
    system doesn't tell.
    """

    latencies: tuple[float, ...]
    duration: float
    answered: int
    twice: int
    quoted: int
    peak: float = 0.0
    own: float = 0.0


def draw_questions(count: int) -> list[str]:
    """Draw questions in English that the report answers, none again before all were drawn."""
    known = [q for q in load_questions(QUESTIONS) if q.quotes and not q.history]
    texts = [question.text for question in known if not is_spaceless(question.text)]
    random.Random(SEED).shuffle(texts)
    return list(islice(cycle(texts), count))


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the smallest value that at least so many percent (1 to 100) of all don't exceed."""
    ranked = sorted(values)
    return ranked[-(-percent * len(ranked) // 100) - 1]


def evaluate(
    asked: ArrivalTimes, calls: Iterable[Call], replies: Replies, limit: float
) -> Measurement:
    """Bring questions and the calls of the bot, oldest first, together.

    The duration is that up to the last answer, or the whole limit where an answer is missing.
    """
    received = [(key, call) for key, call in answers(calls, replies) if key in asked]
    first = dict(reversed(received))
    latencies = [first[key].time - at if key in first else math.inf for key, at in asked.items()]
    is_complete = len(first) == len(asked)
    duration = max(c.time for c in first.values()) - min(asked.values()) if is_complete else limit
    twice = sum(count > 1 for count in Counter(key for key, _ in received).values())
    quoted = sum("<blockquote" in call.parameters["text"] for call in first.values())
    return Measurement(tuple(latencies), duration, len(first), twice, quoted)


def table_row(commit: str, neighbour: bool, measured: Measurement, limit: float) -> str:
    """Return one row of the table that HEAD begins."""
    delays = [percentile(measured.latencies, percent) for percent in (50, 95)]
    p50, p95 = (f"{d:.2f} s" if math.isfinite(d) else f"> {limit:.0f} s" for d in delays)
    unanswered = len(measured.latencies) - measured.answered
    counts = f"{measured.answered} | {unanswered} | {measured.twice} | {measured.quoted}"
    rate = measured.answered / measured.duration
    beside = "busy" if neighbour else "none"
    memory = (f"{mb:.0f} MB" if mb else "not told" for mb in (measured.peak, measured.own))
    cells = (commit, beside, counts, f"{rate:.1f}", p50, p95, *memory)
    return f"| {' | '.join(cells)} |"


async def measure(checkout: Path, index_folder: Path, load: Load, neighbour: bool) -> Measurement:
    """Run the bot of a checkout, and ask it all questions once it has been up for some seconds."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(serve())
        bot = await stack.enter_async_context(running(server, index_folder, root=str(checkout)))
        await Talk.of(bot, "Warm-up").say("Who delivered the report?")
        await asyncio.sleep(_REHEARSAL)
        if neighbour:
            await stack.enter_async_context(busy_neighbour())
        asked = _ask(bot, load)
        is_complete = await _all_answered(bot, asked, load.limit)
        peak, own = peak_memory(bot.process.pid), own_memory(bot.process.pid)
        if is_complete:
            await stopped(bot)  # it finishes what it does first, so that an answer too many shows
        replies = replies_in(server.telegram)
        measured = evaluate(asked, server.telegram.calls, replies, load.limit)
        return replace(measured, peak=peak, own=own)


def peak_memory(process: int) -> float:
    """Return the most resident memory that a process had so far, in MB; 0 if it isn't told."""
    return _memory(process, "VmHWM")


def own_memory(process: int) -> float:
    """Return the resident memory of a process that lies in no file, in MB; 0 if it isn't told."""
    return _memory(process, "RssAnon")


def _memory(process: int, name: str) -> float:
    """Return what Linux tells under a name of a process's memory, in MB; 0 elsewhere."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    kilobytes = (int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
    return next(kilobytes, 0) / 1024


def _ask(bot: Process, load: Load) -> ArrivalTimes:
    """Write all questions, the chats taking turns; return when each came to the Bot API."""
    talks = [Talk.of(bot, f"Person {number}") for number in range(load.chats)]
    asked = {}
    for talk, question in zip(cycle(talks), load.questions, strict=False):
        time = bot.server.telegram.clock()
        asked[talk.chat.id, talk.write(question).id] = time
    return asked


async def _all_answered(bot: Process, asked: Iterable[MessageKey], limit: float) -> bool:
    """Wait until every question has an answer, or the seconds are over; say which it was."""
    telegram, waiting, seen = bot.server.telegram, set(asked), 0
    end = telegram.clock() + limit
    while waiting and telegram.clock() < end:
        if bot.process.returncode is not None:
            raise RuntimeError("".join(bot.log))
        await asyncio.sleep(0.05)
        calls = telegram.calls[seen:]
        seen += len(calls)
        waiting -= {question for question, _ in answers(calls, replies_in(telegram))}
    return not waiting


@asynccontextmanager
async def busy_neighbour() -> AsyncIterator[asyncio.subprocess.Process]:
    """Keep one core busy until the block ends, however it ends."""
    command = (sys.executable, "-c", _SPIN, str(os.getpid()))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        await process.stdout.readline()
        yield process
    finally:
        process.kill()
        await process.wait()


async def compare(checkouts: Sequence[Path], load: Load, neighbours: Sequence[bool]) -> None:
    """Print the table, one row per checkout and neighbour, and what it was measured on."""
    print(HEAD, flush=True)
    for checkout in checkouts:
        with tempfile.TemporaryDirectory() as folder:
            index_of(checkout, Path(folder))
            for neighbour in neighbours:
                measured = await measure(checkout, Path(folder), load, neighbour)
                print(table_row(commit_of(checkout), neighbour, measured, load.limit), flush=True)
    print(
        f"\n{len(load.questions)} questions (seed {SEED}) from {load.chats} chats at once; p50 and"
    )
    print(f"p95 from a question at the Bot API to its answer; at most {load.limit:.0f} s per row.")
    print(where_it_ran())


def index_of(checkout: Path, folder: Path) -> None:
    """Build the index of a checkout's report."""
    command = (sys.executable, str(checkout / "run_bot.py"), "index")
    subprocess.run(command, cwd=checkout, env=environment(folder), check=True)


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser("benchmarks.load", description="How the bot bears load.")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--chats", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=180, help="the longest per row")
    parser.add_argument("--neighbour", action=argparse.BooleanOptionalAction, help="default: both")
    parser.add_argument("--checkout", type=Path, action="append", help="default: this one")
    options = parser.parse_args()
    checkouts = [folder.resolve() for folder in options.checkout or [ROOT]]
    if min(options.questions, options.chats) < 1:
        parser.error("--questions and --chats must be 1 or more")
    if absent := [str(folder) for folder in checkouts if not (folder / "run_bot.py").exists()]:
        parser.error(f"no run_bot.py in {', '.join(absent)}: --checkout is the root of a checkout")
    # A stop from outside ends the bot and the neighbour too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    load = Load(draw_questions(options.questions), options.chats, options.seconds)
    neighbours = [False, True] if options.neighbour is None else [options.neighbour]
    asyncio.run(compare(checkouts, load, neighbours))


if __name__ == "__main__":
    main()
