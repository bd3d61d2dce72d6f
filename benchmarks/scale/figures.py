"""What was measured, as a JSON file beside the document, which the capacity model reads too."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from benchmarks.scale.adding import Adding, Step
from benchmarks.scale.library import Building
from benchmarks.scale.nearest import Searched
from benchmarks.scale.opened import Opened
from benchmarks.scale.ways import Way

FILE = "scale.json"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of libraries, of adding to them, and of the first stage alone.

    `where` says on which machine and at which commit each part was measured.
    """

    where: Mapping[str, str]
    built: Sequence[Building] = ()
    opened: Sequence[Opened] = ()
    adding: Sequence[Adding] = ()
    nearest: Sequence[Searched] = ()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the figures of a folder; where there are none, none."""
        file = folder / FILE
        if not file.exists():
            return cls({})
        data: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return cls(
            data["where"],
            [Building(**each) for each in data["built"]],
            [opened_from(each) for each in data["opened"]],
            [adding_from(each) for each in data["adding"]],
            [searched_from(each) for each in data["nearest"]],
        )

    def save(self, folder: Path) -> None:
        """Write the figures into a folder."""
        text = json.dumps(asdict(self), indent=1)
        (folder / FILE).write_text(f"{text}\n", encoding="utf-8")

    def measured(self, part: str, where: str) -> Self:
        """Return the same, with a part that was measured somewhere just now."""
        return replace(self, where={**self.where, part: where})


def opened_from(data: Mapping[str, Any]) -> Opened:
    """Return what was measured of a library from what JSON has of it."""
    return Opened(**{**data, "hits": tuple(data["hits"]), "recalls": tuple(data["recalls"])})


def adding_from(data: Mapping[str, Any]) -> Adding:
    """Return what was measured of a report from what JSON has of it."""
    steps = {name: Step(**each) for name, each in data.items() if isinstance(each, dict)}
    return Adding(**{**data, **steps})


def searched_from(data: Mapping[str, Any]) -> Searched:
    """Return what was measured of a first stage from what JSON has of it."""
    tuples = {name: tuple(data[name]) for name in ("effort", "recalls")}
    return Searched(**{**data, **tuples, "way": Way(**data["way"])})
