"""What the process does that reads one file: take a request from stdin, answer on stdout."""

import contextlib
import json
import resource
import sys
from pathlib import Path

from corpus.model import ReportError
from corpus.readers.handover import as_json
from corpus.readers.options import ReadOptions


def main() -> None:
    """Read the file that stdin names, and write the document, or what is wrong with it."""
    request = json.load(sys.stdin)
    memory = int(request["memory"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # What dies leaves no image of its memory, and a reader writes no files.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Slow to load: the readers' libraries; and their memory counts.
    from corpus.readers.here import read_here

    path, options = Path(request["path"]), ReadOptions(**request["options"])
    # What a library prints is no part of the answer.
    with contextlib.redirect_stdout(sys.stderr):
        try:
            answer = as_json(read_here(path, options))
        except ReportError as error:
            answer = {"error": str(error)}
    json.dump(answer, sys.stdout)
