"""Give the bot's handlers updates that nobody sends: `python -m tests.bot.chat.fuzz --count 1000`.

Prints a table: of each kind how many were tried and set aside, how often somebody was shown that
something failed, and how many tracebacks stand in the log. What failed first of each is printed,
too, and the exit code is then 1.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot.chat.hostile.harness import Here, handling
from tests.bot.chat.hostile.kinds import Raw
from tests.bot.chat.hostile.updates import MAKERS


@dataclass
class Outcome:
    """What came of the updates of a kind; `seconds` are those of the longest."""

    tried: int = 0
    aside: int = 0
    shown: int = 0
    seconds: float = 0.0
    tracebacks: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return the row of a table."""
        failed = len(self.tracebacks)
        longest = f"{self.seconds:.2f}"
        return f"| {name} | {self.tried} | {self.aside} | {self.shown} | {failed} | {longest} |"


HEAD = """| bad updates | tried | set aside | exceptions shown | tracebacks in log | longest, s |
| --- | --- | --- | --- | --- | --- |"""


async def fuzz(count: int, seed: int) -> dict[str, Outcome]:
    """Give so many updates of each kind, made from a seed, and tell what came of them."""
    chance = random.Random(seed)
    outcomes = {name: Outcome() for name in MAKERS}
    with tempfile.TemporaryDirectory() as folder:
        async with handling(Path(folder)) as here:
            for _ in range(count):
                for name, make in MAKERS.items():
                    await _give(here, make(chance), outcomes[name])
    return outcomes


async def _give(here: Here, raw: Raw, outcome: Outcome) -> None:
    """Give an update, and count what comes of it."""
    shown, start = len(here.shown()), time.perf_counter()
    reason = await here.give(raw)
    outcome.seconds = max(outcome.seconds, time.perf_counter() - start)
    outcome.tried += 1
    outcome.aside += bool(reason)
    outcome.shown += len(here.shown()) - shown
    outcome.tracebacks += [f"{str(raw)[:500]}\n{text}" for text in here.tracebacks()]
    here.log.records.clear()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many updates in all")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    outcomes = asyncio.run(fuzz(given.count // len(MAKERS), given.seed))
    print(HEAD)
    for name, outcome in outcomes.items():
        print(outcome.row(name))
    failed = [text for outcome in outcomes.values() for text in outcome.tracebacks]
    print(*failed[:5], sep="\n\n", file=sys.stderr)
    return int(any(outcome.shown or outcome.tracebacks for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
