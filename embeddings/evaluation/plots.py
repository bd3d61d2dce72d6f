"""Plots of the measurements: a reliability diagram, and hit@k of each method."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import OperatorError
from embeddings.evaluation.measure import Judged, Measured
from embeddings.evaluation.metrics import calibration, hit_at

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SIZE = (6.0, 4.5)
_DEPTHS = range(1, 11)


class PlotError(OperatorError):
    """Plots that can't be drawn; the message says why and what to do."""


def check_plots(folder: Path) -> None:
    """Make sure that plots can be drawn into a folder, best before anything is measured.

    Raises:
        PlotError: the folder isn't there, or matplotlib isn't installed.
    """
    if not folder.is_dir():
        raise PlotError(f"There is no folder {folder} for the plots. Make it, or name another.")
    if find_spec("matplotlib") is None:
        raise PlotError(
            "Plots need matplotlib, which isn't installed. Run: pip install 'verbatim-bot[dev]'"
        )


def plot_hits(measured: Sequence[Measured], file: Path) -> None:
    """Draw hit@k of each method for k from 1 to 10."""
    figure = _figure()
    axes = figure.subplots()
    for result in measured:
        shares = [hit_at(result.ranks, k).mean for k in _DEPTHS]
        axes.plot(_DEPTHS, shares, marker="o", markersize=3, label=result.method.name)
    axes.set(xlabel="k", ylabel="hit@k", xticks=_DEPTHS, ylim=(0.3, 1.01))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=7, loc="lower right")
    _save(figure, file)


def plot_reliability(judged: Sequence[Judged], file: Path) -> None:
    """Draw how often the answer is in the report against how sure the judge was."""
    truth = [bool(each.question.quotes) for each in judged]
    rows = calibration(truth, [each.result.confidence for each in judged])
    held = [row for row in rows if row.count]
    figure = _figure()
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], linestyle="--", color="grey", label="means what it says")
    said, true = [row.confidence for row in held], [row.share for row in held]
    axes.plot(said, true, marker="o", label="what ships")
    for row in held:
        axes.annotate(f"n={row.count}", (row.confidence, row.share), fontsize=7)
    axes.set(xlabel="confidence said", ylabel="share in the report", xlim=(0, 1), ylim=(0, 1.05))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, loc="lower right")
    _save(figure, file)


def _figure() -> "Figure":
    """Return an empty figure."""
    # Importing it takes a second, and only plots need it.
    from matplotlib.figure import Figure

    return Figure(figsize=_SIZE, layout="constrained")


def _save(figure: "Figure", file: Path) -> None:
    """Write a figure to a file.

    Raises:
        PlotError: the file can't be written.
    """
    try:
        figure.savefig(file, dpi=120)
    except OSError as error:
        raise PlotError(
            f"The plot {file} cannot be written: {error.strerror}. Name another folder."
        ) from error
