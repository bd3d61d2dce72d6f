"""What is measured of retrieval and of abstention; pure functions over ranks and confidences."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

Ranks = NDArray[np.int64]
Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        """Write it as `0.82 (0.75-0.88)`."""
        return f"{self.mean:.3f} ({self.low:.2f}-{self.high:.2f})"


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a calibration table: confidences in a range, their mean, and what came true."""

    low: float
    high: float
    count: int
    confidence: float
    share: float


def hit_at(ranks: Ranks, k: int) -> Interval:
    """Return the share of questions whose right paragraph is among the first k.

    Args:
        ranks: (n,) rank of the first right paragraph from 1; 0 where it wasn't found.
        k: how many passages count.
    """
    return bootstrap(((ranks >= 1) & (ranks <= k)).astype(np.float64))


def mean_reciprocal_rank(ranks: Ranks) -> float:
    """Return the mean of 1 / rank, 0 where nothing was found."""
    return float(np.mean(np.where(ranks > 0, 1 / np.maximum(ranks, 1), 0))) if len(ranks) else 0.0


def bootstrap(values: Shares, rounds: int = 2000, seed: int = 1) -> Interval:
    """Return a mean and its percentile interval over resampled questions.

    Source: Efron, "Bootstrap methods: another look at the jackknife", 1979.
    """
    if not len(values):
        return Interval(0.0, 0.0, 0.0)
    drawn = np.random.default_rng(seed).integers(0, len(values), (rounds, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])
    return Interval(float(values.mean()), float(low), float(high))


def area_under_curve(answerable: Sequence[bool], confidence: Sequence[float]) -> float:
    """Return the AUROC: how often an answerable question is the more confident of a pair.

    0.5 is chance; NaN when all questions are of one kind.
    """
    if len(set(answerable)) < 2:
        return float("nan")
    return float(roc_auc_score(answerable, confidence))


def area_with_interval(
    answerable: Sequence[float], unanswerable: Sequence[float], rounds: int = 1000, seed: int = 1
) -> Interval | None:
    """Return the AUROC of two groups' confidences with its percentile interval; None without any.

    Both groups are resampled. Source: Mann and Whitney, 1947, for the area as a share of pairs.
    """
    if not answerable or not unanswerable:
        return None
    high, low = np.asarray(answerable, np.float64), np.asarray(unanswerable, np.float64)
    right = (high[:, None] > low) + 0.5 * (high[:, None] == low)
    random = np.random.default_rng(seed)
    rows = random.multinomial(len(high), np.full(len(high), 1 / len(high)), rounds) / len(high)
    columns = random.multinomial(len(low), np.full(len(low), 1 / len(low)), rounds) / len(low)
    areas = ((rows @ right) * columns).sum(axis=1)
    least, most = np.quantile(areas, [0.025, 0.975])
    return Interval(float(right.mean()), float(least), float(most))


def calibration(true: Sequence[bool], confidence: Sequence[float], bins: int = 5) -> list[Bin]:
    """Compare confidences with what came true, in ranges of equal width.

    Source: Niculescu-Mizil and Caruana, "Predicting good probabilities", 2005.
    """
    edges = np.linspace(0, 1, bins + 1)
    values, came = np.asarray(confidence, np.float64), np.asarray(true, np.float64)
    rows = []
    for low, high in pairwise(edges):
        held = (values >= low) & ((values < high) | (high == 1))
        mean = float(values[held].mean()) if held.any() else 0.0
        share = float(came[held].mean()) if held.any() else 0.0
        rows.append(Bin(float(low), float(high), int(held.sum()), mean, share))
    return rows
