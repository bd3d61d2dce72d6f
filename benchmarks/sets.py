"""The sets of questions for tuning, and those that were set aside before anything was tuned.

A set is a file of questions in benchmarks/data; the report that it asks is the one of the catalog
beside it whose id its name begins with. Nothing is trained, chosen or looked at on the held-out
sets: `make eval` prints what they say of what ships.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import SHIPPED, load_catalog
from corpus.model import Entry

ROOT = Path(__file__).parent.parent
DATA = ROOT / "benchmarks/data"
HOLDOUT = DATA / "holdout"
# Questions about everything else, which no report here answers.
ELSEWHERE = DATA / "elsewhere.jsonl"
# Files of questions that serve other measurements.
_OTHERS = {"followups", "elsewhere", "something-else", "spans"}
_SHIPPED_TOO = {"development": "liaoning-2022"}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions and the report that they ask."""

    name: str
    entry: Entry
    file: Path


def question_sets(folder: Path = DATA) -> Iterator[QuestionSet]:
    """Yield the sets of questions in a folder, in the order of their names."""
    entries = [*load_catalog(SHIPPED), *load_catalog(folder / "catalog.toml")]
    for file in sorted(folder.glob("*.jsonl")):
        if file.stem not in _OTHERS:
            yield QuestionSet(file.stem, _entry_of(file.stem, entries), file)


def _entry_of(name: str, entries: list[Entry]) -> Entry:
    """Return the report that a set of a name asks."""
    wanted = _SHIPPED_TOO.get(name, name)
    asked = [e for e in entries if wanted.startswith(e.id) or e.id.startswith(wanted.split("-")[0])]
    exact = [entry for entry in asked if wanted.startswith(entry.id)]
    return max(exact or asked[:1], key=lambda entry: len(entry.id))
