"""What adding a report costs those who ask: `python -m benchmarks.adding`.

An admin sends the real process a PDF of 20 pages, through the local Bot API, adds it, and asks what
it says; meanwhile five others ask the shipped report, each a second after the last answer. Prints
how long the admin waited, and the others' times before and during that; `--write docs/adding.md`
keeps that.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks.load import SEED, draw_questions, index_of, percentile
from benchmarks.machine import ROOT, commit_of, processor
from bot.demo.server.people.sending import send_document
from bot.demo.server.serve import serve
from bot.texts import ENGLISH
from tests.corpus.readers.pdf.typeset import made, wrapped, write
from tests.process import Talk, buttons, running

TEXT = ROOT / "benchmarks/data/annual-message.md"
TITLE, PAGES = "The Message of the Harbour Towns", 20
FACT = "The harbour of Brindle was dredged to eleven metres in the spring."
QUESTION = "To how many metres was the harbour of Brindle dredged?"
OTHERS, PAUSE, LIMIT = 5, 1.0, 60.0
_TITLE = "# What adding a report costs those who ask\n\nWritten by `make adding`."
_TOP, _LEFT, _WIDTH, _SIZE, _LEADING, _LINES = 100.0, 80.0, 430.0, 12.0, 15.5, 42


@dataclass(frozen=True, slots=True)
class Adding:
    """Seconds that the admin waited for each step since sending, and those of others' answers."""

    steps: Sequence[tuple[str, float]]
    idle: Sequence[float]
    during: Sequence[float]

    @property
    def ratio(self) -> float:
        """Return how much slower the slowest in twenty of the others' answers became."""
        return percentile(self.during, 95) / percentile(self.idle, 95)


def typeset() -> bytes:
    """Return a PDF: paragraphs of an older text in another order, and one fact among them."""
    text = TEXT.read_text(encoding="utf-8")
    parts = [" ".join(part.split()) for part in text.split("\n\n") if len(part.split()) > 20]
    random.Random(SEED).shuffle(parts)
    parts.insert(len(parts) // 3, FACT)

    def draw(canvas: Canvas) -> None:
        """Fill the pages."""
        write(canvas, _LEFT, _TOP - 20, TITLE, 20, "Times-Bold")
        lines = islice(_lines(parts), PAGES * _LINES)
        for number, line in enumerate(lines):
            write(canvas, _LEFT, _TOP + _LEADING * (number % _LINES), line, _SIZE)
            if number % _LINES == _LINES - 1:
                canvas.showPage()

    return made(draw)


def _lines(parts: Sequence[str]) -> Iterator[str]:
    """Yield the lines of paragraphs, again and again, with an empty one after each paragraph."""
    return (line for part in cycle(parts) for line in (*wrapped(part, _WIDTH, _SIZE), ""))


async def measure(index_folder: Path, count: int) -> Adding:
    """Ask so many questions of an idle bot, then ask on while an admin adds a report."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(serve())
        admin = server.people.person("Ada")
        settings = {"VERBATIM_ACCESS__ADMINS": f"[{admin.id}]"}
        bot = await stack.enter_async_context(running(server, index_folder, **settings))
        ada = Talk(bot, admin, server.people.private(admin))
        talks = [Talk.of(bot, f"Person {number}") for number in range(OTHERS)]
        for talk in (ada, *talks):
            await talk.say("Who delivered the report?")
        questions = cycle(draw_questions(count * 4))
        idle = await _asking(talks, questions, count)
        adding = asyncio.create_task(_add(ada))
        during = await _asking(talks, questions, count, adding)
        return Adding(await adding, idle, during)


async def _asking(
    talks: Sequence[Talk],
    questions: Iterator[str],
    count: int,
    until: asyncio.Task[list[tuple[str, float]]] | None = None,
) -> list[float]:
    """Have people ask, all together so many questions, or until a task is done; return seconds."""
    took: list[float] = []

    async def ask(talk: Talk, first: float) -> None:
        """Ask one question after the other."""
        await asyncio.sleep(first)
        while not until.done() if until else len(took) < count:
            started = time.monotonic()
            await talk.say(next(questions))
            took.append(time.monotonic() - started)
            await asyncio.sleep(PAUSE)

    async with asyncio.TaskGroup() as group:
        for number, talk in enumerate(talks):
            group.create_task(ask(talk, number * PAUSE / len(talks)))
    return took


async def _add(ada: Talk) -> list[tuple[str, float]]:
    """Send the PDF, add it and ask; return when each step was reached, in seconds since then."""
    steps: list[tuple[str, float]] = []
    started = time.monotonic()

    def reached(step: str) -> None:
        """Take the time of a step."""
        steps.append((step, time.monotonic() - started))

    send_document(ada.bot.server.telegram, ada.user, ada.chat, "harbours.pdf", typeset())
    said = await ada.bot.heard(ada.user)
    while ENGLISH.admins.add not in (buttons(said) if "reply_markup" in said else {}):
        said = await ada.bot.heard(ada.user, "edited")
    reached("offered")
    await ada.tap(said, ENGLISH.admins.add)
    while not said["text"].startswith("Added"):
        said = await ada.bot.heard(ada.user, "edited")
    reached("added")
    answer = await ada.say(QUESTION)
    if FACT not in answer["text"]:
        raise RuntimeError(f"the new report isn't what answers: {answer['text']} {steps}")
    reached("answered from it")
    return steps


def table(adding: Adding) -> str:
    """Return what was measured as a table."""
    rows = ["| others' answers | count | p50 | p95 |", "| --- | --- | --- | --- |"]
    for name, seconds in (("idle", adding.idle), ("while a report is added", adding.during)):
        p50, p95 = (f"{percentile(seconds, percent) * 1000:,.0f} ms" for percent in (50, 95))
        rows.append(f"| {name} | {len(seconds)} | {p50} | {p95} |")
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in adding.steps)
    return "\n".join(
        [
            *rows,
            "",
            f"After the PDF of {PAGES} pages was sent: {steps} (the bar is {LIMIT:.0f} s).",
            f"p95 of the others: {adding.ratio:.2f} times that of idle (the bar is 1.5).",
            f"{os.cpu_count()} cores, {processor()}; commit {commit_of(ROOT)}; {OTHERS} others, "
            f"who ask {PAUSE:g} s after each answer.",
        ]
    )


def main() -> None:
    """Build an index, measure, and print."""
    parser = argparse.ArgumentParser("benchmarks.adding", description="What adding costs others.")
    parser.add_argument("--questions", type=int, default=100, help="how many are asked while idle")
    parser.add_argument("--write", type=Path, help="keep what was measured in a file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        index_of(ROOT, index)
        measured = table(asyncio.run(measure(index, options.questions)))
    print(measured)
    if options.write:
        options.write.write_text(f"{_TITLE}\n\n{measured}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
