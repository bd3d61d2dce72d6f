"""The graphs of the measurements: stages of a question, seconds and memory of a start."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from benchmarks.speed.questions import Timed
from benchmarks.speed.start import Step
from benchmarks.speed.tables import ORDER

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STAGES, SECONDS, MEMORY = "speed-stages.png", "speed-start.png", "speed-memory.png"
_SIZE = (6.0, 4.5)
# Stages below this share of every bar are drawn as one.
_SMALLEST = 0.03
REST = "the rest"
_GREYS = {"wait": "0.8", REST: "0.5"}
_PALETTE = (
    *("tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown", "tab:pink"),
    *("tab:olive", "tab:cyan", "gold", "navy", "lightgreen", "plum", "black"),
)
# A stage has the same color in every graph.
_COLORS = {
    **dict(zip((stage for stage in ORDER if stage not in _GREYS), cycle(_PALETTE), strict=False)),
    **_GREYS,
}


def draw_stages(timed: Sequence[Timed], file: Path) -> None:
    """Draw the mean milliseconds of each stage as stacked bars, one scale per number at once."""
    counts = list(dict.fromkeys(each.condition.at_once for each in timed))
    names = list(segments(timed))
    figure = _figure()
    upper = figure.subplots(len(counts), squeeze=False)[:, 0]
    for axes, count in zip(upper, counts, strict=True):
        bars = [each for each in timed if each.condition.at_once == count]
        _stack(axes, bars, segments(bars, names))
    upper[-1].set(xlabel="mean ms a question")
    handles, labels = upper[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=9)
    figure.savefig(file, dpi=120)


def segments(timed: Sequence[Timed], names: Sequence[str] = ()) -> Mapping[str, list[float]]:
    """Return the mean ms of each larger stage, a figure per measurement, and those of the rest.

    Args:
        timed: the measurements.
        names: the larger stages, if they are known; else those with 3 % of any measurement.
    """
    means = {name: [mean(each.of(name)) for each in timed] for name in ORDER}
    totals = [sum(column) for column in zip(*means.values(), strict=True)]
    if not names:
        shares = {
            name: max(ms / total for ms, total in zip(row, totals, strict=True))
            for name, row in means.items()
        }
        names = [name for name in ORDER if name != "other" and shares[name] >= _SMALLEST]
    large = {name: means[name] for name in names if name != REST}
    shown = [sum(column) for column in zip(*large.values(), strict=True)]
    rest = [total - part for total, part in zip(totals, shown, strict=True)]
    return {**large, REST: rest}


def draw_seconds(steps: Sequence[Step], file: Path) -> None:
    """Draw the seconds of each step of a start, one below the other."""
    _bars(
        [step.name for step in steps], [step.seconds for step in steps], "seconds", "{:.2f}", file
    )


def draw_memory(steps: Sequence[Step], file: Path) -> None:
    """Draw the memory after each step of a start, one below the other."""
    names, sizes = [step.name for step in steps], [step.memory for step in steps]
    _bars(names, sizes, "resident memory after it, MB", "{:.0f}", file)


def _stack(axes: "Axes", timed: Sequence[Timed], parts: Mapping[str, list[float]]) -> None:
    """Draw a stacked bar per measurement."""
    labels = [str(each.condition).replace(", ", ",\n") for each in timed]
    left = [0.0] * len(timed)
    for name, widths in parts.items():
        label = name.replace("_", " ")
        axes.barh(labels, widths, left=left, label=label, color=_COLORS[name])
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)


def _bars(names: Sequence[str], values: Sequence[float], unit: str, form: str, file: Path) -> None:
    """Draw a bar per name, its value beside it."""
    figure = _figure()
    axes = figure.subplots()
    bars = axes.barh(names, values)
    axes.bar_label(bars, fmt=form.format, padding=3)
    axes.set(xlabel=unit)
    axes.margins(x=0.12)
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=120)


def _figure() -> "Figure":
    """Return an empty figure."""
    # Importing it takes a second, and only graphs need it.
    from matplotlib.figure import Figure

    return Figure(figsize=_SIZE, layout="constrained")
