"""The type of what is guessed of a report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """A value, and in a few words where it was found."""

    value: str
    source: str
