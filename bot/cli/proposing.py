"""What a person sees while a server proposes questions, and what came of it."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.progress import Progress

from bot.cli import wiring
from bot.cli.output import stderr
from bot.proposals.check import KEPT, Checker
from bot.proposals.options import ServerOptions
from bot.proposals.prompt import language_name
from bot.proposals.run import Order, Tally, propose, unasked
from bot.proposals.server import check_url
from config.settings import Settings
from corpus.paragraphs import Paragraph
from corpus.proposed_questions import Asked, ProposalsFile

# Exit codes beside 0: paragraphs that came to nothing, a server that can't be used, Ctrl-C.
_FAILED, _STOPPED, _INTERRUPTED = 1, 2, 130


def write_questions(
    settings: Settings, order: Order, server: ServerOptions, target: Path, limit: int | None
) -> int:
    """Let a server propose questions into a file, and say what came of it.

    Args:
        settings: which library checks them.
        order: what is asked.
        server: who is asked.
        target: a new file, or one that was begun so.
        limit: about how many paragraphs at most.

    Returns:
        The exit code.

    Raises:
        OperatorError: what can't be used, before anything is asked.
    """
    language_name(order.language)
    check_url(server.url)
    report, tally = order.report, Tally()
    asked = Asked.of(report.id, report.paragraphs, order.language, server.model)
    file = ProposalsFile.open(target, asked)
    paragraphs, code = unasked(report, file, limit), 0
    if paragraphs:
        searcher = wiring.open_library(settings, stderr).searcher
        checker = Checker(searcher, report, order.language, file.questions)
        with _progress(len(paragraphs)) as told:
            work = partial(propose, order, server, checker, file, paragraphs, tally, told)
            code = _finished(work, tally)
    _summarise(order, target, len(unasked(report, file, None)), tally)
    return code


def _finished(work: Callable[[], Coroutine[None, None, None]], tally: Tally) -> int:
    """Work until the end or Ctrl-C; return the exit code."""
    try:
        asyncio.run(work())
    except KeyboardInterrupt:
        tally.stopped = "stopped by Ctrl-C"
        return _INTERRUPTED
    if tally.stopped:
        return _STOPPED
    return _FAILED if tally.failed else 0


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Paragraph, str], None]]:
    """Show a bar on a terminal; a paragraph that came to nothing is a line everywhere."""
    with Progress(console=stderr, transient=True, disable=not stderr.is_terminal) as bar:
        task = bar.add_task("Asking", total=total)

        def tell(paragraph: Paragraph, failure: str) -> None:
            """Move the bar on by a paragraph, and print why it came to nothing."""
            bar.advance(task)
            if failure:
                stderr.print(f"¶{paragraph.number}: {failure}", style="yellow", markup=False)

        yield tell


def _summarise(order: Order, target: Path, left: int, tally: Tally) -> None:
    """Say what was kept, what was rejected and why, what is left, and what to do next."""
    kept = sum(tally.verdicts[verdict] for verdict in KEPT)
    rejected = tally.verdicts.total() - kept
    name = order.report.id
    stderr.print(f"{name}: paragraphs done: {tally.done}; questions kept: {kept}, not: {rejected}")
    for verdict, count in tally.verdicts.most_common():
        sign = "+" if verdict in KEPT else "-"
        stderr.print(f"  {sign} {count:>5,} {verdict}", markup=False)
    if tally.stopped:
        stderr.print(tally.stopped, style="red", markup=False)
    if left:
        stderr.print(f"Paragraphs left: {left}; the same command goes on with them.")
    stderr.print(
        f"In {target}, and counts for nothing yet: read it, delete what is wrong, then run: "
        f"reports questions {name} --accept {target}",
        markup=False,
    )
