"""Changes of a library that are killed at random moments: what each leaves.

`python -m tests.bot.answering.killed` prints it as a table.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.answering.current import CurrentLibrary
from bot.answering.options import LibraryOptions
from tests.bot.answering.change_process import make
from tests.bot.answering.changing import contents, opened, options_in, written
from tests.fakes import WordEncoder
from tests.starting import forking

ID, QUESTION = "trains", "Do trains go to europe?"
MOMENTS = 10


@dataclass(frozen=True, slots=True)
class Kill:
    """A change, how far in its usual time it was killed, and the library: before, after, left."""

    change: str
    share: float
    before: str
    after: str
    left: str

    @property
    def outcome(self) -> str:
        """Return which of the two libraries was left; "neither" would be a fault."""
        if self.left == self.after:
            return "after"
        return "before" if self.left == self.before else "neither"


@dataclass(frozen=True, slots=True)
class Change:
    """A process that makes a change, and where it says how far it is."""

    process: ForkServerProcess
    says: "Connection[None, str]"

    def ended(self) -> int | None:
        """Wait until the process ends, and return its exit code."""
        self.process.join()
        return self.process.exitcode

    def killed(self) -> None:
        """Kill the process with SIGKILL."""
        self.process.kill()
        self.ended()


def started(folder: Path, change: str, file: Path, *writes: int) -> Change:
    """Start a process that makes a change, and wait until it begins with it.

    It is forked from one that has imported all of it: many are started, and none imports it anew.

    Args:
        folder: where the library is.
        change: "add", "update" or "remove".
        file: the report's.
        writes: after how many writes it kills itself; nothing for never.
    """
    context = forking()
    says, said = context.Pipe(duplex=False)
    process = context.Process(target=make, args=(said, folder, change, file, *writes))
    process.start()
    said.close()
    assert says.recv() == "begins"
    return Change(process, says)


def text_of(edition: int) -> str:
    """Return an edition of the report, of some length, so that a change takes a while."""
    lines = "\n\n".join(f"Line {n} of edition {edition}: grain in winter." for n in range(300))
    return f"# Trains\n\nTrains go to europe in edition {edition}.\n\n{lines}"


def whole(options: LibraryOptions) -> str:
    """Return the first words of the added report, "" without one, once all of it agrees.

    What is listed is what is searched, nothing had to be encoded again, no file is too many.
    """
    encoder = WordEncoder()
    current = opened(options, encoder)
    assert encoder.encoded == []
    assert_agrees(current, options)
    report = current.library.reports.get(ID)
    return report.paragraphs[0].text if report else ""


def assert_agrees(current: CurrentLibrary, options: LibraryOptions) -> None:
    """Check that catalog, files, index and search speak of the same reports."""
    library = current.library
    listed = [each.entry.id for each in current.now.added.reports]
    assert list(library.reports) == ["farms", *listed]
    paragraphs = sum(len(report.paragraphs) for report in library.reports.values())
    assert library.edition.paragraphs == paragraphs
    first = library.ask(QUESTION, 1).passages[:1]
    assert [each.report.id for each in first if "europe" in each.quote] == listed
    named = {f"files/{Path(each.entry.file).name}" for each in current.now.added.reports}
    named |= {f"editions/{e.file}" for each in current.now.added.reports for e in each.editions}
    assert named <= contents(options.added)


def kills(folder: Path, seed: int) -> Iterator[Kill]:
    """Make ten changes, and kill each with SIGKILL at a random moment of it."""
    options, chance = options_in(folder), random.Random(seed)
    file = written(folder, "trains.md", text_of(0))
    process = started(folder, "add", file)
    begun = time.monotonic()
    assert process.says.recv() == "done"
    usual = time.monotonic() - begun
    process.ended()
    for edition in range(1, MOMENTS + 1):
        before = whole(options)
        change = chance.choice(["update", "remove"]) if before else "add"
        after = "" if change == "remove" else f"Trains go to europe in edition {edition}."
        written(folder, "trains.md", text_of(edition))
        share = chance.uniform(0, 1.3)
        process = started(folder, change, file)
        time.sleep(share * usual)
        process.killed()
        yield Kill(change, share, before, after, whole(options))


def main() -> None:
    """Print what each kill left."""
    print("| change | killed at | left |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for kill in kills(Path(folder), seed=12):
            print(f"| {kill.change} | {kill.share:.0%} | {kill.outcome} |", flush=True)


if __name__ == "__main__":
    main()
