"""The capacity model as a picture: dots are measured, broken lines computed."""

from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from benchmarks.capacity.document import HIGH_RATE, MACHINE, REPLICAS, costs_of
from benchmarks.capacity.model import cluster
from benchmarks.scale.figures import Figures

PICTURE = "capacity.png"
# Passages, from the least to the most that are computed.
_SIZES = [int(each) for each in np.logspace(3, 8, 51)]


def plot(figures: Figures, file: Path) -> None:
    """Draw milliseconds a question, bytes and machines over the number of passages.

    Args:
        figures: what was measured of libraries.
        file: the picture.
    """
    costs, measured = costs_of(figures), [each.paragraphs for each in figures.opened]
    figure = Figure(figsize=(9.0, 3.4), layout="constrained")
    times, sizes, machines = figure.subplots(1, 3)
    seconds = [costs.search.at(size) + costs.encoding for size in _SIZES]
    times.plot(_SIZES, [1000 * each for each in seconds], "--", label="computed")
    found = [1000 * each.p50 for each in figures.opened]
    times.plot(measured, found, "o", color="C0", label="measured")
    memory = [each.own_bytes - each.models_bytes for each in figures.opened]
    disk = [each.bytes for each in figures.built]
    for number, (name, line, values) in enumerate(
        (("memory beside the models", costs.memory, memory), ("disk", costs.disk, disk))
    ):
        computed = [line.at(size) / 1e9 for size in _SIZES]
        sizes.plot(_SIZES, computed, "--", color=f"C{number}")
        sizes.plot(measured, [each / 1e9 for each in values], "o", color=f"C{number}", label=name)
    needed = [cluster(costs, size, HIGH_RATE, MACHINE, REPLICAS).machines for size in _SIZES]
    machines.plot(_SIZES, needed, "--", label=f"{HIGH_RATE:,.0f} questions a second")
    times.set(xscale="log", yscale="log", xlabel="passages", ylabel="ms of a core a question")
    sizes.set(xscale="log", yscale="log", xlabel="passages", ylabel="GB")
    machines.set(xscale="log", yscale="log", xlabel="passages", ylabel="machines")
    for axes in (times, sizes, machines):
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    figure.savefig(file, dpi=120)
