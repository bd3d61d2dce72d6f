"""A process that makes one change of a library, to be killed at any moment of it.

It says "begins" when all is open and the file is read, and "done" when the change is made. With a
number of writes the process kills itself in place of that write to the disk, counted from 0.
"""

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from unittest import mock

from corpus.readers.process import isolated
from tests.bot.answering.changing import opened, options_in
from tests.reading_here import read_in_this_process


def make(
    says: "Connection[str, None]", folder: Path, change: str, file: Path, *writes: int
) -> None:
    """Open the library in a folder, and add, update or remove a report."""
    mock.patch.object(isolated, "run_child", read_in_this_process).start()
    current = opened(options_in(folder))
    candidate = current.read(file)
    if writes:
        _die_after(*writes)
    says.send("begins")
    if change == "add":
        current.add([candidate])
    elif change == "update":
        current.update(candidate.entry.id.removesuffix("-2"), candidate)
    else:
        current.remove(candidate.entry.id.removesuffix("-2"))
    says.send("done")


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
