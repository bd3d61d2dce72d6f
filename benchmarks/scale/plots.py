"""The figures as pictures."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure

from benchmarks.scale.adding import Adding
from benchmarks.scale.library import Building
from benchmarks.scale.nearest import ENOUGH, Searched
from benchmarks.scale.opened import Opened

_SIZE = (9.0, 3.4)


def plot_libraries(built: Sequence[Building], opened: Sequence[Opened], file: Path) -> None:
    """Draw time, memory and hits over the size of the library."""
    figure = Figure(figsize=_SIZE, layout="constrained")
    times, sizes, hits = figure.subplots(1, 3)
    paragraphs = [each.paragraphs for each in opened]
    for name in ("p50", "p99", "encoding"):
        values = [getattr(each, name) * 1000 for each in opened]
        times.plot(paragraphs, values, marker="o", label=name)
    memory = [(each.own_bytes - each.models_bytes) / 1e6 for each in opened]
    disk = [each.bytes / 1e6 for each in built]
    sizes.plot(paragraphs, memory, marker="o", label="memory beside the models")
    sizes.plot(paragraphs, disk, marker="o", label="disk")
    for number, name in enumerate(("hits@1", "hits@3")):
        hits.plot(paragraphs, [each.hits[number] for each in opened], marker="o", label=name)
    recalls = [each.recalls[-1] for each in opened]
    hits.plot(paragraphs, recalls, marker="o", label="recall@400 of the first stage")
    times.set(xscale="log", xlabel="paragraphs", ylabel="ms a question", ylim=(0, None))
    sizes.set(xscale="log", yscale="log", xlabel="paragraphs", ylabel="MB")
    hits.set(xscale="log", xlabel="paragraphs", ylabel="share", ylim=(0, 1.02))
    for axes in (times, sizes, hits):
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    figure.savefig(file, dpi=120)


def plot_adding(adding: Sequence[Adding], file: Path) -> None:
    """Draw what it takes to add, change and remove a report over the size of the library."""
    figure = Figure(figsize=_SIZE, layout="constrained")
    times, sizes = figure.subplots(1, 2)
    paragraphs = [each.paragraphs for each in adding]
    for name in ("alone", "added", "updated", "removed", "middle"):
        steps = [getattr(each, name) for each in adding]
        label = {"updated": "changed", "middle": "one of the middle removed"}.get(name, name)
        times.plot(paragraphs, [step.seconds for step in steps], marker="o", label=label)
        # An axis of powers has no place for nothing.
        written = [max(step.bytes / 1e6, 0.1) for step in steps]
        sizes.plot(paragraphs, written, marker="o", label=label)
    times.set(xscale="log", yscale="log", xlabel="paragraphs", ylabel="seconds without reading it")
    sizes.set(xscale="log", yscale="log", xlabel="paragraphs", ylabel="MB written")
    for axes in (times, sizes):
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    figure.savefig(file, dpi=120)


def plot_nearest(searched: Sequence[Searched], file: Path) -> None:
    """Draw recall over time, for each number of vectors and each way."""
    figure = Figure(figsize=_SIZE, layout="constrained")
    sizes = [*dict.fromkeys(each.vectors for each in searched)]
    for axes, size in zip(figure.subplots(1, len(sizes), squeeze=False)[0], sizes, strict=True):
        group = [each for each in searched if each.vectors == size]
        for kind in dict.fromkeys((each.way.name, each.effort[1]) for each in group):
            name, times = kind
            chosen = [each for each in group if (each.way.name, each.effort[1]) == kind]
            label = f"{name}, {times} k rescored" if chosen[0].way.rescored else name
            values = [each.p50 * 1000 for each in chosen]
            axes.plot(values, [each.recalls[1] for each in chosen], marker="o", label=label)
        axes.axhline(ENOUGH, linestyle="--", color="grey")
        axes.set(title=f"{size:,} vectors", xscale="log", xlabel="ms", ylabel="recall@100")
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    figure.savefig(file, dpi=120)
