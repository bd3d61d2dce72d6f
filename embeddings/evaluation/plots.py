"""Plots of the measurements: a reliability diagram, and hit@k of each way."""

from collections.abc import Sequence
from pathlib import Path

from embeddings.evaluation.measure import Judged, Measured
from embeddings.evaluation.metrics import calibration, hit_at

_SIZE = (6.0, 4.5)
_DEPTHS = range(1, 11)


def plot_hits(measured: Sequence[Measured], file: Path) -> None:
    """Draw hit@k of each way for k from 1 to 10."""
    # Importing it takes a second, and only this needs it.
    from matplotlib.figure import Figure

    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.subplots()
    for one in measured:
        shares = [hit_at(one.ranks, k).mean for k in _DEPTHS]
        axes.plot(_DEPTHS, shares, marker="o", markersize=3, label=one.method.name)
    axes.set(xlabel="k", ylabel="hit@k", xticks=_DEPTHS, ylim=(0.3, 1.01))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=7, loc="lower right")
    figure.savefig(file, dpi=120)


def plot_reliability(judged: Sequence[Judged], file: Path) -> None:
    """Draw how often the answer is in the report against how sure the judge was."""
    from matplotlib.figure import Figure

    truth = [bool(one.question.quotes) for one in judged]
    rows = calibration(truth, [one.result.confidence for one in judged])
    held = [row for row in rows if row.count]
    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], linestyle="--", color="grey", label="means what it says")
    said, true = [row.confidence for row in held], [row.share for row in held]
    axes.plot(said, true, marker="o", label="what ships")
    for row in held:
        axes.annotate(f"n={row.count}", (row.confidence, row.share), fontsize=7)
    axes.set(xlabel="confidence said", ylabel="share in the report", xlim=(0, 1), ylim=(0, 1.05))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, loc="lower right")
    figure.savefig(file, dpi=120)
