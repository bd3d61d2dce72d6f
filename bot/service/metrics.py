"""What is counted and timed, for Prometheus; no label holds an id or a text of anybody's."""

import platform
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

CONTENT_TYPE = CONTENT_TYPE_LATEST

# Upper ends in seconds: a question takes some ten milliseconds, one that waits seconds.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
# In the order in which a question passes through them.
STAGES = (
    *("other", "memory", "wait", "search", "tokenise", "encode_words", "encode_meaning"),
    *("expected", "candidates", "late_interaction", "signals", "judge", "marks"),
    *("compose", "render", "send"),
)


@dataclass(frozen=True, slots=True)
class State:
    """What is read at each scrape: how the process stands at this moment."""

    waiting: int
    queued: int
    is_stuck: bool
    storage_away: bool
    reports_stale: bool
    telegram_silent_seconds: float
    reports: int
    paragraphs: int
    model: str
    edition: str


class Metrics:
    """The counters and histograms of one bot, in a registry of their own.

    `last_update` is when the last update was done with, by the monotonic clock.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.last_update = time.monotonic()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self._questions = self._counter("questions", "Answered questions", "via", "outcome")
        self._answers = self._histogram("answer_seconds", "From an update's turn to its answer")
        self._stages = self._histogram("stage_seconds", "The same by stage", "stage")
        self._updates = self._counter("updates", "Updates that are done with", "kind", "result")
        self._calls = self._histogram("telegram_call_seconds", "Answered calls", "method")
        self._errors = self._counter("telegram_errors", "Failed calls", "method", "kind")
        self._caches = self._counter("cache_requests", "What was wanted", "cache", "result")
        Info("verbatim_build", "What runs", registry=self.registry).info(
            {"version": version("verbatim-bot"), "python": platform.python_version()}
        )
        for stage in STAGES:
            self._stages.labels(stage)

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        """Make a counter."""
        return Counter(f"verbatim_{name}", says, labels, registry=self.registry)

    def _histogram(self, name: str, says: str, *labels: str) -> Histogram:
        """Make a histogram of seconds."""
        names = f"verbatim_{name}"
        return Histogram(names, says, labels, buckets=_SECONDS, registry=self.registry)

    def question(self, via: str, outcome: str, stages: Mapping[str, float]) -> None:
        """Count an answered question, and how long each stage of it took, in seconds."""
        self._questions.labels(via, outcome).inc()
        self._answers.observe(sum(stages.values()))
        for stage, seconds in stages.items():
            self._stages.labels(stage).observe(seconds)

    def update(self, kind: str, result: str) -> None:
        """Count an update: of which kind, and whether it was "done" or has "failed"."""
        self.last_update = time.monotonic()
        self._updates.labels(kind, result).inc()

    def call(self, method: str, seconds: float) -> None:
        """Count a call of the Bot API that was answered well."""
        self._calls.labels(method).observe(seconds)

    def error(self, method: str, kind: str) -> None:
        """Count a call of the Bot API that failed."""
        self._errors.labels(method, kind).inc()

    def cache(self, name: str, count: int = 1, *, hit: bool) -> None:
        """Count what a cache was asked for."""
        self._caches.labels(name, "hit" if hit else "miss").inc(count)

    def watch(self, state: Callable[[], State]) -> None:
        """Read from now on at each scrape how the process stands."""
        self.registry.register(_StateCollector(state))

    def exposition(self) -> bytes:
        """Return all of it in Prometheus's text format."""
        return generate_latest(self.registry)


class _StateCollector(Collector):
    """Gauges that are read when they are asked for."""

    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state

    def collect(self) -> Iterable[GaugeMetricFamily | InfoMetricFamily]:
        """Yield each gauge, and what is searched."""
        now = self._state()
        gauges = {
            "verbatim_inbox_waiting": ("Updates received and not answered yet", now.waiting),
            "verbatim_queue_length": ("Updates that wait for their turn", now.queued),
            "verbatim_receiving_stuck": ("1: no updates come in or go on", now.is_stuck),
            "verbatim_storage_away": ("1: nothing can be remembered", now.storage_away),
            "verbatim_reports_stale": ("1: a change can't be taken over", now.reports_stale),
            "verbatim_telegram_silent_seconds": (
                "Since the Bot API last answered a call",
                now.telegram_silent_seconds,
            ),
            "verbatim_reports": ("Reports that are searched", now.reports),
            "verbatim_paragraphs": ("Paragraphs that are searched", now.paragraphs),
        }
        for name, (says, value) in gauges.items():
            yield GaugeMetricFamily(name, says, value=float(value))
        labels = {"edition": now.edition, "model": now.model}
        yield InfoMetricFamily("verbatim_index", "What is searched", value=labels)
