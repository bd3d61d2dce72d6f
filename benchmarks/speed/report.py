"""The one report of all that was measured: Markdown and its graphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import Measurement
from benchmarks.speed.baselines import MethodTimes
from benchmarks.speed.plots import (
    MEMORY,
    SECONDS,
    STAGES,
    draw_memory,
    draw_seconds,
    draw_stages,
)
from benchmarks.speed.questions import Timed
from benchmarks.speed.start import Start
from benchmarks.speed.tables import questions_table, rate_table, start_tables

FILE = "speed.md"
_TITLE = "# Where the time goes\n\nWritten by `make bench` (`benchmarks/speed/`)."
_QUESTIONS = """\
Each column is a process of its own that answers {count} questions in English which the report
answers, each once, through the local Bot API, after three that make what is made once; Bot API and
those who ask are on the same cores. Stages are those of `verbatim_stage_seconds`
(docs/operations.md says what each holds), as the log of that process has them. A stage holds what
its thread waits for the cores and for Python's lock, `wait` what a question waits for its turn to
be searched, `memory` is SQLite in a file. `send` is one call of a Bot API on the same machine: on
the way to Telegram the network comes on top. The ratio of a stage is its share of the mean
answer."""
_METHODS = """\
Below the stages: whole ways to search, asked the questions of {file} that stand alone and have an
answer in the report, in one program without Telegram, as many at a time as there are cores. Whole
paragraphs are encoded by sentence-transformers as it comes, with one torch thread and a model per
core. The ratio compares p50 with that of Verbatim's search."""
_START = """\
Medians of {rounds} starts in processes of their own, once the files are in the system's cache. The
steps are those of `ask`, and then what other first answers make once; memory is what is resident
after a step, its peak the most so far. `run` is measured up to its first answer in the chat, and
goes on."""
_RATE = """\
{count} questions of {chats} chats at once, the load generator on the same machine; the bot has been
up for some seconds, so that what is made once is made."""


@dataclass(frozen=True, slots=True)
class Rates:
    """The load on an idle machine and beside a busy core; seconds that it may take at most."""

    idle: Measurement
    busy: Measurement
    chats: int
    limit: float


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured, and where; what wasn't is empty."""

    machine: str
    commit: str
    timed: tuple[Timed, ...] = ()
    methods: tuple[MethodTimes, ...] = ()
    start: Start | None = None
    rates: Rates | None = None


def markdown(results: Results) -> str:
    """Return the report."""
    return "\n\n".join([_TITLE, results.machine, *_sections(results)]) + "\n"


def _sections(results: Results) -> Iterator[str]:
    """Yield the parts of the report that were measured."""
    if results.timed or results.methods:
        yield "## One question"
        yield questions_table(results.timed, results.methods)
    if results.timed:
        yield _QUESTIONS.format(count=len(results.timed[0].waits))
    if results.methods:
        yield _METHODS.format(file="`benchmarks/data/development.jsonl`")
    if results.timed:
        yield f"![Mean milliseconds of each stage of a question]({STAGES})"
    if results.rates:
        yield "## Answers a second"
        rates = results.rates
        yield rate_table(rates.idle, rates.busy, results.commit, rates.limit)
        yield _RATE.format(count=len(rates.idle.latencies), chats=rates.chats)
    if results.start:
        yield "## Cold start and memory"
        yield start_tables(results.start)
        yield _START.format(rounds=results.start.rounds)
        yield f"![Seconds of each step of a start]({SECONDS})"
        yield f"![Memory after each step of a start]({MEMORY})"


def write(results: Results, folder: Path) -> None:
    """Write the report and its graphs into a folder."""
    (folder / FILE).write_text(markdown(results), encoding="utf-8")
    if results.timed:
        draw_stages(results.timed, folder / STAGES)
    if results.start:
        draw_seconds(results.start.steps, folder / SECONDS)
        draw_memory(results.start.steps, folder / MEMORY)
