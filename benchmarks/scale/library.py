"""Making a library of any size: its reports, its segments, and the folder that it is kept in."""

import multiprocessing
import pickle
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from benchmarks.scale.bank import Bank
from benchmarks.scale.generator import make_report, sizes
from benchmarks.scale.segments import segment_of
from corpus.model import Report
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.index.index import Manifest
from embeddings.index.layout import lay_out
from embeddings.index.saving import save_index
from embeddings.index.segment import Segment
from embeddings.models import Models
from embeddings.search.searcher import Searcher

SEED = 14
REPORTS = "reports.pickle"
# A report, its segment, and how many seconds it took to work out what it tells.
_Ready: TypeAlias = tuple[Report, Segment, float]


@dataclass(frozen=True, slots=True)
class Building:
    """What a library took to be built, in seconds: its facts on one core, the rest as it ran."""

    paragraphs: int
    sentences: int
    facts: float
    joining: float
    writing: float
    bytes: int


class _Worker:
    """What a process that makes reports knows."""

    bank: Bank

    @classmethod
    def start(cls, bank: Bank) -> None:
        """Take the bank, once for each process."""
        cls.bank = bank

    @classmethod
    def make(cls, number: int, size: int) -> _Ready:
        """Make a report and its segment."""
        made = make_report(cls.bank, number, SEED, size)
        started = time.process_time()
        entry = made.report.entry
        facts = Facts.of(made.report.paragraphs, entry.language, int(entry.date[:4]))
        took = time.process_time() - started
        return made.report, segment_of(cls.bank, made, facts, SEED + number), took


def planted(searcher: Searcher, report: Report) -> tuple[Report, Segment]:
    """Return a report and its segment as if it had no expected questions."""
    (segment,) = searcher.without_expected().index.segments
    return replace(report, questions=()), segment


def made_reports(bank: Bank, paragraphs: int, processes: int = 2) -> Iterator[_Ready]:
    """Yield the reports of a library that have so many paragraphs in all, in order."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _Worker.start, (bank,)) as pool:
        wanted = sizes(paragraphs, SEED)
        yield from pool.map(_Worker.make, range(len(wanted)), wanted)


def build(
    folder: Path, whole: Sequence[tuple[Report, Segment]], bank: Bank, size: int, models: Models
) -> Building:
    """Build a library in a folder, with its reports beside the index.

    Args:
        folder: an empty one.
        whole: the reports that are planted among the others, a third of the way and further.
        bank: what the others are made of.
        size: how many paragraphs in all.
        models: those that the index names.
    """
    others = size - sum(len(report.paragraphs) for report, _ in whole)
    reports: list[Report] = []
    segments: list[Segment] = []
    took = 0.0
    for report, segment, seconds in made_reports(bank, others):
        reports.append(report)
        segments.append(segment)
        took += seconds
    for number, (report, segment) in enumerate(whole, 1):
        place = number * len(reports) // (len(whole) + 1)
        reports.insert(place, report)
        segments.insert(place, segment)
    by_key = {segment.keys[0]: segment for segment in segments}
    segments.clear()
    return _written(folder, tuple(reports), by_key, models, took)


def _written(
    folder: Path,
    reports: tuple[Report, ...],
    by_key: dict[str, Segment],
    models: Models,
    facts: float,
) -> Building:
    """Join the segments of reports as an index does, and write them."""
    started = time.perf_counter()
    collection = Collection.of(reports)
    blocks = lay_out(list(by_key), [])
    # What was joined is let go: all of it twice would need gigabytes.
    segments = [Segment.joined([by_key.pop(key) for key in block.keys]) for block in blocks]
    joined = time.perf_counter()
    manifest = Manifest.of(collection, models.words, models.meaning)
    save_index(folder, manifest, segments)
    written = time.perf_counter()
    with (folder / REPORTS).open("wb") as stream:
        pickle.dump(reports, stream)
    return Building(
        len(collection.paragraphs),
        len(collection.sentences),
        facts,
        joined - started,
        written - joined,
        sum(file.stat().st_size for file in folder.glob("*.seg")),
    )


def load_reports(folder: Path) -> tuple[Report, ...]:
    """Return the reports of a library that was built here."""
    with (folder / REPORTS).open("rb") as stream:
        reports: tuple[Report, ...] = pickle.load(stream)
        return reports
