"""Making a library of any size: its reports, its segments, and the folder that it is kept in."""

import multiprocessing
import pickle
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Self, TypeAlias, TypeVar

import numpy as np

from benchmarks.scale.bank import Bank
from benchmarks.scale.generator import make_report, sizes
from benchmarks.scale.segments import segment_of
from corpus.model import Report
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.index.layout import lay_out
from embeddings.index.manifest import Manifest
from embeddings.index.parts import parts_of
from embeddings.index.saving import save_index
from embeddings.index.segment import Segment
from embeddings.models import Models
from embeddings.search.searcher import Searcher

SEED = 14
REPORTS = "reports.pickle"
# How many segments are made before they are asked for.
_AHEAD = 8
# The segment of a report, and how many seconds it took to work out what the report tells.
_Ready: TypeAlias = tuple[Segment, float]
Thing = TypeVar("Thing")


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
    def report(cls, number: int, size: int) -> Report:
        """Make a report."""
        return make_report(cls.bank, number, SEED, size).report

    @classmethod
    def segment(cls, number: int, size: int) -> _Ready:
        """Make the segment of a report."""
        made = make_report(cls.bank, number, SEED, size)
        started = time.process_time()
        entry = made.report.entry
        facts = Facts.of(made.report.paragraphs, entry.language, int(entry.date[:4]))
        took = time.process_time() - started
        return segment_of(cls.bank, made, facts, SEED + number), took


class _Makers:
    """Processes that make the reports of a library, and their segments."""

    def __init__(self, bank: Bank, paragraphs: int, processes: int = 2) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(processes, context, _Worker.start, (bank,))
        self._sizes = sizes(paragraphs, SEED)
        self.seconds = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *of_error: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def reports(self) -> list[Report]:
        """Return the reports, in order."""
        return [*self._pool.map(_Worker.report, range(len(self._sizes)), self._sizes)]

    def segments(self) -> Iterator[Segment]:
        """Yield their segments, in order, a few of them ahead; `seconds` adds up their facts."""
        ahead: deque[Future[_Ready]] = deque()
        for number, size in enumerate(self._sizes):
            ahead.append(self._pool.submit(_Worker.segment, number, size))
            if len(ahead) > _AHEAD:
                yield self._taken(ahead.popleft())
        yield from map(self._taken, ahead)

    def _taken(self, made: Future[_Ready]) -> Segment:
        """Return a segment once it is made."""
        segment, seconds = made.result()
        self.seconds += seconds
        return segment


def planted(searcher: Searcher, report: Report) -> tuple[Report, Segment]:
    """Return a report and its segment as if it had no expected questions."""
    (segment,) = searcher.without_expected().index.segments
    return replace(report, questions=()), segment


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
    with _Makers(bank, others) as makers:
        made = makers.reports()
        places = [number * len(made) // (len(whole) + 1) for number in range(1, len(whole) + 1)]
        reports = tuple(_planted_among(made, [report for report, _ in whole], places))
        segments = _planted_among(makers.segments(), [each for _, each in whole], places)
        collection = Collection.of(reports)
        keys = [part.key for part in parts_of(collection, models.words.languages)]
        joining = Joining(segments, [len(block.keys) for block in lay_out(keys, [])])
        save_index(folder, Manifest.of(collection, models), joining)
    with (folder / REPORTS).open("wb") as stream:
        pickle.dump(reports, stream)
    written = sum(file.stat().st_size for file in folder.glob("*.seg"))
    took = (makers.seconds, joining.joining, joining.taking)
    return Building(len(collection.paragraphs), len(collection.sentences), *took, written)


class Joining:
    """Segments of one report each, joined by so many at a time as they are asked for.

    `joining` and `taking` add up how many seconds that takes, and whoever asks until the next.
    """

    def __init__(self, segments: Iterator[Segment], counts: Sequence[int]) -> None:
        self._segments = segments
        self._counts = counts
        self.joining = self.taking = 0.0

    def __iter__(self) -> Iterator[Segment]:
        """Yield the joined segments."""
        for count in self._counts:
            single = [*islice(self._segments, count)]
            clock = [time.perf_counter()]
            joined = Segment.joined(single)
            single.clear()
            clock.append(time.perf_counter())
            yield joined
            clock.append(time.perf_counter())
            joining, taking = np.diff(clock).tolist()
            self.joining, self.taking = self.joining + joining, self.taking + taking


def _planted_among(
    made: Iterable[Thing], whole: Sequence[Thing], places: Sequence[int]
) -> Iterator[Thing]:
    """Yield what was made, and each whole one before the one at its place among them."""
    left = deque(zip(places, whole, strict=True))
    for number, each in enumerate(made):
        while left and left[0][0] <= number:
            yield left.popleft()[1]
        yield each
    yield from (each for _, each in left)


def load_reports(folder: Path) -> tuple[Report, ...]:
    """Return the reports of a library that was built here."""
    with (folder / REPORTS).open("rb") as stream:
        reports: tuple[Report, ...] = pickle.load(stream)
        return reports
