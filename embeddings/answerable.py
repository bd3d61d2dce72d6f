"""Is it in the report at all? From a confidence to one of three outcomes."""

from typing import Literal

Outcome = Literal["answered", "unsure", "absent"]

_ANSWERED = 0.5
_ABSENT = 0.35


def outcome_of(confidence: float) -> Outcome:
    """Turn a confidence (0 to 1) into what the person is told."""
    if confidence >= _ANSWERED:
        return "answered"
    return "unsure" if confidence >= _ABSENT else "absent"
