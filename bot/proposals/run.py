"""Asks a server about a report, paragraph by paragraph, and writes down what is worth reading."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.proposals.check import Checked, Checker, Verdict
from bot.proposals.options import ServerOptions
from bot.proposals.prompt import read_suggestions, request
from bot.proposals.replies import ReplyError
from bot.proposals.server import ChatServer
from corpus.model import OperatorError, Report
from corpus.paragraphs import Paragraph
from corpus.proposed_questions import ProposalsFile

# After so many paragraphs in a row that came to nothing the server isn't asked about more.
_MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a report: how many questions per paragraph, in which language."""

    report: Report
    count: int
    language: str


@dataclass(slots=True)
class Tally:
    """What came of the paragraphs so far; `failed` says why, by a paragraph's number.

    `failed_in_a_row` counts those since the last that came to something; `stopped` says why the
    rest isn't asked about.
    """

    done: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    failed: dict[int, str] = field(default_factory=dict)
    failed_in_a_row: int = 0
    stopped: str = ""

    def succeed(self, checked: Sequence[Checked]) -> None:
        """Count a paragraph whose questions were checked and written."""
        self.done += 1
        self.failed_in_a_row = 0
        self.verdicts.update(each.verdict for each in checked)

    def fail(self, paragraph: Paragraph, why: str) -> None:
        """Count a paragraph that came to nothing; too many in a row are the end."""
        self.failed[paragraph.number] = why
        self.failed_in_a_row += 1
        if self.failed_in_a_row >= _MOST_FAILURES:
            self.stopped = f"{_MOST_FAILURES} paragraphs in a row came to nothing, the last: {why}"


def unasked(report: Report, file: ProposalsFile, limit: int | None) -> list[Paragraph]:
    """Return the paragraphs that a file doesn't hold yet, in order.

    Args:
        report: the report.
        file: what was asked before.
        limit: how many at most; None for all.
    """
    left = [p for p in report.paragraphs if p.number not in file.done and p.lead < len(p.sentences)]
    return left[:limit]


async def propose(
    order: Order,
    options: ServerOptions,
    checker: Checker,
    file: ProposalsFile,
    paragraphs: Sequence[Paragraph],
    tally: Tally,
    told: Callable[[Paragraph, str], None] = lambda *_: None,
) -> None:
    """Ask a server about paragraphs until all are done, or it makes no sense to go on.

    Args:
        order: what is asked.
        options: which server.
        checker: checks what comes.
        file: where it is written, paragraph by paragraph.
        paragraphs: what is asked about.
        tally: is kept up to date, so that it tells where an interruption came.
        told: hears of each paragraph, with why it came to nothing or an empty text.
    """
    async with ChatServer.open(options) as server, asyncio.TaskGroup() as group:
        proposer, waiting = Proposer(order, checker, file, server), iter(paragraphs)
        for _ in range(min(options.concurrency, len(paragraphs))):
            group.create_task(_work(proposer, waiting, tally, told))


async def _work(
    proposer: "Proposer",
    waiting: Iterator[Paragraph],
    tally: Tally,
    told: Callable[[Paragraph, str], None],
) -> None:
    """Take one paragraph after the other."""
    for paragraph in waiting:
        failure = ""
        try:
            tally.succeed(await proposer.propose(paragraph))
        except OperatorError as error:
            tally.stopped = str(error)
        except ReplyError as error:
            failure = str(error)
            tally.fail(paragraph, failure)
        told(paragraph, failure)
        if tally.stopped:
            return


class Proposer:
    """Asks about several paragraphs at a time; they are checked and written one by one."""

    def __init__(
        self, order: Order, checker: Checker, file: ProposalsFile, server: ChatServer
    ) -> None:
        self._order = order
        self._checker = checker
        self._file = file
        self._server = server
        self._one_at_a_time = asyncio.Lock()

    async def propose(self, paragraph: Paragraph) -> list[Checked]:
        """Ask about a paragraph, check what comes, and write it.

        Raises:
            ReplyError: no answer of the server could be used.
            OperatorError: the server can't be used, or the file can't be written.
        """
        order = self._order
        messages = request(order.report, paragraph, order.count, order.language)
        suggestions = await self._server.ask(messages, read_suggestions)
        async with self._one_at_a_time:
            check = partial(self._checker.check, paragraph, suggestions, order.count)
            checked = await asyncio.to_thread(check)
            self._file.add(
                paragraph.number,
                [(each.question, each.sentence, each.why) for each in checked if each.is_kept],
                [(each.question, each.why) for each in checked if not each.is_kept],
            )
            return checked
