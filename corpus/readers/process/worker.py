"""What the process does that reads one file."""

from pathlib import Path
from typing import Any

from corpus.model import ReportError
from corpus.readers.options import ReadOptions
from corpus.readers.process.handover import as_json
from corpus.readers.process.serving import give_way, serve


def main() -> None:
    """Read the file that the request names, and answer the document, or what is wrong with it."""
    give_way()
    serve(read)


def read(request: dict[str, Any]) -> dict[str, Any]:
    """Return the document as JSON knows it, or what is wrong with the file."""
    # Put off until the limits hold: the readers' libraries take memory, too.
    from corpus.readers.process.here import read_here

    try:
        return as_json(read_here(Path(request["path"]), ReadOptions(**request["options"])))
    except ReportError as error:
        return {"error": str(error), "kind": error.kind}
