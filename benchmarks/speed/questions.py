"""Questions to the real process: how long each takes in every stage, as its log says."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.answered import WAITS
from benchmarks.flood import UNLIMITED
from benchmarks.machine import ROOT
from benchmarks.speed.conditions import Condition, neighbour
from bot.demo.server.serve import serve
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.text.bm25 import is_spaceless
from tests.process import Process, Talk, running

DEVELOPMENT = ROOT / "benchmarks/data/development.jsonl"
FILES = (DEVELOPMENT, ROOT / "benchmarks/data/liaoning.jsonl")
# An answer, small talk that isn't listed, and what isn't found: each makes once what it needs.
_WARM_UP = (
    "Who delivered the report?",
    "What can I ask you about here?",
    "What is the boiling point of tungsten?",
)
# Each question stands alone, nobody is refused, and the log is read.
_SETTINGS = {
    **UNLIMITED,
    "VERBATIM_CHAT__FOLLOWUP_MINUTES": "0",
    "VERBATIM_LOGGING__FORMAT": "json",
}
# Seconds that the last lines of the log may take.
_LAST = 30.0


@dataclass(frozen=True, slots=True)
class Timed:
    """What questions took under a condition, in ms.

    `stages` has a mapping per question, in the order in which they were done with; `waits` is the
    time from writing each to seeing its answer.
    """

    condition: Condition
    stages: tuple[Mapping[str, float], ...]
    waits: tuple[float, ...]

    def of(self, stage: str) -> list[float]:
        """Return what a stage took per question; 0 where a question didn't pass through it."""
        return [each.get(stage, 0.0) for each in self.stages]

    def totals(self) -> list[float]:
        """Return what all stages took together per question."""
        return [sum(each.values()) for each in self.stages]


def known_questions(*files: Path) -> list[Question]:
    """Return the questions in English that stand alone and are answered, each text once."""
    known = {
        question.text: question
        for file in files
        for question in load_questions(file)
        if question.quotes and not question.history and not is_spaceless(question.text)
    }
    return list(known.values())


def stages_of(log: Iterable[str]) -> list[Mapping[str, float]]:
    """Return the stages of each question that a process has logged as JSON, in ms."""
    lines = [json.loads(line) for line in log if line.startswith("{")]
    return [line["stages"] for line in lines if "stages" in line]


async def measure(index: Path, questions: Sequence[str], condition: Condition) -> Timed:
    """Ask a process of its own all questions, each once, under a condition."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        names = {**_SETTINGS, "VERBATIM_STORAGE__URL": f"sqlite:///{folder}/kept.db"}
        server = await stack.enter_async_context(serve())
        bot = await stack.enter_async_context(running(server, index, **names))
        talk = Talk.of(bot, "Warm-up")
        for question in _WARM_UP:
            await talk.say(question)
        first = len(_WARM_UP)
        await _logged(bot, first)
        await stack.enter_async_context(neighbour(condition))
        waits = await _ask(bot, questions, condition.at_once)
        stages = await _logged(bot, first + len(questions))
    return Timed(condition, tuple(stages[first:]), tuple(waits))


async def _ask(bot: Process, questions: Sequence[str], people: int) -> list[float]:
    """Let people take turns with the questions, each asking when answered; return ms per one."""
    left, waits, clock = iter(questions), [], bot.server.telegram.clock

    async def take_turns(talk: Talk) -> None:
        for question in left:
            begun = clock()
            said = await talk.say(question)
            if said["text"].startswith(WAITS):
                await talk.bot.heard(talk.user, "edited")
            waits.append(1000 * (clock() - begun))

    talks = [Talk.of(bot, f"Person {number}") for number in range(people)]
    await asyncio.gather(*map(take_turns, talks))
    return waits


async def _logged(bot: Process, count: int) -> list[Mapping[str, float]]:
    """Return the stages of what was asked so far, once there are so many."""
    async with asyncio.timeout(_LAST):
        while len(stages := stages_of(bot.log)) < count:
            await asyncio.sleep(0.05)
    return stages
