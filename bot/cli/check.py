"""What a check of `doctor` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the set-up: whether it is well, and what was found or is to do."""

    part: str
    well: bool
    says: str
