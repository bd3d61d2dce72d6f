"""Is it in the report at all? Small logistic models over features of the best match."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from corpus.toml_tables import read_table
from embeddings.search.judge.features import Features
from embeddings.search.outcome import Outcome

# The exponential of a larger number is no float.
_LARGEST_EXPONENT = 700.0


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A weight for each standardised feature."""

    intercept: float
    features: Mapping[str, Mapping[str, float]]

    def odds(self, values: Mapping[str, float]) -> float:
        """Return the log odds of features by their names."""
        return self.intercept + sum(
            each["weight"] * (values[name] - each["mean"]) / each["deviation"]
            for name, each in self.features.items()
        )


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """Two linear models, the log odds of their sum as a confidence, and the thresholds.

    `near` tells an answer from a near miss, `far` from what is about something else: what tells the
    one doesn't tell the other. A confidence below `absent` is called absent, below `answered`
    unsure.
    """

    slope: float
    shift: float
    absent: float
    answered: float
    near: LinearModel
    far: LinearModel

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """Make a model of its table in answerable.toml."""
        parts = {part: LinearModel(**table[part]) for part in ("near", "far")}
        return cls(**{**table, **parts})

    def confidence(self, features: Features) -> float:
        """Return the probability (0 to 1) that the report holds the answer."""
        values = features.by_name()
        odds = both_odds(self.near.odds(values), self.far.odds(values))
        # A thousand odd characters may weigh that much.
        return 1 / (1 + math.exp(min(-self.slope * odds - self.shift, _LARGEST_EXPONENT)))


def both_odds(near: float, far: float) -> float:
    """Return the log odds that it is neither of two, from the log odds against either alone."""
    return min(near, far) - math.log1p(math.exp(-abs(near - far)))


@dataclass(frozen=True, slots=True)
class AnswerabilityJudge:
    """A model for each kind of evidence: of words, of meaning, of expected questions, or several.

    Without evidence of words or meaning there is none, and nothing is answered.
    """

    models: Mapping[str, LogisticModel]
    share_answered: float
    share_absent: float

    @classmethod
    def load(cls) -> Self:
        """Read the coefficients from answerable.toml, beside this module."""
        return cls.of(read_table(__package__, "answerable.toml"))

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Make a judge of the tables in answerable.toml."""
        share = data["characters"]
        models = {kind: LogisticModel.of(data[kind]) for kind in data if kind != "characters"}
        return cls(models, share["answered"], share["absent"])

    def confidence(self, features: Features | None) -> float:
        """Return the probability that the report holds the answer; 0 without evidence.

        Without what a follow-up adds it is unsure at most, however well the question
        before it is answered; nor does a paragraph of other years answer one that names its own,
        or one that misses the point, as band D does what is asked of band A.
        """
        model = self._model(features)
        if not model or not features:
            return 0.0
        confidence = model.confidence(features)
        misses = features.misses_new or features.misses_year or features.misses_point
        return min(confidence, model.answered - 0.01) if misses else confidence

    def outcome(self, confidence: float, features: Features | None) -> Outcome:
        """Turn a confidence into what the person is told."""
        model = self._model(features)
        return _outcome(confidence, model.answered, model.absent) if model else Outcome.ABSENT

    def least_unsure(self, features: Features) -> float:
        """Return the lowest confidence that is unsure; 0 without evidence."""
        model = self._model(features)
        return model.absent if model else 0.0

    def by_share(self, share: float) -> Outcome:
        """Judge a question that was matched by its characters, by the share that matched."""
        return _outcome(share, self.share_answered, self.share_absent)

    def _model(self, features: Features | None) -> LogisticModel | None:
        """Return the model for the evidence that there is."""
        return self.models.get(features.kind()) if features else None


def _outcome(value: float, answered: float, absent: float) -> Outcome:
    """Compare a value with two thresholds."""
    if value >= answered:
        return Outcome.ANSWERED
    return Outcome.UNSURE if value >= absent else Outcome.ABSENT
