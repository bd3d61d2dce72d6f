"""What kills cost: `python -m benchmarks.kills`.

Kills the bot with SIGKILL at random moments while it answers 40 questions of 8 chats, and starts it
again, 20 times each by polling and by webhook, on SQLite and on PostgreSQL. Counts questions that
were never answered and answers that came twice. All is real but for the models and the report,
which are the small ones of the tests, so that a process starts in a second or two; and the sends
go to the local Bot API, which answers at once, so that many are under way at a kill.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from benchmarks.machine import ROOT, commit_of, processor
from bot.demo.server.serve import serve
from tests.kills import Bot, Toll, kill_often
from tests.ports import free_port
from tests.postgres import running_postgres

SEED = 13
CASES = tuple(product(("polling", "webhook"), ("SQLite", "PostgreSQL")))
HEAD = """\
| hears by | database | kills | asked | never answered | came twice | in order |
| --- | --- | --- | --- | --- | --- | --- |"""


def table_row(hears: str, database: str, toll: Toll) -> str:
    """Return one row of the table that HEAD begins."""
    counts = (toll.kills, toll.asked, toll.lost, toll.doubled)
    order = "yes" if toll.in_order else "no"
    return f"| {hears} | {database} | {' | '.join(map(str, counts))} | {order} |"


async def measure(hears: str, url: str, folder: Path, kills: int, questions: int) -> Toll:
    """Kill a fresh bot so often; return what that cost."""
    async with serve() as server:
        bot = Bot(server, folder, url, free_port() if hears == "webhook" else 0)
        return await kill_often(bot, kills, questions, SEED)


def rows(kills: int, questions: int, skipped: int) -> Iterator[str]:
    """Yield the lines of the table as they are measured; PostgreSQL's only where it is there."""
    yield from HEAD.splitlines()
    with running_postgres() as postgres:
        for hears, database in CASES[skipped:]:
            if database == "PostgreSQL" and postgres is None:
                continue
            with tempfile.TemporaryDirectory(prefix="verbatim-kills-") as name:
                file = f"sqlite:///{name}/kept.db"
                url = postgres.fresh() if postgres and database == "PostgreSQL" else file
                toll = asyncio.run(measure(hears, url, Path(name), kills, questions))
            yield table_row(hears, database, toll)


def write(lines: Sequence[str], file: Path) -> None:
    """Put a table into a document, in place of the one between its marks."""
    begin, end = "<!-- table -->\n", "<!-- end of the table -->\n"
    before, _, rest = file.read_text("utf-8").partition(begin)
    text = "".join(f"{line}\n" for line in lines)
    file.write_text(f"{before}{begin}{text}{end}{rest.partition(end)[2]}", encoding="utf-8")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser("benchmarks.kills", description="What kills cost.")
    parser.add_argument("--kills", type=int, default=20, help="per row")
    parser.add_argument("--questions", type=int, default=40, help="asked before each kill")
    parser.add_argument("--skip", type=int, default=0, help="rows that aren't measured, from 0")
    parser.add_argument("--write", type=Path, help="the document that the table is put into")
    options = parser.parse_args()
    if min(options.kills, options.questions) < 1:
        parser.error("--kills and --questions must be 1 or more")
    lines = []
    for line in rows(options.kills, options.questions, options.skip):
        print(line, flush=True)
        lines.append(line)
    machine = f"{os.cpu_count()} cores, {processor()}; commit {commit_of(ROOT)}; seed {SEED}."
    print(f"\n{machine}")
    if options.write:
        write([*lines, "", machine], options.write)


if __name__ == "__main__":
    main()
