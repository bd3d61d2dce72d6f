"""Measures where the time goes, and prints one report: `python -m benchmarks.speed`.

`--write docs` keeps it with its graphs; `--only start,rate` measures some parts alone.
"""

import argparse
import asyncio
import os
import signal
import sys
import time
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from benchmarks.load import Load, draw_questions, index_of
from benchmarks.load import measure as measure_load
from benchmarks.machine import ROOT, commit_of, machine
from benchmarks.speed import baselines, questions, start
from benchmarks.speed.conditions import CONDITIONS
from benchmarks.speed.report import Rates, Results, markdown, write
from embeddings.evaluation.plots import check_plots

PARTS = ("start", "questions", "baselines", "rate")
# Where the index of the shipped report is kept from one run to the next.
_INDEX = ROOT / "var/bench"
# Questions, chats and the longest seconds of the load.
_LOAD, _CHATS, _LIMIT = 200, 50, 180.0


def measure(index: Path, parts: Collection[str], options: argparse.Namespace) -> Results:
    """Measure some parts, one after the other."""
    began = f"{machine()}; load average at the beginning {os.getloadavg()[0]:.2f}."
    results = Results(began, commit_of(ROOT))
    if "start" in parts:
        results = replace(results, start=start.measure(index, options.rounds))
        _say("start")
    if "questions" in parts:
        known = questions.known_questions(*questions.FILES)[: options.questions]
        texts = [question.text for question in known]
        timed = [asyncio.run(questions.measure(index, texts, each)) for each in CONDITIONS]
        results = replace(results, timed=tuple(timed))
        _say("questions")
    if "baselines" in parts:
        methods = baselines.measure(index, options.questions, CONDITIONS)
        results = replace(results, methods=tuple(methods))
        _say("baselines")
    if "rate" in parts:
        results = replace(results, rates=asyncio.run(_rates(index, options.questions)))
        _say("rate")
    return results


async def _rates(index: Path, most: int | None) -> Rates:
    """Put the bot under load on an idle machine and beside a busy core."""
    load = Load(draw_questions(min(_LOAD, most or _LOAD)), _CHATS, _LIMIT)
    idle = await measure_load(ROOT, index, load, neighbour=False)
    busy = await measure_load(ROOT, index, load, neighbour=True)
    return Rates(idle, busy, _CHATS, _LIMIT)


def _say(part: str) -> None:
    """Say which part is done, and when; the report alone goes to stdout."""
    print(f"{time.strftime('%H:%M:%S')} {part}: measured", file=sys.stderr, flush=True)


def main() -> None:
    """Read the options and measure."""
    about = "Where the time of a question and of a start goes."
    parser = argparse.ArgumentParser("benchmarks.speed", description=about)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas; default: all")
    parser.add_argument("--questions", type=int, help="at most so many; default: all")
    parser.add_argument("--rounds", type=int, default=3, help="how often each start is made")
    parser.add_argument("--index", type=Path, default=_INDEX, help="default: var/bench, kept")
    parser.add_argument("--write", type=Path, help="keep the report and its graphs in a folder")
    options = parser.parse_args()
    parts = options.only.split(",")
    if unknown := {*parts} - {*PARTS}:
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if min(options.rounds, options.questions or 1) < 1:
        parser.error("--rounds and --questions must be 1 or more")
    if options.write:
        check_plots(options.write)
    # A stop from outside ends the bot and the neighbour too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    index_of(ROOT, options.index)
    _say("index")
    results = measure(options.index, parts, options)
    print(markdown(results))
    if options.write:
        write(results, options.write)


if __name__ == "__main__":
    main()
