"""What came of the same questions on two backends, as a row and as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from matplotlib.figure import Figure

PICTURE = "backends.png"
HEAD = ("set", "questions", "FAISS", "ms", "Qdrant", "ms", "same first hit")


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a question: whether first and third are right, the first place, and how soon."""

    right: tuple[bool, bool]
    first: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a set's questions on both backends, FAISS first.

    `hits` are hit@1 and hit@3, `times` the medians of milliseconds, and `same` is the share of the
    questions whose first hit is the same.
    """

    name: str
    questions: int
    hits: tuple[tuple[float, float], tuple[float, float]]
    times: tuple[float, float]
    same: float

    @classmethod
    def of(cls, name: str, here: Sequence[Found], there: Sequence[Found]) -> Self:
        """Compare what came of the same questions."""
        hits = _hits(here), _hits(there)
        local, remote = (
            1000 * float(np.median([each.seconds for each in found])) for found in (here, there)
        )
        same = float(np.mean([a.first == b.first for a, b in zip(here, there, strict=True)]))
        return cls(name, len(here), hits, (local, remote), same)

    @property
    def row(self) -> list[str]:
        """Return them as the cells of a table."""
        sides = zip(self.hits, self.times, strict=True)
        told = [
            cell for (one, three), ms in sides for cell in (f"{one:.3f} / {three:.3f}", f"{ms:.0f}")
        ]
        return [self.name, str(self.questions), *told, f"{self.same:.3f}"]


def _hits(found: Sequence[Found]) -> tuple[float, float]:
    """Return for how many of the questions the first passage is right, and one of three."""
    first, third = np.array([each.right for each in found]).mean(axis=0).tolist()
    return first, third


def plot(compared: Sequence[Compared], file: Path) -> None:
    """Draw hits and milliseconds of both backends for each set."""
    figure = Figure(figsize=(9.0, 4.2), layout="constrained")
    hits, times = figure.subplots(1, 2)
    places = np.arange(len(compared))
    for side, name in enumerate(("FAISS", "Qdrant")):
        at = places + 0.4 * side - 0.2
        hits.bar(at, [each.hits[side][0] for each in compared], 0.4, label=name)
        times.bar(at, [each.times[side] for each in compared], 0.4, label=name)
    for axes, label in ((hits, "hit@1"), (times, "ms a question")):
        axes.set_xticks(places, [each.name for each in compared], rotation=90, fontsize=7)
        axes.set_ylabel(label)
        axes.legend(fontsize=7)
    figure.savefig(file, dpi=120)
