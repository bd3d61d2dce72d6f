"""A process that makes one change of a library, to be killed at any moment of it.

`python -m tests.bot.answering.change_process FOLDER CHANGE FILE` says "begins" when all is open and
the file is read, and "done" when the change is made.
"""

import sys
from pathlib import Path

from tests.bot.answering.changing import opened, options_in


def main(folder: Path, change: str, file: Path) -> None:
    """Open the library in a folder, and add, update or remove a report."""
    current = opened(options_in(folder))
    candidate = current.read(file)
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


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
