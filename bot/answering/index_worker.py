"""What the process does that builds an index beside a bot that answers."""

import json
import os
import pickle
import sys
from typing import TextIO

from bot.answering.apart import IndexRequest
from corpus.model import OperatorError
from corpus.readers.process.serving import die_with_parent, give_way


def main() -> None:
    """Build the index that the request on stdin names; say how far it is, a line of JSON each."""
    die_with_parent()
    give_way()
    request: IndexRequest = pickle.load(sys.stdin.buffer)
    # What a library prints, from C too, is no part of what is said.
    with os.fdopen(os.dup(1), "w") as answer:
        os.dup2(2, 1)
        try:
            _build(request, answer)
        except OperatorError as error:
            _say(answer, {"error": str(error), "kind": error.kind})


def _build(request: IndexRequest, answer: TextIO) -> None:
    """Load the models and build the index."""
    # They load torch, and what they take gives way, too.
    from embeddings.index.backends import open_index
    from embeddings.index.collection import Collection
    from embeddings.models import load_models

    options = request.options
    models = load_models(options.model, options.languages, options.multilingual)

    def progress(done: int, total: int) -> None:
        """Say how far it is."""
        _say(answer, {"done": done, "total": total})

    open_index(options.folder, options.server, Collection.of(request.reports), models, progress)


def _say(answer: TextIO, line: dict[str, int] | dict[str, str]) -> None:
    """Write a line, at once."""
    answer.write(json.dumps(line) + "\n")
    answer.flush()
