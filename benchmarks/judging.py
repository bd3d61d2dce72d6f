"""The models that judge whether a report holds an answer, as they are trained.

One tells answers from near misses and another from what is about something else: they look at other
evidence, and a single one that tells both tells either worse.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from embeddings.search.judge.features import Features

Truth = Literal["answerable", "near", "touched", "far"]
Part = Literal["near", "far"]
# How much each kind weighs in training each of the two, whatever the number of its questions.
MASS: dict[Part, dict[Truth, float]] = {
    "near": {"answerable": 1.0, "near": 0.8, "touched": 0.2},
    "far": {"answerable": 1.0, "far": 1.2},
}
# What is added to the log odds against something else, which is told so much better that it would
# take the more doubtful near misses' place.
LENIENCE = 0.5
# L2 regularisation of the standardised weights.
C = 0.1
# A feature that varies less tells nothing, and is left as it is.
LEAST_DEVIATION = 1e-3


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a question to one text, and whether the text holds the answer."""

    text: str
    features: Features
    truth: Truth

    @property
    def group(self) -> tuple[float, float]:
        """Return how the question's language is to the report's, and whether it writes spaces."""
        stems = self.features.stems
        return (stems.one_language, stems.spaceless) if stems else (1.0, 0.0)


class Linear:
    """A logistic regression over standardised features that can be written down."""

    def __init__(self, rows: Sequence[Example], names: Sequence[str], part: Part) -> None:
        values = matrix(rows, names)
        self.names = names
        self.mean, deviation = values.mean(axis=0), values.std(axis=0)
        self.deviation = np.where(deviation < LEAST_DEVIATION, 1.0, deviation)
        self.fitted = LogisticRegression(C=C, max_iter=3000)
        truths, weights = [row.truth for row in rows], _weights(rows, part)
        right = np.array([truth == "answerable" for truth in truths])
        standard, counts = (values - self.mean) / self.deviation, weights > 0
        self.fitted.fit(standard[counts], right[counts], sample_weight=weights[counts])
        self.intercept = float(self.fitted.intercept_[0]) + (LENIENCE if part == "far" else 0.0)

    def judge(self, rows: Sequence[Example]) -> NDArray[np.float64]:
        """Return (n,) log odds."""
        values = (matrix(rows, self.names) - self.mean) / self.deviation
        odds: NDArray[np.float64] = values @ self.fitted.coef_[0] + self.intercept
        return odds

    def lines(self) -> list[str]:
        """Return it as lines of a TOML table, whose head is written already."""
        rows = zip(self.names, self.fitted.coef_[0], self.mean, self.deviation, strict=True)
        return [
            f"{name} = {{ weight = {weight:+.4f}, mean = {mean:.4f}, deviation = {deviation:.4f} }}"
            for name, weight, mean, deviation in rows
        ]


def _weights(rows: Sequence[Example], part: Part) -> NDArray[np.float64]:
    """Return (n,) how much each question weighs, so that each kind has its mass in each group.

    Else how many questions of a kind a group happens to have would tell which are answered.
    """
    answerable = Counter(row.group for row in rows if row.truth == "answerable")
    counts = Counter((row.truth, row.group) for row in rows)
    weights = [
        MASS[part].get(row.truth, 0.0) * answerable[row.group] / counts[row.truth, row.group]
        for row in rows
    ]
    return np.array(weights) * len(rows) / answerable.total()


class Both:
    """What tells answers from near misses, and what tells them from something else."""

    def __init__(self, rows: Sequence[Example], names: Sequence[str]) -> None:
        self.parts: dict[Part, Linear] = {part: Linear(rows, names, part) for part in MASS}

    def judge(self, rows: Sequence[Example]) -> NDArray[np.float64]:
        """Return (n,) log odds that a question is neither."""
        near, far = (part.judge(rows) for part in self.parts.values())
        odds: NDArray[np.float64] = -np.logaddexp(-near, -far)
        return odds


def matrix(rows: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return (n, f) features."""
    values = [row.features.by_name() for row in rows]
    return np.array([[each[name] for name in names] for each in values])
