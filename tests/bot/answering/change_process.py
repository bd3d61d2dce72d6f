"""A process that makes one change of a library, to be killed at any moment of it.

`python -m tests.bot.answering.change_process FOLDER CHANGE FILE` says "begins" when all is open and
the file is read, and "done" when the change is made. With a number behind it the process kills
itself in place of that write to the disk, counted from 0.
"""

import os
import signal
import sys
from pathlib import Path

from tests.bot.answering.changing import opened, options_in


def main(folder: Path, change: str, file: Path, writes: int | None = None) -> None:
    """Open the library in a folder, and add, update or remove a report."""
    current = opened(options_in(folder))
    candidate = current.read(file)
    if writes is not None:
        _die_after(writes)
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    if change == "add":
        current.add([candidate])
    elif change == "update":
        current.update(candidate.entry.id.removesuffix("-2"), candidate)
    else:
        current.remove(candidate.entry.id.removesuffix("-2"))
    sys.stdout.write("done\n")
    sys.stdout.flush()


def _die_after(writes: int) -> None:
    """Let so many writes reach the disk, and be killed at the next."""
    sync, left = os.fsync, writes

    def write(number: int) -> None:
        """Write, or die."""
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        sync(number)

    setattr(os, "fsync", write)  # noqa: B010 - a function of the system has another type


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), *map(int, sys.argv[4:]))
