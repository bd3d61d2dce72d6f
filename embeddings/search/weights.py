"""How much each part of a sentence's score counts."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of a sentence's score counts beside late interaction, which counts 1.

    Chosen on questions about the texts in benchmarks/data and flat around these values;
    docs/evaluation.md shows what each is worth.
    """

    meaning: float = 1.0
    context: float = 0.2
    heading_words: float = 0.2
    heading: float = 0.2
    answers: float = 0.03
    quantity: float = 0.05
    period: float = 0.05
    shared: float = 0.2
    meant: float = 1.0
    follow_up: float = 0.1
    own_year: float = 0.1
    plan: float = 0.2
    new_topic: float = 0.4
    expected: float = 0.5
    spelling: bool = True

    @classmethod
    def nothing(cls) -> Self:
        """Return weights with every part off."""
        weights = cls()
        for field in fields(cls):
            weights = weights.without(field.name)
        return weights

    def without(self, part: str) -> Self:
        """Return the weights with one part off."""
        off = type(getattr(self, part))()
        return replace(self, **{part: off})

    def ablations(self) -> Mapping[str, Self]:
        """Return, by its name, each part but expected questions, and weights without the two."""
        plain = self.without("expected")
        parts = [field.name for field in fields(self) if field.name != "expected"]
        return {part: plain.without(part) for part in parts}
